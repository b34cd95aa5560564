using System.Collections.Frozen;
using System.Collections.Immutable;
using A11.Core.Files;

namespace A11.Agents.Boundaries;

/// <summary>Paths that look like what a build or a test run leaves behind, and the line by which git ignores them.</summary>
internal static class BuildOutput
{
    private static readonly FrozenSet<string> Directories = DirectoryFileSource.SkippedDirectories
        .Concat(["artifacts", "dist", "coverage", "target", "BenchmarkDotNet.Artifacts"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<string> Endings = [".sarif", ".binlog", ".trx"];

    /// <summary>The line of a <c>.gitignore</c> that covers the path; null where it looks like no output.</summary>
    /// <param name="path">The path from the root, with slashes.</param>
    public static string? FindIgnoreLine(string path) =>
        path.Split('/')[..^1].FirstOrDefault(Directories.Contains) is { } directory ? $"{directory}/"
        : Endings.FirstOrDefault(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending ? $"*{ending}"
        : null;
}
