using System.Text;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Secrets;
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
            if (!isKnown && result.Secrets.Find(change.Path) is [var named, ..])
            {
                yield return new Diagnostic(GenerationRules.LeakedCredential, change.Path, default, $"The name of this file contains the value of {named.Name}, a credential that the agent was given. Rename the file.");
            }

            foreach (var found in FindNew(result.Secrets, isKnown ? repository.Read(change.Path) : default, change.Content))
            {
                yield return Locate(change, found.FirstLine, $"This line contains the value of {found.Name}, a credential that the agent was given. Remove it, and take the value from the environment or a secret.");
            }
        }
    }

    /// <summary>For each credential that more lines give away than before, the first line that was not there; all may be, where one was repeated.</summary>
    private static IEnumerable<SecretMatch> FindNew(SecretValues secrets, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        var known = secrets.Find(before.Span).ToLookup(match => match.Secret);
        var lines = known.Count == 0 ? [] : before.Span.ToLineTexts().ToHashSet(StringComparer.Ordinal);
        var texts = known.Count == 0 ? [] : after.Span.ToLineTexts();
        return secrets.Find(after.Span)
            .GroupBy(match => match.Secret)
            .Where(matches => matches.DistinctBy(match => match.FirstLine).Count() > known[matches.Key].DistinctBy(match => match.FirstLine).Count())
            .Select(matches => matches.FirstOrDefault(match => known.Count == 0 || !lines.Contains(texts[match.FirstLine - 1]), matches.Last()))
            .DistinctBy(match => match.Name);
    }

    private static string[] ToLineTexts(this ReadOnlySpan<byte> content) => Encoding.Latin1.GetString(content).Split('\n');

    private static Diagnostic Locate(Change change, int line, string message)
    {
        var content = FileContent.Decode(change.Content.Span);
        var finding = new Diagnostic(GenerationRules.LeakedCredential, change.Path, default, message);
        return content.Problem is null && line <= content.Text.LineCount ? finding with { Text = content.Text, Span = content.Text.GetLine(line) } : finding;
    }
}
