using System.Collections.Immutable;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Languages;

/// <summary>Python: pip, uv and Poetry; FastAPI, Starlette, Flask, Quart, Django, and plain programs.</summary>
internal sealed class PythonLanguage : ILanguage
{
    private static readonly string[] VersionFiles = [".python-version", "runtime.txt"];

    private static readonly (string Kind, string[] Clients)[] Clients =
    [
        ("postgres", ["psycopg", "asyncpg", "pg8000"]),
        ("mysql", ["pymysql", "mysqlclient", "mysql-connector", "aiomysql"]),
        ("mongo", ["pymongo", "motor", "beanie"]),
        ("redis", ["redis", "aioredis", "arq"]),
        ("memcached", ["pymemcache", "python-memcached"]),
        ("rabbitmq", ["pika", "aio-pika", "kombu"]),
        ("mariadb", ["mariadb"]),
        ("valkey", ["valkey"]),
        ("kafka", ["confluent-kafka", "kafka-python", "aiokafka"]),
        ("elasticsearch", ["elasticsearch"]),
        ("opensearch", ["opensearch-py"]),
        ("keycloak", ["python-keycloak"]),
    ];

    /// <inheritdoc/>
    public Application? Read(ProjectFiles files, ImageTags images)
    {
        if (PythonProject.Read(files) is not { } project)
        {
            return null;
        }

        var version = FindVersion(files, project);
        var checks = FindChecks(files, project);
        var run = project.Installer switch { PythonInstaller.Uv => "uv run ", PythonInstaller.Poetry => "poetry run ", _ => "" };
        var tests = files.Paths.Any(path => path.EndsWith(".py", StringComparison.Ordinal) && ProjectFiles.IsTest(path));
        var folder = files.Paths.Any(path => path.StartsWith("tests/", StringComparison.Ordinal)) ? " tests/" : "";
        var source = files.Paths.Any(path => path.StartsWith("src/", StringComparison.Ordinal)) ? "src" : ".";
        return new Application
        {
            Language = "Python",
            Name = ImageName.Create(project.Name ?? "app"),
            Versions = [version],
            Setup = Setup(project),
            Install = Install(project, tests),
            InstallTools = InstallTools(project),
            Checks = [.. checks.Select(check => check with { Command = run + check.Command })],
            Test = tests || project.Needs("pytest") ? $"{run}python -m pytest{folder}" : null,
            Coverage = $"{run}python -m pytest{folder} --cov={source} --cov-report=term",
            CoveragePackage = project.Needs("pytest-cov") ? null : $"pytest-cov=={ToolVersions.Find("pytest-cov")}",
            CoverageLimit = "--cov-fail-under=",
            Pack = project.Installer switch { PythonInstaller.Uv => "uv build", PythonInstaller.Poetry => "poetry build", _ => $"python -m compileall -q {source}" },
            Format = checks.Any(check => check is { Name: "black", IsChosen: true }) ? $"{run}black ." : $"{run}ruff format .",
            Leftovers = [".pytest_cache", ".mypy_cache", ".ruff_cache", ".coverage", "build", "dist"],
            Containerize = request => PythonContainer.Compose(files, project, images, version, request),
            Services = BackingService.FindAll(project.Packages, Clients),
            Variables = SourceScan.FindNames(files, files.Sources(".py"), "os.environ[", "os.environ.get(", "os.getenv(", "getenv("),
        };
    }

    /// <summary>The version that the repository names (<c>.python-version</c>, <c>runtime.txt</c>, <c>requires-python</c>), else the newest known one.</summary>
    private static string FindVersion(ProjectFiles files, PythonProject project)
    {
        var known = ImageTags.Versions("python");
        foreach (var path in VersionFiles.Where(files.Has))
        {
            if (VersionNumber.Read(files.Lines(path).First().Trim().Replace("python-", "", StringComparison.Ordinal)) is { } named)
            {
                return VersionNumber.Minor(named);
            }
        }

        var bounds = (project.RequiresPython ?? "").Split(',', StringSplitOptions.TrimEntries);
        var fit = known.Where(version => bounds.All(bound => IsWithin(version, bound))).Select(VersionNumber.Minor).ToArray();
        return fit.Length > 0 ? fit[0] : throw new RefusalException($"No known version of Python is within requires-python = “{project.RequiresPython}”.");
    }

