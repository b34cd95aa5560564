using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using CliWrap;

namespace A11.Agents.Git;

/// <summary>A repository as git sees it. Of what its configuration names, hooks, monitors and the programs of diffs are not run; filters are, as “git status” does.</summary>
public sealed class GitRepository
{
    /// <summary>What must not lead git elsewhere: hooks set these.</summary>
    private static readonly string[] Redirections =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_CONFIG_COUNT",
        "GIT_EXTERNAL_DIFF", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    ];

    private static readonly string[] SafeSettings =
    [
        "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotepath=off", "-c", "core.attributesFile=/dev/null",
    ];

    private readonly string _root;

    /// <summary>The repository whose work tree is a folder.</summary>
    /// <param name="root">Absolute path of the folder that holds <c>.git</c>.</param>
    public GitRepository(string root) => _root = root;

    /// <summary>The files that git knows or does not ignore and that are there, relative to the root, with slashes.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public IReadOnlyList<string> ListFiles() => ParseListing(Run(null, "ls-files", "-t", "--cached", "--others", "--deleted", "--exclude-standard", "-z"));

    /// <summary>The commit of the branch point: where the work tree's history and <paramref name="revision"/> met last.</summary>
    /// <exception cref="GitException">The revision, or a commit in common with it, is not in this clone.</exception>
    public string FindBase(string revision)
    {
        if (!TryRun(null, out var commit, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}"))
        {
            throw new GitException($"The base “{revision}” is not in this clone, so the changes can't be listed.{ShallowHint()}");
        }

        return TryRun(null, out var meeting, "merge-base", "HEAD", commit.Trim())
            ? meeting.Trim()
            : throw new GitException($"The base “{revision}” and the work tree have no commit in common in this clone, so the changes can't be listed.{ShallowHint()}");
    }

    /// <summary>
    /// The paths that differ between a commit and the work tree, untracked files included; a renamed file appears as both its ends.
    /// A fresh index is compared with, so that no flag in the repository's own can hide a file.
    /// </summary>
    /// <param name="commit">The commit.</param>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public ImmutableArray<GitChange> ChangesSince(string commit)
    {
        var index = Path.Combine(Path.GetTempPath(), $"a11-index-{Guid.NewGuid():N}");
        try
        {
            _ = Run(index, "read-tree", commit);

            // Without it each file would count as changed; it fails where one is, which is what the next command tells.
            _ = TryRun(index, out _, "update-index", "-q", "--refresh");
            var tracked = ParseRaw(Run(index, "diff-files", "--raw", "-z", "--no-ext-diff", "--ignore-submodules=none"));
            var untracked = Run(index, "ls-files", "--others", "--exclude-standard", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(path => new GitChange(path.TrimEnd('/'), GitChangeKind.Added, path.EndsWith('/') ? GitChange.SubmoduleMode : ""));
            return [.. tracked.Concat(untracked).OrderBy(change => change.Path, StringComparer.Ordinal)];
        }
        finally
        {
            File.Delete(index);
        }
    }

    /// <summary>The paths that the index holds otherwise than the last commit: what a commit now would change.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public ImmutableArray<GitChange> StagedChanges()
    {
        var head = TryRun(null, out var commit, "rev-parse", "--verify", "--quiet", "HEAD") ? commit.Trim() : EmptyTree();
        return [.. ParseRaw(Run(null, "diff-index", "--cached", "--raw", "-z", "--no-ext-diff", "--no-renames", "--ignore-submodules=none", head))];
    }

    /// <summary>The files below a folder in a commit, from the root, with slashes.</summary>
    /// <exception cref="GitException">Git can't be run, or refuses.</exception>
    public IReadOnlyList<string> ListFilesAt(string commit, string folder) =>
        Run(null, "ls-tree", "-r", "--name-only", "-z", commit, "--", folder).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The bytes of a file in a commit; null where it holds none of this path.</summary>
    /// <exception cref="GitException">Git can't be run.</exception>
    public byte[]? ReadFile(string commit, string path)
    {
        using var content = new MemoryStream();
        return Execute(null, PipeTarget.ToStream(content), out _, ["cat-file", "blob", $"{commit}:{path}"]) ? content.ToArray() : null;
    }

    private string EmptyTree() => Run(null, "hash-object", "-t", "tree", "/dev/null").Trim();

    private string ShallowHint() => TryRun(null, out var answer, "rev-parse", "--is-shallow-repository") && answer.Trim() == "true"
        ? " The clone is shallow: fetch the whole history (fetch-depth: 0 for actions/checkout)."
        : " Fetch it first.";

    private string Run(string? index, params string[] arguments) =>
        TryRun(index, out var output, arguments) ? output : throw new GitException($"git {arguments[0]} failed: {output}");

    private bool TryRun(string? index, out string output, params string[] arguments)
    {
        var text = new StringBuilder();
        var succeeded = Execute(index, PipeTarget.ToStringBuilder(text, Encoding.UTF8), out var error, arguments);
        output = succeeded ? text.ToString() : error;
        return succeeded;
    }

    private bool Execute(string? index, PipeTarget output, out string error, string[] arguments)
    {
        var message = new StringBuilder();
        try
        {
            var result = Cli.Wrap("git")
                .WithArguments([.. SafeSettings, .. arguments])
                .WithWorkingDirectory(_root)
                .WithEnvironmentVariables(variables =>
                {
                    foreach (var name in Redirections)
                    {
                        _ = variables.Set(name, null);
                    }

                    _ = variables.Set("GIT_OPTIONAL_LOCKS", "0").Set("GIT_TERMINAL_PROMPT", "0").Set("LC_ALL", "C");
                    _ = index is null ? variables : variables.Set("GIT_INDEX_FILE", index);
                })
                .WithStandardOutputPipe(output)
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(message, Encoding.UTF8))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync().GetAwaiter().GetResult();
            error = message.ToString().Trim().Split('\n')[0];
            return result.IsSuccess;
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new GitException("git can't be run; install it, or put it on the PATH.");
        }
    }

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

    /// <summary>Reads entries such as <c>:100644 100755 hash hash M</c> and a path (git-diff-tree, “Raw output format”).</summary>
    private static IEnumerable<GitChange> ParseRaw(string raw)
    {
        var parts = raw.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            var fields = parts[i].Split(' ');
            var kind = fields[^1][0] switch
            {
                'A' => GitChangeKind.Added,
                'D' => GitChangeKind.Deleted,
                'T' => GitChangeKind.TypeChanged,
                _ when fields[0].TrimStart(':') != fields[1] => GitChangeKind.ModeChanged,
                _ => GitChangeKind.Modified,
            };
            yield return new GitChange(parts[i + 1], kind, kind == GitChangeKind.Deleted ? fields[0].TrimStart(':') : fields[1]);
        }
    }
}
