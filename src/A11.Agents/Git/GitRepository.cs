using System.Buffers;
using System.Collections.Immutable;
using CliWrap;

namespace A11.Agents.Git;

/// <summary>A repository as git sees it. Nothing that its configuration names is run: no hook, monitor, filter, diff, transport or pager (<see cref="GitProgram"/>).</summary>
public sealed class GitRepository
{
    /// <summary>Some of what no reference's name holds (git-check-ref-format(1)), and patterns are made of.</summary>
    private static readonly SearchValues<char> NotOfNames = SearchValues.Create("*?[\\ \0");

    /// <summary>Few enough for the shortest command line of any system.</summary>
    internal const int MostArguments = 100;

    private readonly string _root;
    private readonly ImmutableArray<string> _untrusted;
    private readonly GitProgram _git;

    /// <summary>The repository whose working tree is a directory.</summary>
    /// <param name="root">Absolute path of the directory that holds <c>.git</c>.</param>
    public GitRepository(string root)
        : this(root, [])
    {
    }

    /// <summary>A submodule.</summary>
    /// <param name="root">Absolute path of the directory that holds <c>.git</c>.</param>
    /// <param name="outer">Absolute paths of directories whose programs are not run either: the repositories around it.</param>
    internal GitRepository(string root, ImmutableArray<string> outer)
    {
        _root = root;
        _untrusted = outer.Add(root);

        // The working tree is this one, whatever “core.worktree” says.
        _git = new GitProgram(root, _untrusted) { Variables = ImmutableDictionary<string, string?>.Empty.Add("GIT_WORK_TREE", root) };
    }

    /// <summary>The files that git knows or does not ignore and that are there, relative to the root, with slashes.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public IReadOnlyList<string> ListFiles()
    {
        GitFiles.RefuseUnreadable(_root);
        return ParseListing(_git.Read("ls-files", "-t", "--cached", "--others", "--deleted", "--exclude-standard", "-z"));
    }

