using System.Collections.Immutable;
using System.Globalization;

namespace A11.Agents.Git;

/// <summary>The pattern by which git ignores a path.</summary>
/// <param name="File">The file that holds it, as git names it: from the repository's root, or an absolute path.</param>
/// <param name="Line">Its line there.</param>
/// <param name="Pattern">The pattern.</param>
public sealed record IgnorePattern(string File, int Line, string Pattern)
{
    /// <summary>The patterns of those paths that git ignores and does not track, by path.</summary>
    /// <param name="root">Absolute path of the directory that holds <c>.git</c>.</param>
    /// <param name="paths">Paths from the root, with slashes and without line breaks; nothing needs to be there.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public static IReadOnlyDictionary<string, IgnorePattern> Find(string root, params IReadOnlyList<string> paths)
    {
        GitFiles.RefuseUnreadable(root);
        var git = new GitProgram(root, root) { Variables = ImmutableDictionary<string, string?>.Empty.Add("GIT_WORK_TREE", root) };

        // An exit code of 1 says that none is ignored (git-check-ignore(1)); what goes wrong says something.
        if (!git.TryRead(out var output, ["check-ignore", "--verbose", "--", .. paths]))
        {
            return output.Length == 0 ? ImmutableDictionary<string, IgnorePattern>.Empty : throw new GitException($"git check-ignore failed: {output}");
        }

        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .Where(fields => fields.Length == 2)
            .Select(fields => (Path: fields[1], Pattern: Parse(fields[0])))
            .Where(found => found.Pattern is not null and not { Pattern: ['!', ..] })
            .ToImmutableDictionary(found => found.Path, found => found.Pattern!, StringComparer.Ordinal);
    }

    /// <summary>Such as <c>.gitignore:3: *.lock.json</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Pattern}");

    /// <summary>Reads <c>file:line:pattern</c>; both others may hold colons, a number between two of them hardly.</summary>
    private static IgnorePattern? Parse(string text)
    {
        for (var colon = text.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            var end = text.IndexOf(':', colon + 1);
            if (end > 0 && int.TryParse(text.AsSpan(colon + 1, end - colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line))
            {
                return new IgnorePattern(text[..colon], line, text[(end + 1)..]);
            }
        }

        return null;
    }
}
