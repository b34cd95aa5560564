using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CliWrap;

namespace A11.Agents.Git;

/// <summary>The pattern by which git ignores a path.</summary>
/// <param name="File">The file that holds it, as git names it: from the repository's root, or an absolute path.</param>
/// <param name="Line">Its line there.</param>
/// <param name="Pattern">The pattern.</param>
public sealed record IgnorePattern(string File, int Line, string Pattern)
{
    /// <summary>What git tells of each path: file, line, pattern, path.</summary>
    private const int Fields = 4;

    /// <summary>The patterns of those paths that git ignores and does not track, by path.</summary>
    /// <param name="root">Absolute path of the directory that holds <c>.git</c>.</param>
    /// <param name="paths">Paths from the root, with slashes; a slash at the end stands for a directory. Nothing needs to be there.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public static IReadOnlyDictionary<string, IgnorePattern> Find(string root, params IReadOnlyList<string> paths)
    {
        GitFiles.RefuseUnreadable(root);
        if (paths.Count == 0)
        {
            return ImmutableDictionary<string, IgnorePattern>.Empty;
        }

        // With “./” in front no path is taken for a pathspec with magic (gitglossary(7)); the command refuses the option against it.
        const string Here = "./";
        var git = new GitProgram(root, root)
        {
            Variables = ImmutableDictionary<string, string?>.Empty.Add("GIT_WORK_TREE", root),
            Input = PipeSource.FromString(string.Concat(paths.Distinct(StringComparer.Ordinal).Select(path => $"{Here}{path}\0")), Encoding.UTF8),
        };

        // An exit code of 1 says that none is ignored (git-check-ignore(1)); what goes wrong says something.
        if (!git.TryRead(out var output, "--no-literal-pathspecs", "check-ignore", "--verbose", "-z", "--stdin"))
        {
            return output.Length == 0 ? ImmutableDictionary<string, IgnorePattern>.Empty : throw new GitException($"git check-ignore failed: {output}");
        }

        return output.Split('\0').Chunk(Fields).Where(fields => fields.Length == Fields && !fields[2].StartsWith('!'))
            .ToDictionary(fields => fields[3][Here.Length..], fields => new IgnorePattern(fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]), StringComparer.Ordinal);
    }

    /// <summary>Such as <c>.gitignore:3: *.lock.json</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Pattern}");
}
