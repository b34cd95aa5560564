using A11.Core.Files;

namespace A11.Agents.Generation.Applications;

/// <summary>The files below a directory, as if it were the root.</summary>
/// <param name="files">All files.</param>
/// <param name="directory">The directory, without a slash at its end.</param>
internal sealed class SubdirectoryFileSource(IFileSource files, string directory) : IFileSource
{
    private readonly string _prefix = directory + "/";

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths { get; } = [.. files.Paths.Where(path => path.StartsWith(directory + "/", StringComparison.Ordinal)).Select(path => path[(directory.Length + 1)..])];

    /// <inheritdoc/>
    public bool Exists(string path) => files.Exists(_prefix + path);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => files.Read(_prefix + path);
}
