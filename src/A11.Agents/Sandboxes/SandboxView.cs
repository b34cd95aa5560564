using System.Collections.Immutable;
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

    private readonly SandboxRequest _request;

    private SandboxView(SandboxRequest request)
    {
        _request = request;
        _places = new SharedPlaces(request.Root);
    }

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
    public static SandboxView Create(SandboxRequest request) => Create(request, SystemPaths.Find());

    /// <summary>What a command needs.</summary>
    /// <param name="request">The command.</param>
    /// <param name="system">Absolute paths of what all programs need.</param>
    internal static SandboxView Create(SandboxRequest request, IEnumerable<string> system)
    {
        var view = new SandboxView(request);
        foreach (var path in system)
        {
            view.Add(path, view.Split);
        }

        foreach (var directory in ProgramPath.Directories.Where(Directory.Exists))
        {
            view.Add(directory, real => Installation.OfDirectory(real, view._places));
        }

        foreach (var path in request.Named)
        {
            view.AddNamed(path);
        }

        foreach (var script in request.Scripts)
        {
            view.AddInterpreters(script);
        }

        view.AddOwn();
        return view;
    }

    /// <summary>This product and its runtime.</summary>
    private void AddOwn()
    {
        foreach (var path in OwnFiles.Find())
        {
            Add(path, real => Directory.Exists(real) && !_places.MayShow(real) && !OwnFiles.IsRuntime(real) ? OwnFiles.List(real) : [real]);
        }
    }

    /// <summary>A path of the system's: as a whole, or, where a place lies in it that is nobody's business, all beside that and the way to it.</summary>
    private IEnumerable<string> Split(string real)
    {
        if (!_places.ContainsPrivate(real))
        {
            return [real];
        }

        return _places.IsPrivate(real) ? [] : Entries(real).SelectMany(entry =>
        {
            if (new FileInfo(entry).LinkTarget is not { } target)
            {
                return Split(entry);
            }

            _links[entry] = target;
            return [];
        });
    }

    private static string[] Entries(string directory)
    {
        try
        {
            return Directory.GetFileSystemEntries(directory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void AddNamed(string path)
    {
        if (File.Exists(path))
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
        foreach (var interpreter in Interpreter.Find(script, _request.Root, _request.Workspace.Folder, _request.Workspace.Home, _request.Workspace.Temporary).Where(path => !_request.IsOwn(path)))
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
        _paths.UnionWith(choose(Path.TrimEndingDirectorySeparator(RealPath.Resolve(path))).Where(Path.Exists));
    }
}
