using System.Text;
using A11.Agents.FileSystems;

namespace A11.Agents.Workspaces;

/// <summary>
/// The folder of one run, which nobody else may look into. A marker in it says whose it is, and is locked for as long as the run lives; what a killed run
/// left is known by a marker that nobody holds.
/// </summary>
internal sealed class PrivateFolder : IDisposable
{
    /// <summary>How often a folder is tried to be removed, and how much longer each time is waited for, as a busy machine needs.</summary>
    private const int Attempts = 5;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

    private const string Prefix = "a11-workspace-";
    private const string MarkerName = "a11-workspace";
    private const string MarkerText = "This folder belongs to a run of a11, which removes it when it ends; if the run was killed, the next one does.\n";

    private readonly string _parent;
    private readonly string _name;
    private readonly FileLock _marker;
    private readonly Action<string> _warn;

    private PrivateFolder(string parent, string name, FileLock marker, Action<string> warn)
    {
        _parent = parent;
        _name = name;
        _marker = marker;
        _warn = warn;
    }

    /// <summary>Absolute path.</summary>
    public string Path => System.IO.Path.Combine(_parent, _name);

    /// <summary>Makes one.</summary>
    /// <param name="parent">The folder that it is made in.</param>
    /// <param name="warn">Told what can't be removed in the end.</param>
    public static PrivateFolder Create(string parent, Action<string> warn)
    {
        var name = $"{Prefix}{Guid.NewGuid():N}"[..(Prefix.Length + 12)];
        var path = System.IO.Path.Combine(parent, name);
        WorkspaceLocation.CreatePrivate(path);
        var marker = FileLock.TryTake(System.IO.Path.Combine(path, MarkerName)) ?? throw new IOException($"Somebody holds {path}, which was made just now.");
        marker.Write(Encoding.ASCII.GetBytes(MarkerText));
        return new PrivateFolder(parent, name, marker, warn);
    }

    /// <summary>Removes what killed runs left.</summary>
    /// <param name="parent">The folder that workspaces are made in.</param>
    /// <param name="warn">Told what can't be removed.</param>
    public static void RemoveLeftovers(string parent, Action<string> warn)
    {
        try
        {
            using var folder = Folder.Open(parent);
            foreach (var name in folder.List().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
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
            using var folder = Folder.Open(_parent);
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

    private static void Remove(Folder parent, string name, string path, Action<string> warn)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                FolderRemoval.Remove(parent, name);
                return;
            }
            catch (IOException) when (attempt < Attempts)
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

    /// <summary>Removes a folder that has our marker, which nobody holds. Other users' are theirs: they can't be opened.</summary>
    private static void RemoveIfLeftover(Folder parent, string name, string path, Action<string> warn)
    {
        try
        {
            if (!HasMarker(parent, name) || FileLock.TryTake(System.IO.Path.Combine(path, MarkerName)) is not { } marker)
            {
                return;
            }

            using (OperatingSystem.IsWindows() ? null : marker)
            {
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

    private static bool HasMarker(Folder parent, string name)
    {
        if (parent.Find(name) is not { Kind: EntryKind.Folder })
        {
            return false;
        }

        using var folder = parent.Enter(name);
        using var file = folder.OpenFile(MarkerName);
        var text = new byte[MarkerText.Length];
        return RandomAccess.Read(file, text, 0) == text.Length && text.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(MarkerText));
    }
}