    private static bool IsWithin(Version version, string bound)
    {
        var sign = bound.TakeWhile(character => !char.IsAsciiDigit(character)).Count();
        if (VersionNumber.Read(bound[sign..]) is not { } limit)
        {
            return true;
        }

        var minor = new Version(version.Major, version.Minor);
        var line = new Version(limit.Major, limit.Minor);
        return bound[..sign].Trim() switch
        {
            ">=" => version >= limit,
            ">" => version > limit,
            "<" => version < limit,
            "<=" => minor <= line,
            "^" => version >= limit && version.Major == limit.Major,
            "==" or "~=" or "~" => minor == line || (bound.EndsWith(".*", StringComparison.Ordinal) && version.Major == limit.Major && limit.Minor == 0),
            _ => true,
        };
    }

    private static SetupAction Setup(PythonProject project) => project.Installer == PythonInstaller.Uv
        ? new SetupAction("astral-sh/setup-uv", "Set up uv and Python", "python-version", [("enable-cache", "true")])
        : new SetupAction("actions/setup-python", "Set up Python", "python-version", [("cache", project.Installer == PythonInstaller.Poetry ? "poetry" : "pip"), .. CachePath(project)]);

    private static ImmutableArray<(string, string)> CachePath(PythonProject project)
    {
        var files = project.Requirements.AddRange(project.DevelopmentRequirements);
        return project.Installer == PythonInstaller.Poetry || files.SequenceEqual(["requirements.txt"]) ? []
            : files.IsEmpty ? [("cache-dependency-path", "pyproject.toml")]
            : files.Length == 1 ? [("cache-dependency-path", files[0])]
            : [("cache-dependency-path", "|\n" + string.Join('\n', files))];
    }

    /// <summary>The tools that the repository lists or configures; where it has chosen none, ruff and mypy for tasks that ask for checks.</summary>
    private static ImmutableArray<ToolCommand> FindChecks(ProjectFiles files, PythonProject project)
    {
        var checks = ImmutableArray.CreateBuilder<ToolCommand>();
        var source = files.Paths.Any(path => path.StartsWith("src/", StringComparison.Ordinal)) ? "src/" : ".";
        var usesFlake8 = IsChosen("flake8", ".flake8") && !IsChosen("ruff", "ruff.toml", ".ruff.toml");
        checks.Add(Create("ruff", ToolKind.Lint, "ruff check .", "Mistakes and style", "ruff.toml", ".ruff.toml") with { IsSpare = usesFlake8 });
        checks.Add(Create("flake8", ToolKind.Lint, "flake8 .", "Mistakes and style", ".flake8") with { IsChosen = usesFlake8, IsSpare = !usesFlake8 });
        checks.Add(Create("ruff", ToolKind.Format, "ruff format --check .", "Layout") with { Name = "ruff format", IsChosen = false, IsSpare = true });
        checks.Add(Create("black", ToolKind.Format, "black --check .", "Layout") with { IsSpare = !IsChosen("black") });
        checks.Add(Create("mypy", ToolKind.Types, $"mypy {source}", "Types", "mypy.ini", ".mypy.ini"));
        return checks.ToImmutable();

        bool IsChosen(string tool, params ReadOnlySpan<string> settings) => project.Needs(tool) || project.Configures(tool) || files.FirstOf(settings) is not null;

        ToolCommand Create(string tool, ToolKind kind, string command, string why, params ReadOnlySpan<string> settings) => new(tool, kind, command, why)
        {
            IsChosen = IsChosen(tool, settings),
            Package = project.Needs(tool) ? null : $"{tool}=={ToolVersions.Find(tool)}",
        };
    }

    /// <summary>What the repository lists is installed as it says; a test runner that it does not list, by a version that is known.</summary>
    private static ImmutableArray<string> Install(PythonProject project, bool hasTests)
    {
        string[] missing = hasTests && !project.Needs("pytest") ? [$"{InstallTools(project)} pytest=={ToolVersions.Find("pytest")}"] : [];
        return project.Installer switch
        {
            PythonInstaller.Uv => ["uv sync --locked --all-extras --all-groups", .. missing],
            PythonInstaller.Poetry => [$"pip install poetry=={ToolVersions.Find("poetry")}", "poetry install --no-interaction", .. missing],
            _ => [.. InstallByPip(project), .. missing],
        };
    }

    private static string InstallTools(PythonProject project) => project.Installer switch { PythonInstaller.Uv => "uv pip install", PythonInstaller.Poetry => "poetry run pip install", _ => "pip install" };

    private static ImmutableArray<string> InstallByPip(PythonProject project)
    {
        var files = project.Requirements.AddRange(project.DevelopmentRequirements);
        return !files.IsEmpty ? [$"pip install {string.Join(' ', files.Select(file => $"-r {file}"))}"]
            : project.IsInstallable ? ["pip install --editable ."]
            : [];
    }
}
