using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using Tomlyn.Model;

namespace A11.Agents.Generation.Languages;

/// <summary>What installs a Python program's packages.</summary>
internal enum PythonInstaller
{
    /// <summary>pip, from requirements files or from pyproject.toml.</summary>
    Pip,

    /// <summary>uv, from its lock file.</summary>
    Uv,

    /// <summary>Poetry, from its lock file.</summary>
    Poetry,
}

/// <summary>A Python program's description: requirements files, <c>pyproject.toml</c> (PEP 621, PEP 735), lock files.</summary>
internal sealed class PythonProject
{
    private static readonly string[] ProgramFiles = ["requirements.txt", "requirements/base.txt", "requirements/prod.txt"];

    private static readonly string[] DevelopmentFiles = ["requirements-dev.txt", "dev-requirements.txt", "requirements_dev.txt", "requirements-test.txt", "requirements/dev.txt"];

    private readonly HashSet<string> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly TomlTable _settings;

    private PythonProject(ProjectFiles files)
    {
        _settings = TomlFile.Read(files, "pyproject.toml");
        Requirements = [.. ProgramFiles.Where(files.Has).Take(1)];
        DevelopmentRequirements = [.. DevelopmentFiles.Where(files.Has)];
        Installer = files.Has("uv.lock") ? PythonInstaller.Uv : files.Has("poetry.lock") ? PythonInstaller.Poetry : PythonInstaller.Pip;
        foreach (var line in Requirements.Concat(DevelopmentRequirements).SelectMany(files.Lines).Concat(Declared()))
        {
            Add(line);
        }
    }

    /// <summary>The requirements file of the program itself; none where <c>pyproject.toml</c> lists its packages.</summary>
    public ImmutableArray<string> Requirements { get; }

    /// <summary>The requirements files of those who work on it.</summary>
    public ImmutableArray<string> DevelopmentRequirements { get; }

    /// <summary>What installs the packages.</summary>
    public PythonInstaller Installer { get; }

    /// <summary>The packages by name.</summary>
    public IReadOnlyCollection<string> Packages => _packages;

    /// <summary>The name in <c>pyproject.toml</c>; null where there is none.</summary>
    public string? Name => TomlFile.Value(TomlFile.Table(_settings, "project"), "name") as string ?? TomlFile.Value(TomlFile.Table(_settings, "tool", "poetry"), "name") as string;

    /// <summary>The versions of Python that it says it runs on, such as <c>&gt;=3.11</c>; null where it does not say.</summary>
    public string? RequiresPython => TomlFile.Value(TomlFile.Table(_settings, "project"), "requires-python") as string ?? TomlFile.Value(TomlFile.Table(_settings, "tool", "poetry", "dependencies"), "python") as string;

    /// <summary>Whether the file can be installed as a package.</summary>
    public bool IsInstallable => _settings.ContainsKey("build-system") && TomlFile.Table(_settings, "project") is not null;

    /// <summary>Whether it holds other packages (uv's documentation, “Using workspaces”).</summary>
    public bool HasWorkspace => TomlFile.Table(_settings, "tool", "uv", "workspace") is not null;

    /// <summary>Reads the description; null where the repository holds no Python program.</summary>
    public static PythonProject? Read(ProjectFiles files)
    {
        var isPython = files.FirstOf("requirements.txt", "pyproject.toml", "setup.py", "Pipfile", "requirements/base.txt", "requirements/prod.txt") is not null
            || files.Sources(".py").Any();
        return isPython ? new PythonProject(files) : null;
    }

    /// <summary>Whether a package is among those that are installed.</summary>
    public bool Needs(string package) => _packages.Contains(package);

    /// <summary>Whether a tool is set up in <c>pyproject.toml</c>.</summary>
    public bool Configures(string tool) => TomlFile.Table(_settings, "tool", tool) is not null;

    /// <summary>The requirements in <c>pyproject.toml</c>: the program's, its extras', its groups' (strings; includes are not followed) and Poetry's.</summary>
    private IEnumerable<string> Declared()
    {
        var lists = new List<object?> { TomlFile.Value(TomlFile.Table(_settings, "project"), "dependencies") };
        lists.AddRange(TomlFile.Table(_settings, "project", "optional-dependencies")?.Values ?? []);
        lists.AddRange(TomlFile.Table(_settings, "dependency-groups")?.Values ?? []);
        var poetry = (TomlFile.Table(_settings, "tool", "poetry", "dependencies")?.Keys ?? [])
            .Concat((TomlFile.Table(_settings, "tool", "poetry", "group")?.Values ?? []).OfType<TomlTable>().SelectMany(group => TomlFile.Table(group, "dependencies")?.Keys ?? []));
        return lists.OfType<TomlArray>().SelectMany(list => list.OfType<string>()).Concat(poetry);
    }

    /// <summary>A requirement (PEP 508) or an option of pip's, which is none.</summary>
    private void Add(string requirement)
    {
        var text = requirement.Split('#')[0].Trim();
        var end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.'))
        {
            end++;
        }

        if (end > 0 && char.IsAsciiLetterOrDigit(text[0]))
        {
            _ = _packages.Add(text[..end].Replace('_', '-'));
        }
    }
}
