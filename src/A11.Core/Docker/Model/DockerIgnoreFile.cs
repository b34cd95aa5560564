using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>A .dockerignore: what is left out of the build context (Docker documentation, “Build context: .dockerignore files”).</summary>
/// <param name="Path">The file.</param>
/// <param name="Patterns">Its patterns as they are compared: from the root of the context, without slashes at their ends.</param>
/// <param name="HasExceptions">Whether a line takes something back in (<c>!</c>).</param>
public sealed record DockerIgnoreFile(string Path, ImmutableArray<string> Patterns, bool HasExceptions)
{
    /// <summary>The file that holds for a Dockerfile: its own or the one beside it; null where there is none.</summary>
    public static DockerIgnoreFile? Find(SourceFile dockerfile, Repository repository)
    {
        var own = repository.Find(dockerfile.Path + ".dockerignore") ?? repository.Find((dockerfile.Folder.Length == 0 ? "" : dockerfile.Folder + "/") + ".dockerignore");
        return own is { Problem: null } ? own.Syntax(Read) : null;
    }

    /// <summary>The file at the root of a Dockerfile's project, which holds where that is the folder that it is built in.</summary>
    public static DockerIgnoreFile? FindAtRoot(SourceFile dockerfile, Repository repository)
    {
        var root = repository.ProjectRootOf(dockerfile.Path);
        return root != dockerfile.Folder && repository.Find((root.Length == 0 ? "" : root + "/") + ".dockerignore") is { Problem: null } file ? file.Syntax(Read) : null;
    }

    /// <summary>The first pattern that leaves out the path or a folder that it lies in; null where none does.</summary>
    public string? FindPattern(string path)
    {
        foreach (var pattern in Patterns)
        {
            if (!PathPattern.TryParse("/" + pattern, out var parsed, out _))
            {
                continue;
            }

            for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
            {
                if (parsed.IsMatch(path[..end]))
                {
                    return pattern;
                }
            }
        }

        return null;
    }

    private static DockerIgnoreFile Read(SourceFile file) => Parse(file.Path, file.Text);

    /// <summary>Reads such a file.</summary>
    /// <param name="path">Its path from the root.</param>
    /// <param name="text">Its text.</param>
    public static DockerIgnoreFile Parse(string path, SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var patterns = ImmutableArray.CreateBuilder<string>();
        var hasExceptions = false;
        foreach (var line in text.Content.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("#") || line.Trim() is not { IsEmpty: false } pattern)
            {
                continue;
            }

            hasExceptions |= pattern[0] == '!';
            if (pattern[0] != '!' && Clean(pattern.ToString()) is { Length: > 0 } cleaned)
            {
                patterns.Add(cleaned);
            }
        }

        return new DockerIgnoreFile(path, patterns.ToImmutable(), hasExceptions);
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
