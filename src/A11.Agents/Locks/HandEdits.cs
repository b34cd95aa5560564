using System.Collections.Immutable;

namespace A11.Agents.Locks;

/// <summary>Takes people's edits of generated files into the lock.</summary>
public static class HandEdits
{
    /// <summary>The locked files that are not what the lock says: changed or gone.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="locks">The lock.</param>
    public static ImmutableArray<LockedFile> Find(string root, LockFile locks) =>
        [.. locks.Tasks.SelectMany(task => task.Files).Where(file => file.FindState(root) != LockedFileState.Unchanged)];

    /// <summary>The lock with the files as they are now; one that is gone leaves the lock.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="locks">The lock.</param>
    /// <param name="paths">The files to take in.</param>
    /// <exception cref="IOException">One of them is no regular file.</exception>
    public static LockFile Accept(string root, LockFile locks, IReadOnlyCollection<string> paths) => locks with
    {
        Tasks =
        [
            .. locks.Modernize(root).Tasks
                .Select(task => task with { Files = [.. task.Files.Select(file => paths.Contains(file.Path) ? Accept(root, file) : file).OfType<LockedFile>()] })
                .Where(task => !task.Files.IsEmpty),
        ],
    };

    private static LockedFile? Accept(string root, LockedFile file)
    {
        var content = LockedContent.Read(root, file.Path, out var isRegular);
        return !isRegular ? throw new IOException($"{file.Path} is not a regular file, or is reached through a link, so it can't be accepted. Replace it with a regular file.")
            : content is { } found ? file with { Sha256 = found.Text, EditedByHand = true, IsOfBytes = false }
            : null;
    }
}
