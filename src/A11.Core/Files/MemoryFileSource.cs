using System.Text;

namespace A11.Core.Files;

/// <summary>Files that are held in memory: pages' examples, a generator's output, tests.</summary>
public sealed class MemoryFileSource : IFileSource
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> _folders;

    /// <summary>Files of the given texts, encoded as UTF-8.</summary>
    public MemoryFileSource(IEnumerable<KeyValuePair<string, string>> files)
        : this(files.Select(file => new KeyValuePair<string, byte[]>(file.Key, Encoding.UTF8.GetBytes(file.Value))))
    {
    }

    /// <summary>Files of the given bytes.</summary>
    public MemoryFileSource(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        foreach (var (path, bytes) in files)
        {
            _files[path] = bytes;
        }

        Paths = [.. _files.Keys];
        _folders = new(() => [.. Paths.SelectMany(FoldersAbove)]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths { get; }

    /// <inheritdoc/>
    public bool Exists(string path) => _files.ContainsKey(path) || _folders.Value.Contains(path);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) =>
        _files.TryGetValue(path, out var bytes) ? bytes : throw new FileNotFoundException(path);

    private static IEnumerable<string> FoldersAbove(string path)
    {
        for (var folder = RepositoryPath.Folder(path); folder.Length > 0; folder = RepositoryPath.Folder(folder))
        {
            yield return folder;
        }
    }
}
