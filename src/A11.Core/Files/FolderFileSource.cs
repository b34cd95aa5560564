namespace A11.Core.Files;

/// <summary>The files below a folder on disk.</summary>
public sealed class FolderFileSource : IFileSource
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, RecurseSubdirectories = false };

    private readonly string _root;
    private readonly Lazy<IReadOnlyList<string>> _paths;

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
    public bool Exists(string path) => Path.Exists(Path.Combine(_root, path));

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(string path)
    {
        var full = Path.Combine(_root, path);
        using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var length = (int)Math.Min(stream.Length, FileContent.MaximumBytes + 1);
        var bytes = new byte[length];
        return bytes.AsMemory(0, stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false));
    }

    private static string[] Walk(string root)
    {
        var files = new List<string>();
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos("*", AllEntries))
            {
                var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (entry is FileInfo)
                {
                    files.Add(path);
                }
                else if (entry.LinkTarget is null && !SkippedFolders.Contains(entry.Name))
                {
                    folders.Push(path);
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return [.. files];
    }
}
