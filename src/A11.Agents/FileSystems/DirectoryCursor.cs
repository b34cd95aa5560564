namespace A11.Agents.FileSystems;

/// <summary>Goes from folder to folder below a root and keeps those open that the next path shares with the last.</summary>
internal sealed class DirectoryCursor(DirectoryHandle root) : IDisposable
{
    private readonly List<(string Name, DirectoryHandle Directory)> _open = [];

    /// <summary>Whether directories that are made are spread over the disk (<see cref="DirectoryHandle.SpreadFolders"/>).</summary>
    public bool IsSpreading { get; init; }

    /// <summary>The folder of a path from the root, with slashes; the root itself for an empty one.</summary>
    /// <param name="path">The folder's path.</param>
    /// <param name="create">Whether what is missing is made.</param>
    /// <exception cref="IOException">It is not there, or reached through a link.</exception>
    public DirectoryHandle Go(string path, bool create = false)
    {
        var names = path.Length == 0 ? [] : path.Split('/');
        var shared = 0;
        while (shared < names.Length && shared < _open.Count && _open[shared].Name == names[shared])
        {
            shared++;
        }

        Close(shared);
        foreach (var name in names[shared..])
        {
            var parent = Current;
            if (create)
            {
                parent.CreateFolder(name);
            }

            _open.Add((name, parent.Enter(name)));
            if (create && IsSpreading)
            {
                Current.SpreadFolders();
            }
        }

        return Current;
    }

    /// <inheritdoc/>
    public void Dispose() => Close(0);

    private DirectoryHandle Current => _open.Count == 0 ? root : _open[^1].Directory;

    private void Close(int from)
    {
        foreach (var (_, folder) in _open[from..])
        {
            folder.Dispose();
        }

        _open.RemoveRange(from, _open.Count - from);
    }
}
