using System.Collections.Immutable;
using A11.Core.Files;

namespace A11.Core.Fixes;

/// <summary>Files as they are with fixes applied: what is not fixed is read from where it was.</summary>
internal sealed class FixedFiles(IFileSource original) : IFileSource
{
    /// <summary>The changed files' content.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Changed { get; private set; } =
        ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => original.Paths;

    /// <inheritdoc/>
    public IReadOnlyList<string> UnreadableFolders => original.UnreadableFolders;

    /// <inheritdoc/>
    public bool Exists(string path) => original.Exists(path);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => Changed.TryGetValue(path, out var bytes) ? bytes : original.Read(path);

    /// <summary>Gives a file another text; its byte order mark and encoding stay.</summary>
    public void Write(string path, string text)
    {
        var bytes = Read(path);
        var (encoding, mark) = FileContent.DetectEncoding(bytes.Span);
        Changed = Changed.SetItem(path, (byte[])[.. bytes.Span[..mark], .. encoding.GetBytes(text)]);
    }
}
