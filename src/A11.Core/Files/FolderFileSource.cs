using System.IO.Enumeration;

namespace A11.Core.Files;

/// <summary>The files below a folder on disk.</summary>
public sealed class FolderFileSource : IFileSource
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string _root;
    private readonly Lazy<IReadOnlyList<string>> _paths;
    private readonly List<string> _unreadable = [];

    /// <summary>All files below <paramref name="root"/> but for <see cref="SkippedFolders"/>.</summary>
    /// <param name="root">Absolute path of the folder.</param>
    public FolderFileSource(string root)
    {
        _root = root;
        _paths = new(() => Walk(_root));
    }

    /// <summary>The files of <paramref name="paths"/>, as somebody who knows better (git) lists them.</summary>
    /// <param name="root">Absolute path of the folder.</param>
    /// <param name="paths">Paths relative to it, with slashes.</param>
    public FolderFileSource(string root, IEnumerable<string> paths)
    {
        _root = root;
        var listed = paths.ToArray();
        Array.Sort(listed, StringComparer.Ordinal);
        _paths = new(listed);
    }

    /// <summary>Names of folders that hold what tools made, not what people wrote; never searched where git doesn't say what is ignored.</summary>
    public static IReadOnlySet<string> SkippedFolders { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        ".git", "bin", "obj", "node_modules", ".venv", "__pycache__", ".vs", ".idea", "TestResults",
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => _paths.Value;

    /// <inheritdoc/>
    public IReadOnlyList<string> UnreadableFolders
    {
        get
        {
            // They are known once the folders have been walked.
            _ = Paths;
            return _unreadable;
        }
    }

    /// <inheritdoc/>
    public bool Exists(string path) => Path.Exists(Path.Combine(_root, path));

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path) => Read(path, FileContent.MaximumBytes + 1);

    /// <inheritdoc/>
    public bool StartsWith(string path, ReadOnlySpan<byte> start) => Read(path, start.Length).Span.SequenceEqual(start);

    private ReadOnlyMemory<byte> Read(string path, int limit)
    {
        var full = Path.Combine(_root, path);
        if (IsEmpty(full))
        {
            return default;
        }

        using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var length = (int)Math.Min(stream.Length, limit);
        var bytes = new byte[length];
        return bytes.AsMemory(0, stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false));
    }

    /// <summary>Pipes and devices have no length, and opening one could wait for ever; an empty file needs no opening.</summary>
    private static bool IsEmpty(string path)
    {
        var file = new FileInfo(path);
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        }

        return file is { Exists: true, Length: 0 };
    }

    private string[] Walk(string root)
    {
        var files = new List<string>();
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var folder))
        {
            foreach (var (name, kind) in Entries(Path.Combine(root, folder), folder))
            {
                var path = folder.Length == 0 ? name : $"{folder}/{name}";
                if (kind is EntryKind.File)
                {
                    files.Add(path);
                }
                else if (kind is EntryKind.Folder && !SkippedFolders.Contains(name))
                {
                    folders.Push(path);
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return [.. files];
    }

    private List<(string Name, EntryKind Kind)> Entries(string full, string folder)
    {
        try
        {
            return [.. new FileSystemEnumerable<(string, EntryKind)>(full, static (ref entry) => (entry.FileName.ToString(), KindOf(ref entry)), AllEntries)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(folder);
            return [];
        }
    }

    private static EntryKind KindOf(ref FileSystemEntry entry) =>
        !entry.IsDirectory ? EntryKind.File
        : entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.LinkToFolder
        : EntryKind.Folder;

    private enum EntryKind
    {
        File,
        Folder,
        LinkToFolder,
    }
}
