using System.Text.Json;
using A11.Agents.Generation.Applications;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Agents.Generation.Facts;

/// <summary>Actions by commit. What the repository's own workflows pin comes first; nothing is made up.</summary>
internal sealed class ActionPins
{
    private static readonly Lazy<JsonElement> Known = new(() => EmbeddedFacts.Read("actions"));

    private readonly Dictionary<string, string> _own = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The pins that are known, those of a repository's workflows before all others.</summary>
    public ActionPins(ProjectFiles files)
    {
        foreach (var path in files.Paths.Where(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal)))
        {
            var text = files.Text(path);
            foreach (var step in WorkflowFile.Create(YamlTree.Parse(text))?.Steps ?? [])
            {
                if (step is { Uses: { } uses, Reference: { IsCommit: true } reference })
                {
                    var line = text.Content.AsSpan(uses.Span.End);
                    var rest = line[..(line.IndexOfAny('\r', '\n') is var length and >= 0 ? length : line.Length)].Trim();
                    _own.TryAdd(reference.Repository, rest.StartsWith("#") ? $"{uses.Value} {rest}" : uses.Value);
                }
            }
        }
    }

    /// <summary>What stands behind <c>uses:</c>: the action at its commit, with its version as a comment.</summary>
    /// <exception cref="RefusalException">No commit of it is known.</exception>
    public string Find(string action)
    {
        if (_own.TryGetValue(action, out var own) && own.Contains('#', StringComparison.Ordinal))
        {
            return own;
        }

        return Known.Value.TryGetProperty(action, out var pin)
            ? $"{action}@{pin.GetProperty("commit").GetString()} # {pin.GetProperty("version").GetString()}"
            : throw new RefusalException($"No commit of the action {action} is known, and none is made up; pin it in a workflow of the repository first.");
    }
}
