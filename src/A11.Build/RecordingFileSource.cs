using System.Collections.Concurrent;
using A11.Core.Files;

namespace A11.Build;

/// <summary>Remembers which files a run asked for: these are what its result depends on.</summary>
internal sealed class RecordingFileSource(IFileSource files) : IFileSource
{
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    /// <summary>The paths that were read, or whose being there was asked for.</summary>
    public IEnumerable<string> Asked => _asked.Keys;

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => files.Paths;

    /// <inheritdoc/>
    public IReadOnlyList<string> UnreadableDirectories => files.UnreadableDirectories;

    /// <inheritdoc/>
    public string? ListingProblem => files.ListingProblem;

    /// <inheritdoc/>
    public bool Exists(string path)
    {
        _ = _asked.TryAdd(path, true);
        return files.Exists(path);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path)
    {
        _ = _asked.TryAdd(path, true);
        return files.Read(path);
    }
}
