using System.Text.Json;
using A11.Agents.Generation.Applications;
using A11.Core.Workflows.Model;

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
            foreach (var (action, pin) in WorkflowFile.Parse(files.Text(path))?.PinnedActions ?? [])
            {
                _ = _own.TryAdd(action, pin);
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
