using System.Collections.Frozen;
using System.Security.Cryptography;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Agents.Git;
using A11.Agents.Workspaces.History;
using A11.Core.Boundaries;
using A11.Core.Files;

namespace A11.Agents.Workspaces;

/// <summary>
/// Where an agent works: a copy of what git knows and does not ignore, in a folder of its own, with a fresh git history, no hooks, no remote and no
/// credentials, beside a HOME and a TMPDIR of its own. Nothing in it shares a file with the repository. Disposing it removes it all.
/// </summary>
public sealed class Workspace : IDisposable
{
    private const string FolderName = "repository";
    private const string HomeName = "home";
    private const string TemporaryName = "tmp";
    private const string SystemFilesName = "etc";
    private const string ObjectsName = "objects";
    private const UnixFileMode OwnMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly PrivateDirectory _private;
    private readonly WorkspaceOptions _options;
    private readonly Dictionary<string, SnapshotEntry> _snapshot = new(StringComparer.Ordinal);
    private GitFolderGuard _guard = null!;

    private Workspace(PrivateDirectory folder, WorkspaceOptions options)
    {
        _private = folder;
        _options = options;
        Folder = Make(FolderName);
        Home = Make(HomeName);
        Temporary = Make(TemporaryName);
        SystemFiles = Make(SystemFilesName);
    }

    /// <summary>What is made beside the marker.</summary>
    internal static FrozenSet<string> Names { get; } = [FolderName, HomeName, TemporaryName, SystemFilesName, ObjectsName];

    /// <summary>Absolute path of the folder that the agent works in.</summary>
    public string Folder { get; }

    /// <summary>Absolute path of its HOME.</summary>
    public string Home { get; }

    /// <summary>Absolute path of its TMPDIR.</summary>
    public string Temporary { get; }

    /// <summary>Absolute path of the directory for files that a sandbox shows instead of the system's.</summary>
    internal string SystemFiles { get; }

    /// <summary>The environment variables that keep programs inside of the workspace: HOME, TMPDIR, the XDG folders, and where git stops to look for a repository.</summary>
    public IReadOnlyDictionary<string, string> Variables => WorkspaceVariables.Create(this);

