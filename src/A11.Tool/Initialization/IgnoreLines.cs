using System.Collections.Immutable;
using A11.Agents.Git;
using A11.Agents.Repositories;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>The lines of <c>.gitignore</c> that keep what tools write out of git: reports, records of runs, and what a .NET build leaves.</summary>
internal static class IgnoreLines
{
    /// <summary>Where they are written, from the repository's root.</summary>
    public const string Path = ".gitignore";

    /// <summary>Paths that one command line is given: systems limit its length.</summary>
    private const int MostArguments = 200;

    private static readonly ImmutableArray<string> Own = [".a11/runs/", "a11.sarif"];

    private static readonly ImmutableArray<string> DotNet = ["bin/", "obj/"];

    /// <summary>The lines that the repository lacks.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="projects">Its .NET projects.</param>
    /// <param name="text">The text of <c>.gitignore</c>; empty where there is none.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public static ImmutableArray<string> FindMissing(string root, IFileSource files, ImmutableArray<string> projects, string text)
    {
        var places = Own.Select(line => (Line: line, Place: Example("", line)))
            .Concat(DotNet.Where(line => !IsInUse(files, projects, line)).SelectMany(line => projects.Select(project => (Line: line, Place: Example(RepositoryPath.Directory(project), line)))))
            .ToArray();
        var ignored = FindIgnored(root, [.. places.Select(place => place.Place)]);
        var written = text.Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        return [.. places.Where(place => !ignored.Contains(place.Place)).Select(place => place.Line).Distinct().Where(line => !written.Contains(line))];
    }

    /// <summary>The file's text with the lines at its end.</summary>
    public static string Add(EditedFile file, ImmutableArray<string> lines)
    {
        var gap = file.Text.Length == 0 ? "" : file.Text.EndsWith('\n') ? file.LineEnd : file.LineEnd + file.LineEnd;
        return file.Text + gap + string.Concat(lines.Prepend("# Reports, records of runs and build output").Select(line => line + file.LineEnd));
    }

    private static HashSet<string> FindIgnored(string root, string[] paths) => RepositoryLocator.HasGit(root)
        ? [.. paths.Chunk(MostArguments).SelectMany(batch => IgnorePattern.Find(root, batch).Keys)]
        : [];

    /// <summary>A path that such a line is there for.</summary>
    private static string Example(string folder, string line) => Join(folder, line.EndsWith('/') ? line + "x" : line);

    /// <summary>Whether a directory of this name holds files of the repository, such as scripts in <c>bin</c>. Beside a project it is what a build leaves.</summary>
    private static bool IsInUse(IFileSource files, ImmutableArray<string> projects, string line)
    {
        var outputs = projects.Select(project => Join(RepositoryPath.Directory(project), line)).ToHashSet(StringComparer.Ordinal);
        return files.Paths.Any(path => Ends(path, line).Any(end => !outputs.Contains(path[..end])));
    }

    /// <summary>Where directories of a name end in a path.</summary>
    private static IEnumerable<int> Ends(string path, string line)
    {
        for (var at = path.IndexOf(line, StringComparison.Ordinal); at >= 0; at = path.IndexOf(line, at + line.Length, StringComparison.Ordinal))
        {
            if (at == 0 || path[at - 1] == '/')
            {
                yield return at + line.Length;
            }
        }
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
