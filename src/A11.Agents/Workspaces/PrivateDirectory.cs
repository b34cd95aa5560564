using System.Buffers;
using A11.Agents.FileSystems;

namespace A11.Agents.Workspaces;

/// <summary>
/// The directory of one run, which nobody else may look into. A marker in it is locked for as long as the run lives; what a killed run left is known by its
/// form and by a marker that nobody holds.
/// </summary>
internal sealed class PrivateDirectory : IDisposable
{
    /// <summary>How often a folder is tried to be removed, and how much longer each time is waited for, as a busy machine needs.</summary>
    private const int Attempts = 5;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

    private const string Prefix = "a11-workspace-";
    private const string MarkerName = "a11-workspace";

    /// <summary>Random digits of a name.</summary>
    private const int Digits = 12;

    /// <summary>More names than a run ever needs.</summary>
    private const int MostNames = 100;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private static ReadOnlySpan<byte> MarkerText => "This folder belongs to a run of a11, which removes it when it ends; if the run was killed, the next one does.\n"u8;

    private readonly string _parent;
    private readonly string _name;
    private readonly FileLock _marker;
    private readonly Action<string> _warn;

    private PrivateDirectory(string parent, string name, FileLock marker, Action<string> warn)
    {
        _parent = parent;
        _name = name;
        _marker = marker;
        _warn = warn;
    }

    /// <summary>Absolute path.</summary>
    public string Path => System.IO.Path.Combine(_parent, _name);

    /// <summary>Makes one.</summary>
    /// <param name="parent">Absolute path of the directory that it is made in.</param>
    /// <param name="warn">Told what can't be removed in the end.</param>
    public static PrivateDirectory Create(string parent, Action<string> warn)
    {
        using var folder = DirectoryHandle.Open(parent);
        for (var attempt = 1; attempt < MostNames; attempt++)
        {
            var name = $"{Prefix}{Guid.NewGuid():N}"[..(Prefix.Length + Digits)];
            if (folder.TryCreatePrivateFolder(name) && TryMark(folder, parent, name) is { } marker)
            {
                return new PrivateDirectory(parent, name, marker, warn);
            }
        }

        throw new IOException($"No directory that lasts can be made in {parent}: something removes each.");
    }

    /// <summary>Removes what killed runs left.</summary>
    /// <param name="parent">Absolute path of the directory that workspaces are made in.</param>
    /// <param name="warn">Told what can't be removed.</param>
    public static void RemoveLeftovers(string parent, Action<string> warn)
    {
        try
        {
            using var opened = DirectoryHandle.Open(parent);
            using var folder = opened.Confine();
            foreach (var name in folder.List().Where(IsName))
            {
                RemoveIfLeftover(folder, name, System.IO.Path.Combine(parent, name), warn);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            warn($"Workspaces that killed runs may have left in {parent} can't be looked for: {error.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Windows removes no file that is open; elsewhere the lock keeps others from removing the same folder at the same time.
        if (OperatingSystem.IsWindows())
        {
            _marker.Dispose();
        }

        try
        {
            using var folder = DirectoryHandle.Open(_parent);
            Remove(folder, _name, Path, _warn);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _warn($"The workspace {Path} can't be removed: {error.Message} The next run tries again.");
        }
        finally
        {
            _marker.Dispose();
        }
    }

    /// <summary>
    /// Marks a directory that was made just now. Until it is marked another start may take it for a leftover, which ends in one of three ways: that start
    /// holds the marker, has removed the directory, or has removed the marker that was made here.
    /// </summary>
    private static FileLock? TryMark(DirectoryHandle parent, string path, string name)
    {
        FileLock? marker = null;
        try
        {
            marker = FileLock.TryTake(System.IO.Path.Combine(path, name, MarkerName));
            marker?.Write(MarkerText);
            using var folder = parent.Enter(name);
            if (marker is not null && ReadMarker(folder) is { } written && written.SequenceEqual(MarkerText))
            {
                return marker;
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // It was taken for a leftover.
        }

        marker?.Dispose();
        return null;
    }

    private static void Remove(DirectoryHandle parent, string name, string path, Action<string> warn)
    {
        var isMarked = true;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The marker goes last: as long as anything is left it says whose it is. A second one is of a run that has begun in the emptied directory meanwhile.
                DirectoryRemoval.Remove(parent, name, MarkerName, ref isMarked);
                return;
            }
            catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
            {
                // Somebody else removed it.
                return;
            }
            catch (IOException) when (!isMarked && parent.Find(name) is { Kind: EntryKind.Folder } && IsMarked(parent, name))
            {
                return;
            }
            catch (IOException error) when (attempt < Attempts && error is not LinkException)
            {
                // A program that is just ending may have written once more.
                Thread.Sleep(attempt * Wait);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                warn($"The workspace {path} can't be removed: {error.Message} The next run tries again.");
                return;
            }
        }
    }

    /// <summary>Removes a directory that is one of ours and that nobody holds.</summary>
    private static void RemoveIfLeftover(DirectoryHandle parent, string name, string path, Action<string> warn)
    {
        try
        {
            if (!IsOurs(parent, name) || FileLock.TryTake(System.IO.Path.Combine(path, MarkerName)) is not { } marker)
            {
                return;
            }

            using (OperatingSystem.IsWindows() ? null : marker)
            {
                if (!marker.IsNamed(parent))
                {
                    // Whoever held it before has removed it, so that what has its name now is not what is locked.
                    return;
                }

                // Windows removes no file that is open.
                if (OperatingSystem.IsWindows())
                {
                    marker.Dispose();
                }

                Remove(parent, name, path, warn);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not ours, or somebody else removes it.
        }
    }

    private static bool IsName(string name) =>
        name.Length == Prefix.Length + Digits && name.StartsWith(Prefix, StringComparison.Ordinal) && name.AsSpan(Prefix.Length).IndexOfAnyExcept(HexDigits) < 0;

    /// <summary>
    /// Whether a run made the directory: this user's, and with our marker; or, where a run was killed before it had written that, without anything that a run
    /// doesn't make.
    /// </summary>
    private static bool IsOurs(DirectoryHandle parent, string name)
    {
        if (parent.Find(name) is not { Kind: EntryKind.Folder } status || (LinuxDirectoryHandle.IsSupported && status.Owner != LinuxCalls.User()))
        {
            return false;
        }

        using var folder = parent.OpenAnyhow(name);
        var marker = ReadMarker(folder) ?? [];
        return marker.SequenceEqual(MarkerText) || (MarkerText.StartsWith(marker) && folder.List(MostNames).All(name => name == MarkerName || Workspace.Names.Contains(name)));
    }

    private static bool IsMarked(DirectoryHandle parent, string name)
    {
        using var folder = parent.OpenAnyhow(name);
        return folder.Find(MarkerName) is not null;
    }

    /// <summary>As much of the marker as our text is long; null where there is none.</summary>
    /// <exception cref="IOException">Something else is there.</exception>
    private static byte[]? ReadMarker(DirectoryHandle folder)
    {
        if (folder.Find(MarkerName) is null)
        {
            return null;
        }

        using var file = folder.OpenFile(MarkerName);
        var text = new byte[MarkerText.Length + 1];
        return text[..RandomAccess.Read(file, text, 0)];
    }
}