    /// <summary>Makes a workspace.</summary>
    /// <param name="files">The repository's files; what lies on disk is copied with its modes and links, what lies elsewhere is read.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="options">How it is made and compared.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    /// <exception cref="TemporaryDirectoryException">There is no directory for temporary files, or nothing can be written to it.</exception>
    /// <exception cref="IOException">The workspace can't be written, or the repository can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The repository may not be read.</exception>
    public static Workspace Create(IFileSource files, string root, WorkspaceOptions options, CancellationToken cancellation)
    {
        var location = options.Parent is { } given ? new WorkspaceLocation(RealPath.Resolve(given)) : WorkspaceLocation.Find(root);
        foreach (var parent in location.Parents)
        {
            PrivateDirectory.RemoveLeftovers(parent, options.Warn);
        }

        if (location.Temporary is { } temporary && temporary != location.Chosen)
        {
            Probe(temporary, options.Warn);
        }

        var made = Make(location.Chosen, options.Warn);
        try
        {
            var workspace = new Workspace(made, options);
            workspace.Fill(files, root, cancellation);
            return workspace;
        }
        catch (Exception error)
        {
            // Asked before the space is given back.
            var refusal = error is IOException or GitException && TemporaryDirectory.IsFull(error, location.Chosen) ? TemporaryDirectory.Refuse(location.Chosen, error) : null;
            made.Dispose();
            if (refusal is not null)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <summary>Makes sure that a directory takes a little: git and the gate write there, wherever the workspace is.</summary>
    private static void Probe(string parent, Action<string> warn)
    {
        using var made = Make(parent, warn);
        try
        {
            File.WriteAllBytes(System.IO.Path.Combine(made.Path, ObjectsName), new byte[TemporaryDirectory.Least]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TemporaryDirectory.Refuse(parent, error);
        }
    }

    private static PrivateDirectory Make(string parent, Action<string> warn)
    {
        try
        {
            return PrivateDirectory.Create(parent, warn);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TemporaryDirectory.Refuse(parent, error);
        }
    }

    /// <summary>
    /// Writes a file of ours for the agent to read, such as its permissions. It belongs to the snapshot: it is no change, is hidden from the workspace's
    /// git, and is an escape if the agent changes it. Where the path leads through the repository's links, the file is written where they lead.
    /// </summary>
    /// <param name="path">Relative to the workspace, with slashes.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="IOException">It can't be written, or the path leads out of the workspace.</exception>
    public void WriteOwn(string path, ReadOnlySpan<byte> content)
    {
        var links = _snapshot.Where(entry => entry.Value is SnapshotLink).ToDictionary(entry => entry.Key, entry => ((SnapshotLink)entry.Value).Target, StringComparer.Ordinal);
        var target = new LinkTargets(links).Resolve(path) is { Length: > 0 } resolved && !resolved.StartsWith(".git/", StringComparison.OrdinalIgnoreCase)
            ? resolved
            : throw new IOException($"{path} leads out of the workspace.");
        using (var folder = DirectoryHandle.Open(Folder))
        using (var cursor = new DirectoryCursor(folder))
        {
            var slash = target.LastIndexOf('/');
            var (parent, name) = (cursor.Go(slash < 0 ? "" : target[..slash], create: true), target[(slash + 1)..]);
            if (parent.Find(name) is not null)
            {
                parent.DeleteFile(name);
            }

            using var file = parent.CreateFile(name, OwnMode);
            RandomAccess.Write(file, content, 0);
            _snapshot[target] = new SnapshotFile(parent.StatusOf(file).Mode, content.Length, [.. SHA256.HashData(content)], IsOwn: true);
        }

        File.AppendAllText(System.IO.Path.Combine(Folder, ".git", "info", "exclude"), $"/{target}\n");
    }

    /// <summary>What watches how it grows from now on.</summary>
    internal WorkspaceGauge CreateGauge() => new(Folder, _options);

    /// <summary>
    /// Compares the workspace with its snapshot, once no process of the agent's is left. What is read now is what is judged and promoted. It may be called
    /// after each round.
    /// </summary>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="IOException">The workspace itself can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The workspace itself may not be read.</exception>
    public WorkspaceChanges Compare(CancellationToken cancellation)
    {
        using var opened = DirectoryHandle.Open(_private.Path);
        using var parent = opened.Confine();
        try
        {
            using var folder = parent.OpenAnyhow(FolderName);
            return WorkspaceComparison.Run(folder, _snapshot, _guard, _options, cancellation);
        }
        catch (LinkException)
        {
            return new WorkspaceChanges([], [new WorkspaceViolation(".", ViolationKind.Link, "The workspace itself was replaced by something else.")], null);
        }
        catch (FileNotFoundException)
        {
            return new WorkspaceChanges([], [new WorkspaceViolation(".", ViolationKind.Link, "The workspace itself was moved away or deleted.")], null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _private.Dispose();

    private void Fill(IFileSource files, string root, CancellationToken cancellation)
    {
        using var history = new WorkspaceHistory(Folder, root, Home, System.IO.Path.Combine(_private.Path, ObjectsName));
        using (var builder = new SnapshotBuilder(root, Folder, history, _options.Warn))
        {
            foreach (var (path, entry) in builder.Build(files, cancellation))
            {
                _snapshot.Add(path, entry);
            }
        }

        history.Commit(cancellation);
        _guard = new GitFolderGuard(Folder);
    }

    private string Make(string name)
    {
        var path = System.IO.Path.Combine(_private.Path, name);
        WorkspaceLocation.CreatePrivate(path);
        return path;
    }
}
