using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using A11.Agents.FileSystems;
using A11.Agents.Git;
using CliWrap;

namespace A11.Agents.Workspaces.History;

/// <summary>
/// The fresh git history of a workspace: one commit of the snapshot, no hooks, no remote, no settings of the user's. The objects are written here and not
/// by git, while the files are copied: git would read each once more, and make another file of it.
/// </summary>
internal sealed class WorkspaceHistory : IDisposable
{
    private const string AuthorName = "Agent";
    private const string AuthorAddress = "agent@localhost";

    /// <summary>An agent may commit; nobody's name is lent to it, and nothing runs behind its back.</summary>
    private const string Settings = $"""
        [user]
        	name = {AuthorName}
        	email = {AuthorAddress}
        [commit]
        	gpgSign = false
        [gc]
        	auto = 0
        [maintenance]
        	auto = false

        """;

    private readonly string _folder;
    private readonly GitProgram _git;
    private readonly ConcurrentBag<HistoryEntry> _entries = [];

    /// <summary>A history that is not there yet.</summary>
    /// <param name="folder">Absolute path of the workspace.</param>
    /// <param name="root">Absolute path of the original repository's root, whose own programs are not run.</param>
    /// <param name="home">Absolute path of a HOME without settings.</param>
    /// <param name="staging">Absolute path of a file, not there yet and on the workspace's file system, that objects are collected in.</param>
    public WorkspaceHistory(string folder, string root, string home, string staging)
    {
        _folder = folder;
        _git = new GitProgram(folder, folder, root)
        {
            Variables = ImmutableDictionary.CreateRange<string, string?>(StringComparer.Ordinal,
            [
                new("GIT_CONFIG_GLOBAL", GitProgram.NullDevice), new("GIT_CONFIG_NOSYSTEM", "1"), new("GIT_DEFAULT_HASH", "sha1"), new("GIT_DEFAULT_REF_FORMAT", "files"),
                new("HOME", home), new("XDG_CONFIG_HOME", home),
            ]),
        };
        Objects = new Pack(staging);
    }

    /// <summary>Takes the contents.</summary>
    public Pack Objects { get; }

    /// <summary>Adds a file to the commit, from whatever thread.</summary>
    public void AddFile(string path, UnixFileMode mode, ObjectId content, FileStamp stamp) =>
        Add(path, mode.HasFlag(UnixFileMode.UserExecute) ? HistoryEntry.Executable : HistoryEntry.Ordinary, content, stamp);

    /// <summary>Adds a symbolic link to the commit.</summary>
    public void AddLink(string path, string target, FileStamp stamp) => Add(path, HistoryEntry.Link, Objects.Add(ObjectKind.Blob, FileName.Encode(target).AsSpan()[..^1]), stamp);

    /// <summary>Makes the repository and its commit, once the workspace holds all that was added and nothing else.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public void Commit(CancellationToken cancellation)
    {
        Run(_git, cancellation, "init", "--quiet", "--template=", "--initial-branch=main");
        var git = Path.Combine(_folder, ".git");
        File.AppendAllText(Path.Combine(git, "config"), Settings);

        // Contents went in byte for byte: neither line endings nor filters (which would want programs) belong to a snapshot.
        var info = Directory.CreateDirectory(Path.Combine(git, "info")).FullName;
        File.WriteAllText(Path.Combine(info, "attributes"), "* -text -filter -ident -working-tree-encoding\n");

        HistoryEntry[] entries = [.. _entries];
        Array.Sort(entries, static (one, other) => one.Path.AsSpan().SequenceCompareTo(other.Path));
        var commit = Objects.Add(ObjectKind.Commit, Encoding.UTF8.GetBytes(Describe(TreeWriter.Add(Objects, entries))));
        Objects.MoveTo(Directory.CreateDirectory(Path.Combine(git, "objects", "pack")).FullName);
        File.WriteAllBytes(Path.Combine(git, "index"), IndexWriter.Write(entries));
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(git, "refs", "heads")).FullName, "main"), $"{commit}\n");
        if (!LinuxDirectoryHandle.IsSupported)
        {
            // Elsewhere the stamps are not known, and git looks at each file itself.
            Run(_git, cancellation, "update-index", "-q", "--refresh");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Objects.Dispose();

    private void Add(string path, uint mode, ObjectId content, FileStamp stamp) => _entries.Add(new HistoryEntry(FileName.Encode(path)[..^1], mode, content, stamp));

    private static string Describe(ObjectId tree)
    {
        var author = string.Create(CultureInfo.InvariantCulture, $"{AuthorName} <{AuthorAddress}> {DateTimeOffset.UtcNow.ToUnixTimeSeconds()} +0000");
        return $"tree {tree}\nauthor {author}\ncommitter {author}\n\nThe repository as it was before the agent started\n";
    }

    private static void Run(GitProgram git, CancellationToken cancellation, params string[] arguments)
    {
        var exit = git.Run(PipeTarget.Null, cancellation, arguments);
        if (!exit.Succeeded)
        {
            throw new GitException($"The workspace's history can't be made: git said {exit.Error}");
        }
    }
}
