using System.Collections.Immutable;
using A11.Agents.Changes;

namespace A11.Agents.Locks;

/// <summary>Takes people's edits of generated files into the lock.</summary>
public static class HandEdits
{
    /// <summary>The locked files that are not what the lock says: changed or gone.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="locks">The lock.</param>
    public static ImmutableArray<LockedFile> Find(string root, LockFile locks) =>
        [.. locks.Tasks.SelectMany(task => task.Files).Where(file => ContentHash.OfFile(Path.Combine(root, file.Path)) != file.Sha256)];

    /// <summary>The lock with the files as they are now; one that is gone leaves the lock.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="locks">The lock.</param>
    /// <param name="paths">The files to take in.</param>
    public static LockFile Accept(string root, LockFile locks, IReadOnlyCollection<string> paths) => locks with
    {
        Tasks =
        [
            .. locks.Tasks
                .Select(task => task with { Files = [.. task.Files.Select(file => paths.Contains(file.Path) ? Accept(root, file) : file).OfType<LockedFile>()] })
                .Where(task => !task.Files.IsEmpty),
        ],
    };

    private static LockedFile? Accept(string root, LockedFile file) =>
        ContentHash.OfFile(Path.Combine(root, file.Path)) is { } hash ? file with { Sha256 = hash, EditedByHand = true } : null;
}
