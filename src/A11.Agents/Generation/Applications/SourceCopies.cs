using System.Collections.Immutable;

namespace A11.Agents.Generation.Applications;

/// <summary>
/// What of a repository an image needs, as arguments of COPY: named folders and files rather than everything, so that nothing that happens
/// to lie there (a <c>.env</c>, a <c>.git</c>) gets into a layer.
/// </summary>
internal static class SourceCopies
{
    /// <summary>The COPY instructions for the sources of some folders.</summary>
    /// <param name="files">The repository.</param>
    /// <param name="folders">The folders of the projects; an empty one is the root.</param>
    /// <param name="isNeeded">Whether a file at the root, or in a folder of it, is part of the program.</param>
    public static ImmutableArray<string> List(ProjectFiles files, IEnumerable<string> folders, Func<string, bool> isNeeded)
    {
        var all = folders.ToArray();
        if (!all.Contains(""))
        {
            return [.. all.Select(folder => folder.Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(folder => $"COPY {folder}/ {folder}/")];
        }

        var needed = files.Paths.Where(path => isNeeded(path) && !ProjectFiles.IsTest(path) && path[0] != '.').ToArray();
        var atRoot = needed.Where(path => !path.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        var below = needed.Where(path => path.Contains('/', StringComparison.Ordinal)).Select(path => path.Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var copies = ImmutableArray.CreateBuilder<string>();
        if (atRoot.Length > 0)
        {
            copies.Add($"COPY {string.Join(' ', atRoot)} ./");
        }

        copies.AddRange(below.Select(folder => $"COPY {folder}/ {folder}/"));
        return copies.ToImmutable();
    }
}
