using System.IO.Enumeration;

namespace A11.Core.Files;

/// <summary>The files below a directory on disk.</summary>
public sealed class DirectoryFileSource : IFileSource
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string _root;
    private readonly Lazy<IReadOnlyList<string>> _paths;
    private readonly List<string> _unreadable = [];

    /// <summary>All files below <paramref name="root"/> but for <see cref="SkippedDirectories"/>.</summary>
    /// <param name="root">Absolute path of the directory.</param>
    public DirectoryFileSource(string root)
    {
        _root = root;
        _paths = new(() => Walk(_root));
    }

    /// <summary>The files of <paramref name="paths"/>, as somebody who knows better (git) lists them.</summary>
    /// <param name="root">Absolute path of the directory.</param>
    /// <param name="paths">Paths relative to it, with slashes.</param>
    public DirectoryFileSource(string root, IEnumerable<string> paths)
    {
        _root = root;
        var listed = paths.ToArray();
        Array.Sort(listed, StringComparer.Ordinal);
        _paths = new(listed);
    }

    /// <summary>Names of directories that hold what tools made, not what people wrote; never searched where git doesn't say what is ignored.</summary>
    public static IReadOnlySet<string> SkippedDirectories { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        ".git", "bin", "obj", "node_modules", ".venv", "__pycache__", ".vs", ".idea", "TestResults",
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => _paths.Value;

    /// <inheritdoc/>
    public IReadOnlyList<string> UnreadableDirectories
    {
        get
        {
            // They are known once the directories have been walked.
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

    /// <inheritdoc/>
    public bool? IsExecutable(string path)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows() || new FileInfo(Path.Combine(_root, path)) is not { Exists: true } file ? null : (file.UnixFileMode & Execute) != 0;
    }

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
        var directories = new Stack<string>([""]);
        while (directories.TryPop(out var directory))
        {
            foreach (var (name, kind) in Entries(Path.Combine(root, directory), directory))
            {
                var path = directory.Length == 0 ? name : $"{directory}/{name}";
                if (kind is EntryKind.File)
                {
                    files.Add(path);
                }
                else if (kind is EntryKind.Directory && !SkippedDirectories.Contains(name))
                {
                    directories.Push(path);
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return [.. files];
    }

    private List<(string Name, EntryKind Kind)> Entries(string full, string directory)
    {
        try
        {
            return [.. new FileSystemEnumerable<(string, EntryKind)>(full, static (ref entry) => (entry.FileName.ToString(), KindOf(ref entry)), AllEntries)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(directory);
            return [];
        }
    }

    private static EntryKind KindOf(ref FileSystemEntry entry) =>
        !entry.IsDirectory ? EntryKind.File
        : entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.LinkToDirectory
        : EntryKind.Directory;

    private enum EntryKind
    {
        File,
        Directory,
        LinkToDirectory,
    }
}
