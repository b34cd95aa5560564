using System.Collections.Frozen;

namespace A11.Core.Boundaries;

/// <summary>
/// Directories that git takes for a repository although they are not called <c>.git</c>: by their <c>HEAD</c>, and <c>objects</c> and <c>refs</c> beside it
/// or in the directory that <c>commondir</c> names (gitrepository-layout(5)). A git that is started in one obeys its configuration and its hooks.
/// </summary>
/// <param name="existing">What is there before the changes.</param>
/// <param name="written">What the changes write.</param>
/// <param name="deleted">What the changes delete.</param>
internal sealed class BareRepositories(PathIndex existing, PathIndex written, IReadOnlySet<string> deleted)
{
    /// <summary>What git reads in a repository's directory.</summary>
    private static readonly FrozenSet<string> Entries = FrozenSet.ToFrozenSet(
        ["head", "objects", "refs", "commondir", "config", "config.worktree", "hooks", "info", "index", "packed-refs", "logs", "modules", "worktrees", "branches", "shallow", "gitdir", "reftable"],
        StringComparer.Ordinal);

    /// <summary>The directory that a written path makes, or keeps, such a repository; null where it is part of none.</summary>
    public string? Find(string path)
    {
        var start = 0;
        foreach (var entry in PathIndex.WayTo(path))
        {
            var directory = start == 0 ? "" : path[..(start - 1)];
            if (Entries.Contains(PathName.Fold(entry[start..])) && IsRepository(PathName.Fold(directory)))
            {
                return directory.Length == 0 ? "the repository's root" : directory;
            }

            start = entry.Length + 1;
        }

        return null;
    }

    private bool IsRepository(string folded) => Has(folded, "head") && ((Has(folded, "objects") && Has(folded, "refs")) || Has(folded, "commondir"));

    private bool Has(string folded, string name)
    {
        var path = folded.Length == 0 ? name : $"{folded}/{name}";
        return written.FindFolded(path).Count > 0 || existing.FindFolded(path).Any(entry => existing.IsLeft(entry, deleted));
    }
}
