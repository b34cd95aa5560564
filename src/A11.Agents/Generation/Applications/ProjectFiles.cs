using A11.Core.Files;
using A11.Core.Text;

namespace A11.Agents.Generation.Applications;

/// <summary>The repository's files as the built-in agent reads them: text, or nothing where a file is none.</summary>
internal sealed class ProjectFiles(IFileSource files)
{
    /// <summary>Files that are larger are data, not sources. Bytes.</summary>
    private const int SizeLimit = 1 << 20;

    private static readonly string[] TestFolders = ["test", "tests", "spec", "__tests__", "testdata"];

    private readonly HashSet<string> _known = new(files.Paths, StringComparer.Ordinal);
    private readonly Dictionary<string, SourceText> _texts = new(StringComparer.Ordinal);

    /// <summary>All paths, from the root, with slashes.</summary>
    public IReadOnlyList<string> Paths => files.Paths;

    /// <summary>The files below a directory, as if it were the root.</summary>
    public ProjectFiles Below(string directory) => new(new SubdirectoryFileSource(files, directory));

    /// <summary>Whether there is a file of this path, and git does not ignore it: what is ignored is in no clone and in no image.</summary>
    public bool Has(string path) => _known.Contains(path);

    /// <summary>The first of these files that is there.</summary>
    public string? FirstOf(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (Has(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>The text of a file; empty where it can't be read or is no text.</summary>
    public SourceText Text(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
        {
            text = Read(path);
            _texts.Add(path, text);
        }

        return text;
    }

    /// <summary>The lines of a file.</summary>
    public IEnumerable<string> Lines(string path) => Text(path).Content.Split('\n').Select(line => line.TrimEnd('\r'));

    /// <summary>The application's source files of some extensions, tests left out.</summary>
    public IEnumerable<string> Sources(params string[] extensions) =>
        files.Paths.Where(path => extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && !IsTest(path));

    /// <summary>Whether a path is one of a test.</summary>
    public static bool IsTest(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return path.Split('/')[..^1].Any(folder => TestFolders.Contains(folder, StringComparer.OrdinalIgnoreCase) || folder.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase))
            || name.StartsWith("test_", StringComparison.Ordinal)
            || name.EndsWith("_test", StringComparison.Ordinal)
            || name.EndsWith(".test", StringComparison.Ordinal)
            || name.EndsWith(".spec", StringComparison.Ordinal);
    }

    private SourceText Read(string path)
    {
        try
        {
            var bytes = files.Read(path);
            return bytes.Length > SizeLimit ? new SourceText("") : FileContent.Decode(bytes.Span).Text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new SourceText("");
        }
    }
}