    /// <summary>Those of some paths that the index holds.</summary>
    /// <param name="paths">Paths of files from the root, with slashes.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public IReadOnlySet<string> FindTracked(IEnumerable<string> paths)
    {
        GitFiles.RefuseUnreadable(_root);
        return paths.Chunk(MostArguments)
            .SelectMany(batch => _git.Read(["ls-files", "--cached", "-z", "--", .. batch]).Split('\0', StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The commit that a revision names.</summary>
    /// <param name="revision">As gitrevisions(7) allows it.</param>
    /// <exception cref="GitException">It is not in this clone, or its name stands for more than one thing; the message says what to do.</exception>
    public string Resolve(string revision)
    {
        RefuseAmbiguous(revision);
        return _git.TryRead(out var commit, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}") ? commit.Trim()
            : _git.TryRead(out var refusal, "rev-parse", "--git-dir") ? throw new GitException($"The base “{revision}” is not in this clone, so the changes can't be listed.{ShallowHint()}")
            : throw new GitException($"git can't read this repository, so the changes can't be listed: {refusal}");
    }

    /// <summary>The commits where the history of the working tree and that of a commit met last; more than one where each was merged into the other.</summary>
    /// <param name="commit">The commit.</param>
    /// <exception cref="GitException">They have no commit in common in this clone.</exception>
    public ImmutableArray<string> FindMergeBases(string commit) => _git.TryRead(out var commits, "merge-base", "--all", "HEAD", commit)
        ? [.. commits.Split('\n', StringSplitOptions.RemoveEmptyEntries)]
        : Head() is null ? throw new GitException("The branch that is checked out has no commit yet, so there are no changes to list. Commit first.")
        : commits.Length > 0 ? throw new GitException($"git can't compare the branch with its base: {commits}")
        : throw new GitException($"The base and the working tree have no commit in common in this clone, so the changes can't be listed.{ShallowHint()}");

    /// <summary>
    /// The paths that differ between a commit and what the branch holds: its last commit, the index and the working tree, untracked files included. A
    /// renamed file appears as both its ends.
    /// </summary>
    /// <param name="commit">The commit.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public ImmutableArray<GitChange> ChangesSince(string commit)
    {
        GitFiles.RefuseUnreadable(_root);
        return
        [
            .. CommittedChanges(commit).Concat(IndexChanges(commit)).Concat(new WorkingTreeComparison(_root, _git, _untrusted).Compare(commit))
                .GroupBy(change => change.Path, StringComparer.Ordinal)
                .Select(GitChange.Merge)
                .OrderBy(change => change.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>The commits of the checked-out branch that another commit does not have behind it, newest first.</summary>
    /// <param name="commit">The other commit.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    internal IEnumerable<GitCommit> ListCommitsSince(string commit) =>
        _git.Read("log", "-z", "--no-decorate", "--no-patch", "--encoding=UTF-8", $"--format={GitCommit.Format}", "HEAD", $"^{commit}")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(GitCommit.Parse);

    /// <summary>Whether commits are left out of this clone.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    internal bool IsShallow() => _git.Read("rev-parse", "--is-shallow-repository").Trim() != "false";

    /// <summary>The branch that is checked out; null where a commit is.</summary>
    /// <exception cref="GitException">Git can't be run.</exception>
    internal string? FindBranch() => _git.TryRead(out var name, "symbolic-ref", "--quiet", "--short", "HEAD") ? name.Trim() : null;

    /// <summary>The paths that the index holds otherwise than the last commit: what a commit now would change.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public ImmutableArray<GitChange> StagedChanges() => [.. IndexChanges(Head() ?? EmptyTree())];

    /// <summary>The files below a directory in a commit, from the root, with slashes.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public IReadOnlyList<string> ListFilesAt(string commit, string directory) =>
        _git.Read("ls-tree", "-r", "--name-only", "-z", commit, "--", directory).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The files of a commit by their paths from the root, with slashes, each with the name of the object that holds its content.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public IReadOnlyDictionary<string, string> ListObjectsAt(string commit)
    {
        // Entries such as “100644 blob hash”, a tab, a path (git-ls-tree, “Output format”).
        var objects = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in _git.Read("ls-tree", "-r", "-z", "--full-tree", commit).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            objects[entry[(tab + 1)..]] = entry[..tab];
        }

        return objects;
    }

    /// <summary>The bytes of a file in a commit; null where it holds none of this path.</summary>
    /// <exception cref="GitException">Git can't be run, or the content is not in this clone, so that nobody can say what it is.</exception>
    public byte[]? ReadFile(string commit, string path)
    {
        using var content = new MemoryStream();
        if (_git.Run(PipeTarget.ToStream(content), CancellationToken.None, "cat-file", "blob", $"{commit}:{path}").Succeeded)
        {
            return content.ToArray();
        }

        return _git.TryRead(out var entry, "ls-tree", "--full-tree", commit, "--", path) && entry.Length == 0 ? null
            : throw new GitException($"{path} is part of commit {commit[..Math.Min(commit.Length, 12)]}, but its content is not in this clone. Clone without a filter, or fetch the missing objects.");
    }

    private IEnumerable<GitChange> CommittedChanges(string commit) => Head() is { } head
        ? RawDiff.Parse(_git.Read("diff-tree", "-r", "--raw", "-z", "--no-ext-diff", "--no-renames", "--ignore-submodules=none", commit, head), ChangePlaces.Commits)
        : [];

    private IEnumerable<GitChange> IndexChanges(string commit) =>
        RawDiff.Parse(_git.Read("diff-index", "--cached", "--raw", "-z", "--no-ext-diff", "--no-renames", "--ignore-submodules=none", commit), ChangePlaces.Index);

    private string? Head() => _git.TryRead(out var commit, "rev-parse", "--verify", "--quiet", "HEAD") ? commit.Trim() : null;

    private string EmptyTree() => _git.Read("hash-object", "-t", "tree", GitProgram.NullDevice).Trim();

    /// <summary>A name that a tag, a branch and a remote's branch may all have is one that somebody else may have made (gitrevisions(7), the order of “refname”).</summary>
    private void RefuseAmbiguous(string revision)
    {
        var end = revision.AsSpan().IndexOfAny("~^:");
        var name = end < 0 ? revision : revision[..end];
        var reflog = name.IndexOf("@{", StringComparison.Ordinal);
        name = reflog < 0 ? name : name[..reflog];
        if (name.Length == 0 || name.AsSpan().ContainsAny(NotOfNames))
        {
            return;
        }

        string[] places = [$"refs/{name}", $"refs/tags/{name}", $"refs/heads/{name}", $"refs/remotes/{name}", $"refs/remotes/{name}/HEAD", name];
        var meanings = _git.Read(["for-each-ref", "--format=%(refname)", "--", .. places]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(places.Contains).ToList();
        if (IsObject(name))
        {
            meanings.Add($"commit {name}");
        }

        if (meanings.Count > 1 || (meanings.Count == 1 && IsPseudoReference(name)))
        {
            throw new GitException($"The base “{revision}” is ambiguous: it names {string.Join(" and ", meanings)}. Write the whole name, such as refs/remotes/{name}.");
        }

        if (meanings is [var only] && only != name && !only.StartsWith("refs/remotes/", StringComparison.Ordinal) && IsOfRemote(name))
        {
            throw new GitException($"The base “{revision}” reads as a branch of a remote, but names {only}. Fetch the branch, or write the whole name.");
        }
    }

    /// <summary>Whether a name begins with that of a remote: what it stands for should come from there.</summary>
    private bool IsOfRemote(string name) =>
        _git.TryRead(out var remotes, "remote") && remotes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Any(remote => name.StartsWith(remote + "/", StringComparison.Ordinal));

    /// <summary>Whether a name is the beginning of an object's name; the whole of one is never taken for a reference by git.</summary>
    private bool IsObject(string name) =>
        name.Length is >= 4 and < 40 && name.All(char.IsAsciiHexDigit) && _git.TryRead(out var objects, "rev-parse", $"--disambiguate={name}") && objects.Length > 0;

    private static bool IsPseudoReference(string name) => name == "@" || (name.Contains("HEAD", StringComparison.Ordinal) && name.All(character => char.IsAsciiLetterUpper(character) || character == '_'));

    private string ShallowHint() => IsShallow()
        ? " The clone is shallow: fetch the whole history (fetch-depth: 0 for actions/checkout)."
        : " Fetch it first.";

    /// <summary>Reads entries such as <c>H a/b</c>: a tag, a space, a path (git-ls-files, option <c>-t</c>).</summary>
    private List<string> ParseListing(string listing)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var entry in listing.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // R is deleted; S is left out of a sparse checkout, so that it is mostly not there. What ends with a slash is a repository of its own.
            if (entry is ['R', ' ', ..] || (entry is ['S', ' ', ..] && !Path.Exists(Path.Combine(_root, entry[2..]))))
            {
                missing.Add(entry[2..]);
            }
            else if (entry is [_, ' ', .., not '/'])
            {
                _ = paths.Add(entry[2..]);
            }
        }

        paths.ExceptWith(missing);
        return [.. paths];
    }
}
