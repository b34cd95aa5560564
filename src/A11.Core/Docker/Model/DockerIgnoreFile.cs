using System.Collections.Immutable;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>A .dockerignore: what is left out of the build context (Docker documentation, “Build context: .dockerignore files”).</summary>
/// <param name="Path">The file.</param>
/// <param name="Patterns">Its patterns in order, as they are compared: from the root of the context, without slashes at their ends. The last that matches decides.</param>
public sealed record DockerIgnoreFile(string Path, ImmutableArray<DockerIgnorePattern> Patterns)
{
    /// <summary>The file that holds for a Dockerfile: its own or the one beside it; null where there is none.</summary>
    public static DockerIgnoreFile? Find(SourceFile dockerfile, Repository repository)
    {
        var own = repository.Find(dockerfile.Path + ".dockerignore") ?? repository.Find((dockerfile.Directory.Length == 0 ? "" : dockerfile.Directory + "/") + ".dockerignore");
        return own is { Problem: null } ? own.Syntax(Read) : null;
    }

    /// <summary>The file at the root of a Dockerfile's project, which holds where that is the directory that it is built in.</summary>
    public static DockerIgnoreFile? FindAtRoot(SourceFile dockerfile, Repository repository)
    {
        var root = repository.ProjectRootOf(dockerfile.Path);
        return root != dockerfile.Directory && repository.Find((root.Length == 0 ? "" : root + "/") + ".dockerignore") is { Problem: null } file ? file.Syntax(Read) : null;
    }

    /// <summary>The pattern that leaves out a path with all that lies below it; null where none does, or another one may take something below it back in.</summary>
    public string? FindPattern(string path) =>
        FindLast(path) is { IsException: false } found && !Patterns.Any(pattern => pattern.IsException && pattern.MayMatchBelow(path)) ? found.Text : null;

    /// <summary>Whether a path itself is left out.</summary>
    public bool Excludes(string path) => FindLast(path) is { IsException: false };

    /// <summary>The pattern that leaves out the whole context; null where none does.</summary>
    public string? FindPatternOfAll() =>
        Patterns.FirstOrDefault(static pattern => pattern.Text is "*" or "**" or "**/*") is { } all && !Patterns.Any(static pattern => pattern.IsException) ? all.Text : null;

    private DockerIgnorePattern? FindLast(string path) => Patterns.LastOrDefault(pattern => pattern.IsMatch(path));

    private static DockerIgnoreFile Read(SourceFile file) => Parse(file.Path, file.Text);

    /// <summary>Reads such a file.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <param name="text">Its text.</param>
    public static DockerIgnoreFile Parse(string path, SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var patterns = ImmutableArray.CreateBuilder<DockerIgnorePattern>();
        foreach (var line in text.Content.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("#") || line.Trim() is not { IsEmpty: false } pattern)
            {
                continue;
            }

            var isException = pattern[0] == '!';
            if (Clean(pattern[(isException ? 1 : 0)..].Trim().ToString()) is { Length: > 0 } cleaned)
            {
                patterns.Add(new DockerIgnorePattern(cleaned, isException));
            }
        }

        return new DockerIgnoreFile(path, patterns.ToImmutable());
    }

    /// <summary>A path without <c>.</c>, <c>..</c> and slashes that say nothing, from the root of the context.</summary>
    public static string Clean(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
