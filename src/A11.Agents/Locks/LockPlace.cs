using System.Collections.Immutable;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Agents.Promotion;
using A11.Core.Boundaries;

namespace A11.Agents.Locks;

/// <summary>
/// Where a repository has its lock: at its place or, from earlier versions, at the root. Never at both: whoever adds a second lock must not be able to
/// choose the one that is read, so that two are an error until a person has removed one.
/// </summary>
internal static class LockPlace
{
    /// <summary>The lock's path from the root; null where there is none.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="InvalidDataException">There are two, or what is there is no regular file; the message says which.</exception>
    public static string? Find(string root)
    {
        RefuseTwins(root);
        var (current, former) = (PolicyFile.Read(root, LockFile.FileName), PolicyFile.Read(root, LockFile.FormerFileName));
        return current is not null && former is not null
            ? throw new InvalidDataException($"There are two locks, {LockFile.FileName} and {LockFile.FormerFileName}, so neither counts. The lock belongs at {LockFile.FileName}: if that one lists all generated files, run “git rm {LockFile.FormerFileName}”; if not, remove it and run “a11 accept”, which moves the other.")
            : current is not null ? LockFile.FileName
            : former is not null ? LockFile.FormerFileName
            : null;
    }

    /// <summary>The changes that put a lock in its place. One at the former place goes with them.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="locks">The new lock.</param>
    /// <exception cref="InvalidDataException">There are two locks.</exception>
    public static ImmutableArray<Change> Replace(string root, LockFile locks)
    {
        var place = Find(root);
        var written = new Change(LockFile.FileName, place == LockFile.FileName ? ChangeKind.Modified : ChangeKind.Added, locks.ToBytes());
        return place == LockFile.FormerFileName ? [written, new Change(place, ChangeKind.Deleted, default)] : [written];
    }

    /// <summary>Moves the lock to its place, in one step.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="locks">The lock as it is to be there.</param>
    /// <exception cref="IOException">It can't be written, or was changed meanwhile.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public static void Move(string root, LockFile locks)
    {
        try
        {
            new Promoter(root).Promote(Replace(root, locks), HashFiles(root));
        }
        catch (PromotionConflictException conflict)
        {
            throw new IOException(conflict.Message, conflict);
        }
    }

    /// <summary>The hashes of what is at both places; null where nothing is.</summary>
    public static IReadOnlyDictionary<string, string?> HashFiles(string root) =>
        Both.ToDictionary(path => path, path => ContentHash.ComputeFile(Path.Combine(root, path)), StringComparer.Ordinal);

    /// <summary>Both places.</summary>
    public static ImmutableArray<string> Both { get; } = [LockFile.FileName, LockFile.FormerFileName];

    /// <summary>Names that a file system without case takes for the lock, and another one does not: what is read must not depend on the system.</summary>
    private static void RefuseTwins(string root)
    {
        var (directory, name) = (Path.GetDirectoryName(LockFile.FileName)!, Path.GetFileName(LockFile.FileName));
        try
        {
            using var folder = DirectoryHandle.Open(root);
            Refuse(folder.List(), "", directory, LockFile.FormerFileName);
            if (folder.Find(directory) is { Kind: EntryKind.Folder })
            {
                using var own = folder.Enter(directory);
                Refuse(own.List(), $"{directory}/", name);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{LockFile.FileName} can't be read: {error.Message}", error);
        }
    }

    private static void Refuse(IEnumerable<string> entries, string prefix, params string[] names)
    {
        foreach (var entry in entries)
        {
            var folded = PathName.Fold(entry);
            if (folded != entry && names.Contains(folded))
            {
                throw new InvalidDataException($"{FileName.Describe(prefix + entry)} is the same as {prefix}{folded} on some systems and not on others. Remove or rename it.");
            }
        }
    }
}
