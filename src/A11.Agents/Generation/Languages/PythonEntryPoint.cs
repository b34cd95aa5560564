using A11.Agents.Generation.Applications;
using A11.Core.Files;

namespace A11.Agents.Generation.Languages;

/// <summary>How a Python program is started.</summary>
/// <param name="Module">The module, such as <c>src.main</c>.</param>
/// <param name="Object">The application in it, such as <c>app</c>; null for a module that is run as a program.</param>
/// <param name="SearchPath">The folder that modules are looked up in, below the root; empty for the root.</param>
/// <param name="Framework">What it is written with, such as <c>FastAPI</c>; null for a plain program.</param>
internal sealed record PythonEntryPoint(string Module, string? Object, string SearchPath, string? Framework)
{
    private static readonly (string Framework, string Constructor)[] Frameworks =
    [
        ("FastAPI", "FastAPI("),
        ("Starlette", "Starlette("),
        ("Flask", "Flask("),
        ("Quart", "Quart("),
    ];

    /// <summary>Finds it: an application object of a known framework, Django's settings, or a module to run. What lies deeper is a part of what lies above.</summary>
    /// <exception cref="RefusalException">There are several, and the task does not say which.</exception>
    public static PythonEntryPoint? Find(ProjectFiles files, ContainerRequest request)
    {
        var sources = files.Sources(".py").Where(path => ProductDirectories.MayHold(RepositoryPath.Directory(path))).OrderBy(Depth).ThenBy(path => path, StringComparer.Ordinal).ToArray();
        var applications = sources.SelectMany(path => Frameworks.Select(known => (Path: path, known.Framework, Name: ObjectOf(files, path, known.Constructor)))).Where(application => application.Name is not null).ToArray();
        if (applications.Length > 0)
        {
            var chosen = Choose([.. applications.Select(application => application.Path)], request);
            var (path, framework, name) = applications.First(application => application.Path == chosen);
            return Create(files, path, name, framework);
        }

        if (sources.FirstOrDefault(path => path.EndsWith("/wsgi.py", StringComparison.Ordinal)) is { } wsgi && files.Has("manage.py"))
        {
            return Create(files, wsgi, "application", "Django");
        }

        var programs = sources.Where(path => Path.GetFileName(path) is "__main__.py").ToArray();
        programs = programs.Length > 0 ? programs : [.. sources.Where(path => Path.GetFileName(path) is "main.py" or "app.py")];
        return programs.Length == 0 ? null : Create(files, Choose(programs, request), null, null);
    }

    private static int Depth(string path) => path.Count(character => character == '/');

    /// <summary>The first of the directory that is meant, among those nearest to the root.</summary>
    private static string Choose(string[] paths, ContainerRequest request)
    {
        var nearest = paths.Where(path => Depth(path) == Depth(paths[0])).ToArray();
        ProgramCandidate[] programs = [.. nearest.Select(RepositoryPath.Directory).Distinct(StringComparer.Ordinal).Select(directory => new ProgramCandidate(RepositoryPath.FileName(directory).ToString(), directory, IsProduct: true))];
        return programs.Length == 1 || ProgramChoice.Choose(programs, request) is not { } chosen ? nearest[0] : nearest.First(path => RepositoryPath.Directory(path) == chosen.Directory);
    }

    /// <summary>The name before <c>= FastAPI(</c> at the beginning of a line.</summary>
    private static string? ObjectOf(ProjectFiles files, string path, string constructor)
    {
        foreach (var line in files.Lines(path))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !line[(equals + 1)..].TrimStart().StartsWith(constructor, StringComparison.Ordinal))
            {
                continue;
            }

            var name = line[..equals].Split(':')[0].TrimEnd();
            if (name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
            {
                return name;
            }
        }

        return null;
    }

    private static PythonEntryPoint Create(ProjectFiles files, string path, string? name, string? framework)
    {
        var parts = path[..^3].Split('/');
        parts = parts[^1] == "__main__" ? parts[..^1] : parts;
        var searchPath = parts.Length > 1 && parts[0] == "src" && IsSearchedBelow(files, path) ? "src" : "";
        return new PythonEntryPoint(string.Join('.', searchPath.Length > 0 ? parts[1..] : parts), name, searchPath, framework);
    }

    /// <summary>Whether modules are looked up in <c>src</c> rather than at the root: a package lies below it, or a module imports its neighbour by its bare name.</summary>
    private static bool IsSearchedBelow(ProjectFiles files, string path)
    {
        var isNamed = files.Paths.Where(file => file.EndsWith(".py", StringComparison.Ordinal)).SelectMany(files.Lines)
            .Any(line => line.StartsWith("from src", StringComparison.Ordinal) || line.StartsWith("import src", StringComparison.Ordinal));
        if (isNamed || files.Has("src/__init__.py"))
        {
            return false;
        }

        return path.Count(character => character == '/') > 1
            || files.Lines(path).Any(line => line.Split(' ') is ["import" or "from", var module, ..] && files.Has($"src/{module.Split('.')[0]}.py"));
    }
}
