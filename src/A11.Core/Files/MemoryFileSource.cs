using System.Text;

namespace A11.Core.Files;

/// <summary>Files that are held in memory: pages' examples, a generator's output, tests.</summary>
public sealed class MemoryFileSource : IFileSource
{
    private readonly SortedDictionary<string, byte[]> _files;
    private readonly Lazy<HashSet<string>> _directories;

    /// <summary>Files of the given texts, encoded as UTF-8.</summary>
    public MemoryFileSource(IEnumerable<KeyValuePair<string, string>> files)
        : this(new SortedDictionary<string, byte[]>(files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value)), StringComparer.Ordinal))
    {
    }

    private MemoryFileSource(SortedDictionary<string, byte[]> files)
    {
        _files = files;
        Paths = [.. files.Keys];
        _directories = new(() => [.. Paths.SelectMany(DirectoriesAbove)]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Files of the given bytes.</summary>
    public static MemoryFileSource FromBytes(IEnumerable<KeyValuePair<string, byte[]>> files) =>
        new(new SortedDictionary<string, byte[]>(files.ToDictionary(file => file.Key, file => file.Value), StringComparer.Ordinal));

    /// <inheritdoc/>
    public bool Exists(string path) => _files.ContainsKey(path) || _directories.Value.Contains(path);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) =>
        _files.TryGetValue(path, out var bytes) ? bytes : throw new FileNotFoundException(path);

    private static IEnumerable<string> DirectoriesAbove(string path)
    {
        for (var directory = RepositoryPath.Directory(path); directory.Length > 0; directory = RepositoryPath.Directory(directory))
        {
            yield return directory;
        }
    }
}
