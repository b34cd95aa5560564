using System.Collections.Immutable;
using A11.Core.Boundaries;

namespace A11.Agents.Workspaces;

/// <summary>Which paths an agent may leave behind and which nobody looks at.</summary>
/// <param name="patterns">The patterns of <c>agents.X.scratch</c>.</param>
internal sealed class ScratchPatterns(ImmutableArray<PathPattern> patterns)
{
    /// <summary>Whether a file is thrown away.</summary>
    public bool HasFile(string path) => patterns.Any(pattern => pattern.IsMatch(path));

    /// <summary>Whether all that is, or could be, in a folder is thrown away, so that it need not be walked.</summary>
    public bool HasAllIn(string folder) => patterns.Any(pattern => pattern.Text.EndsWith("**", StringComparison.Ordinal) && pattern.IsMatch($"{folder}/x"));
}
