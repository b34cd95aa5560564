namespace A11.Core.Files;

/// <summary>Questions to ask of a path relative to the repository's root, which is written with slashes and none in front.</summary>
public static class RepositoryPath
{
    /// <summary>What follows the last slash.</summary>
    public static ReadOnlySpan<char> FileName(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>What stands before the last slash; empty for a file at the root.</summary>
    public static string Directory(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    /// <summary>The directories that hold a file, the nearest first; the last is the root, an empty path.</summary>
    public static IEnumerable<string> Directories(string path)
    {
        for (var directory = Directory(path); ; directory = Directory(directory))
        {
            yield return directory;
            if (directory.Length == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>The file's extension with its dot, as it is written; empty where it has none.</summary>
    public static ReadOnlySpan<char> Extension(ReadOnlySpan<char> path)
    {
        var name = FileName(path);
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? [] : name[dot..];
    }

    /// <summary>
    /// Extensions by which a file whose name begins like another kind's (<c>Dockerfile.md</c>, <c>Makefile.PL</c>) is a program, a text or a template about that kind.
    /// </summary>
    private static readonly HashSet<string> OtherLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".fs", ".go", ".py", ".rb", ".rs", ".js", ".ts", ".java", ".kt", ".php", ".lua", ".sh", ".bash", ".zsh", ".fish", ".bats", ".ps1", ".pl", ".vim", ".md", ".rst", ".txt", ".html", ".json",
        ".yml", ".yaml", ".toml", ".xml", ".svg", ".png", ".tpl", ".tmpl", ".template", ".j2", ".jinja", ".jinja2", ".erb", ".ejs", ".mustache", ".hbs", ".in", ".am",
        ".m4", ".dockerignore", ".containerignore", ".bak", ".orig", ".rej", ".patch", ".diff", ".sha256", ".lock", ".log",
    };

    private static readonly HashSet<string> TestData = new(StringComparer.OrdinalIgnoreCase) { "testdata", "test-data", "test_data", "fixture", "fixtures", "__fixtures__" };

    /// <summary>Whether the extension makes a file another kind's than the one that its name begins like.</summary>
    public static bool HasOtherLanguage(string path) => OtherLanguages.Contains(Extension(path).ToString());

    /// <summary>Whether a file is YAML by its extension, in any case.</summary>
    public static bool IsYaml(ReadOnlySpan<char> path) =>
        Extension(path) is var extension
        && (extension.Equals(".yml", StringComparison.OrdinalIgnoreCase) || extension.Equals(".yaml", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether GitHub, or who uses a template, takes a file for a workflow by its path.</summary>
    public static bool IsWorkflow(string path)
    {
        const string Workflows = ".github/workflows";
        var directory = Directory(path);
        return IsYaml(path) && (directory == Workflows || directory.EndsWith("/" + Workflows, StringComparison.Ordinal));
    }

    /// <summary>Whether a file is input of tests, by a directory of its path (“testdata” as the go command takes it, “fixtures” as test frameworks do). No workflow is: who copies it has it run.</summary>
    public static bool IsTestData(string path) => !IsWorkflow(path) && Directory(path).Split('/').Any(TestData.Contains);

    /// <summary>Whether a file is kept out of repositories by custom, as it holds what is of one machine or secret.</summary>
    internal static bool IsPrivate(string path)
    {
        var name = FileName(path);
        return name.StartsWith(".env", StringComparison.Ordinal) || name.EndsWith(".env", StringComparison.Ordinal) || name.Contains("secret", StringComparison.OrdinalIgnoreCase) || name.Contains("local", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether GitHub takes a file for an action by its name.</summary>
    public static bool IsAction(string path) => FileName(path) is "action.yml" or "action.yaml";

    /// <summary>Whether a file describes a development container by its name (Development Containers specification, “devcontainer.json”).</summary>
    public static bool IsDevContainer(ReadOnlySpan<char> path) => FileName(path) is "devcontainer.json" or ".devcontainer.json";

    /// <summary>Whether a file is, by its name, of a kind that we check, or an <c>.env</c> file.</summary>
    public static bool IsInfrastructure(string path)
    {
        var name = FileName(path);
        return IsYaml(path)
            || IsDevContainer(path)
            || name is "Makefile" or "makefile" or "GNUmakefile" or ".env"
            || name.StartsWith(".env.", StringComparison.Ordinal)
            || name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Containerfile", StringComparison.OrdinalIgnoreCase)
            || Extension(path) is ".sh" or ".bash" or ".mk" or ".env";
    }

    /// <summary>
    /// Resolves <paramref name="reference"/>, as a file in <paramref name="directory"/> writes it, to a path from the root.
    /// Null where it leaves the root or is absolute.
    /// </summary>
    public static string? Resolve(string directory, string reference)
    {
        if (reference.StartsWith('/') || reference.Contains('\\', StringComparison.Ordinal) || reference.Contains(':', StringComparison.Ordinal))
        {
            return null;
        }

        var parts = new List<string>(directory.Length == 0 ? [] : directory.Split('/'));
        foreach (var part in reference.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
