using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Generation;

namespace A11.Agents.Gates;

/// <summary>Finds the logins that an agent was given in what it changed. No finding holds a value.</summary>
internal static class LeakedCredentials
{
    /// <summary>A finding for each path whose name or content gives a login away, but where the repository held it before.</summary>
    public static IEnumerable<Diagnostic> Find(IFileSource repository, AgentResult result)
    {
        foreach (var change in result.Changes.Where(change => change.Kind != ChangeKind.Deleted))
        {
            var isKnown = change.Kind != ChangeKind.Added && PathName.FindProblem(change.Path) is null && repository.Exists(change.Path);
            if (!isKnown && result.Secrets.Find(change.Path) is { } named)
            {
                yield return new Diagnostic(GenerationRules.LeakedCredential, change.Path, default, $"The name of this file contains the value of {named.Name}, a credential that the agent was given. Rename the file.");
            }

            if (result.Secrets.Find(change.Content.Span) is { } found && !(isKnown && result.Secrets.Find(repository.Read(change.Path).Span) is not null))
            {
                yield return Locate(change, found.Line, $"This line contains the value of {found.Name}, a credential that the agent was given. Remove it, and take the value from the environment or a secret.");
            }
        }
    }

    private static Diagnostic Locate(Change change, int line, string message)
    {
        var content = FileContent.Decode(change.Content.Span);
        var finding = new Diagnostic(GenerationRules.LeakedCredential, change.Path, default, message);
        return content.Problem is null && line <= content.Text.LineCount ? finding with { Text = content.Text, Span = content.Text.GetLine(line) } : finding;
    }
}
