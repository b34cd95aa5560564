using System.Text;

namespace A11.Core.Files;

/// <summary>Files that are held in memory: pages' examples, a generator's output, tests.</summary>
public sealed class MemoryFileSource : IFileSource
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Files of the given texts, encoded as UTF-8.</summary>
    public MemoryFileSource(IEnumerable<KeyValuePair<string, string>> files)
    {
        foreach (var (path, text) in files)
        {
            _files[path] = Encoding.UTF8.GetBytes(text);
        }

        Paths = [.. _files.Keys];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths { get; }

    /// <inheritdoc/>
    public bool Exists(string path) => _files.ContainsKey(path) || Paths.Any(file => file.StartsWith(path + "/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) =>
        _files.TryGetValue(path, out var bytes) ? bytes : throw new FileNotFoundException(path);
}
