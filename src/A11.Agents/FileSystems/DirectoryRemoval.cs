namespace A11.Agents.FileSystems;

/// <summary>
/// Deletes a tree whatever is in it: no link is followed, no mount is entered, and directories that somebody made read-only are opened first. What can't be
/// removed keeps nothing else from being removed.
/// </summary>
internal sealed class DirectoryRemoval
{
    /// <summary>How deep a tree is walked before its deeper part is moved up, so that no depth takes all descriptors or the stack.</summary>
    private const int Deepest = 64;

    /// <summary>
    /// Threads that help. Far more than there are processors: a disk that is told of each block that is free (mount option <c>discard</c>) lets each removal
    /// wait, and many at once wait no longer than one.
    /// </summary>
    private const int Helpers = 16;

    /// <summary>As many files as are worth a thread.</summary>
    private const int FilesAtOnce = 64;

    private const int Batch = 10_000;

    private readonly DirectoryHandle _top;
    private readonly string? _last;
    private Exception? _failure;
    private bool _isMoved;
    private int _free = Helpers;

    private DirectoryRemoval(DirectoryHandle top, string? last)
    {
        _top = top;
        _last = last;
    }

    /// <summary>Removes a directory and all that is in it.</summary>
    /// <param name="parent">The directory that it is in.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="LinkException">It is no directory, or a mount point is in it; all the rest was removed.</exception>
    /// <exception cref="IOException">Something can't be removed; all the rest was.</exception>
    /// <exception cref="UnauthorizedAccessException">Removing something is not permitted; all the rest was removed.</exception>
    public static void Remove(DirectoryHandle parent, string name)
    {
        using var confined = parent.Confine();
        using (var top = confined.OpenAnyhow(name))
        {
            new DirectoryRemoval(top, null).Run();
        }

        confined.DeleteFolder(name);
    }

    /// <summary>The same for a directory with a file that says whose it is.</summary>
    /// <param name="parent">The directory that it is in.</param>
    /// <param name="name">Its name.</param>
    /// <param name="last">The file in it that goes last, and stays where anything else does.</param>
    /// <param name="isThere">Whether that file is still the caller's: one that comes after it was removed is somebody else's, and stays.</param>
    /// <exception cref="LinkException">It is no directory, or a mount point is in it; all the rest was removed.</exception>
    /// <exception cref="IOException">Something can't be removed; all the rest was.</exception>
    /// <exception cref="UnauthorizedAccessException">Removing something is not permitted; all the rest was removed.</exception>
    public static void Remove(DirectoryHandle parent, string name, string last, ref bool isThere)
    {
        using var confined = parent.Confine();
        using (var top = confined.OpenAnyhow(name))
        {
            new DirectoryRemoval(top, last).Run();
            if (isThere && top.Find(last) is not null)
            {
                top.DeleteFile(last);
            }

            isThere = false;
        }

        confined.DeleteFolder(name);
    }

    private void Run()
    {
        do
        {
            _isMoved = false;
            _ = Empty(_top, 0);
        }
        while (_isMoved);

        if (_failure is { } failure)
        {
            throw failure;
        }
    }

    /// <returns>Whether all that was listed is gone.</returns>
    private bool Empty(DirectoryHandle folder, int depth)
    {
        // In batches, as there may be more names than memory holds; after a failure all at once, lest the names that stay are met again and again.
        for (var (most, isEmpty) = (Batch, true); ;)
        {
            var names = folder.List(most);
            isEmpty &= Delete(folder, names, depth);
            if (names.Count < most)
            {
                return isEmpty;
            }

            most = isEmpty ? Batch : int.MaxValue;
        }
    }

    private bool Delete(DirectoryHandle folder, IReadOnlyList<string> names, int depth)
    {
        var isEmpty = true;
        var helpers = new List<Task<bool>>();
        var files = new List<string>();
        foreach (var name in names.Where(name => depth > 0 || name != _last))
        {
            if (Try(() => folder.Find(name)?.Kind, out var kind) && kind == EntryKind.Folder)
            {
                isEmpty &= Share(() => DeleteFolder(folder, name, depth), names.Count > 1, helpers);
                continue;
            }

            files.Add(name);
            if (files.Count == FilesAtOnce)
            {
                string[] some = [.. files];
                isEmpty &= Share(() => DeleteFiles(folder, some), isWorthIt: true, helpers);
                files.Clear();
            }
        }

        isEmpty &= DeleteFiles(folder, files);
        Task.WaitAll([.. helpers]);
        return isEmpty && helpers.All(helper => helper.Result);
    }

    /// <summary>Has a thread do something where one is free, or does it right here.</summary>
    /// <returns>Whether it was done; a thread's answer is its own.</returns>
    private bool Share(Func<bool> delete, bool isWorthIt, List<Task<bool>> helpers)
    {
        if (!isWorthIt || Interlocked.Decrement(ref _free) < 0)
        {
            _ = isWorthIt ? Interlocked.Increment(ref _free) : 0;
            return delete();
        }

        helpers.Add(Task.Factory.StartNew(
            () =>
            {
                var isDone = delete();
                _ = Interlocked.Increment(ref _free);
                return isDone;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        return true;
    }

    private bool DeleteFiles(DirectoryHandle folder, IReadOnlyCollection<string> names)
    {
        var isEmpty = true;
        foreach (var name in names)
        {
            isEmpty &= Try(() => DeleteFile(folder, name), out _);
        }

        return isEmpty;
    }

    private static bool DeleteFile(DirectoryHandle folder, string name)
    {
        if (folder.Find(name) is { Kind: EntryKind.Mount })
        {
            throw new LinkException($"{FileName.Describe(name)} is a mount point, which is left alone with what is in it. Unmount it.");
        }

        folder.DeleteFile(name);
        return true;
    }

    private bool DeleteFolder(DirectoryHandle folder, string name, int depth) => Try(
        () =>
        {
            if (depth == Deepest)
            {
                folder.Move(name, _top, $".a11-removed-{Guid.NewGuid():N}");
                _isMoved = true;
                return true;
            }

            using var inner = folder.OpenAnyhow(name);
            if (!Empty(inner, depth + 1))
            {
                return false;
            }

            // While it is open: its blocks are then given back when it is closed, and no other removal has to wait for that.
            folder.DeleteFolder(name);
            return true;
        },
        out var isGone) && isGone;

    /// <summary>Does something, and keeps the first failure. What is gone already is no failure.</summary>
    private bool Try<T>(Func<T> action, out T? result)
    {
        try
        {
            result = action();
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            result = default;
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _ = Interlocked.CompareExchange(ref _failure, error, null);
            result = default;
            return false;
        }
    }
}
