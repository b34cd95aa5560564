using System.Collections.Immutable;
using System.Runtime.InteropServices;
using A11.Agents.FileSystems;
using A11.Agents.Processes;

namespace A11.Agents.Sandboxes;

/// <summary>
/// All of a Linux system that a program can read in its sandbox, beside its workspace: the system's programs and libraries, the directories of the PATH, and
/// the installations of the program itself, of its interpreter and of this product.
/// </summary>
internal sealed class SandboxView
{
    private readonly SharedPlaces _places;
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _links = new(StringComparer.Ordinal);

    private SandboxView(string repository) => _places = new SharedPlaces(repository);

    /// <summary>Real paths of directories and files that can be read; none of them lies in another.</summary>
    public ImmutableArray<string> Paths =>
        [.. _paths.Where(path => !_paths.Any(other => other != path && RealPath.IsWithin(path, other))).Order(StringComparer.Ordinal)];

    /// <summary>The symbolic links that lead there, with what they say.</summary>
    public ImmutableArray<(string Link, string Target)> Links
    {
        get
        {
            var paths = Paths;
            return [.. _links.Where(link => !paths.Any(path => RealPath.IsWithin(link.Key, path))).Select(link => (link.Key, link.Value))];
        }
    }

    /// <summary>What a command needs.</summary>
    /// <param name="request">The command.</param>
    public static SandboxView Create(SandboxRequest request)
    {
        var view = new SandboxView(request.Root);
        foreach (var path in SystemPaths.Find())
        {
            view.Add(path, real => [real]);
        }

        foreach (var directory in ProgramPath.Directories.Where(Directory.Exists))
        {
            view.Add(directory, real => Installation.OfDirectory(real, view._places));
        }

        string[] named = [request.Executable, .. request.Arguments, .. request.Readable, Environment.ProcessPath ?? ""];
        foreach (var path in named.Where(Path.IsPathFullyQualified))
        {
            view.AddNamed(path, request.Workspace.Folder);
        }

        foreach (var directory in OwnDirectories())
        {
            view.Add(directory, real => [real]);
        }

        return view;
    }

    /// <summary>Where this product and its runtime lie; the native program has all in one file.</summary>
    private static IEnumerable<string> OwnDirectories() => new[] { AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory() }
        .Concat(Launcher.Find() is { } launcher ? launcher.Directories : [])
        .Where(Directory.Exists);

    /// <summary>A path that a command names; what lies in the workspace is there anyway.</summary>
    private void AddNamed(string path, string workspace)
    {
        if (RealPath.IsWithin(path, workspace))
        {
            AddInterpreters(path);
        }
        else if (File.Exists(path))
        {
            Add(path, real => Installation.OfFile(real, _places));
            AddInterpreters(path);
        }
        else if (Directory.Exists(path))
        {
            Add(path, real => _places.MayShow(real) ? [real] : []);
        }
    }

    private void AddInterpreters(string script)
    {
        foreach (var interpreter in Interpreter.Of(script))
        {
            Add(interpreter, real => Installation.OfFile(real, _places));
        }
    }

    private void Add(string path, Func<string, IEnumerable<string>> choose)
    {
        foreach (var (link, target) in RealPath.LinksTo(path))
        {
            _links[link] = target;
        }

        // What is itself a script, such as the starter of a version manager, names another program.
        _paths.UnionWith(choose(Path.TrimEndingDirectorySeparator(RealPath.Of(path))).Where(Path.Exists));
    }
}
