using System.Diagnostics;
using System.Runtime.Versioning;
using A11.Agents.Checks;
using A11.Agents.Git;
using A11.Agents.Repositories;
using A11.Tests;

namespace A11.Agents.Tests.Git;

/// <summary>Where git refuses, its own words are given, and the command that it advises.</summary>
[TestClass]
public sealed class GitRefusalTests
{
    private const int Stranger = 54321;

    [TestMethod]
    [DataRow("fatal: detected dubious ownership in repository at '/x y'\nTo add an exception for this directory, call:\n\n\tgit config --global --add safe.directory '/x y'\n",
        "fatal: detected dubious ownership in repository at '/x y'. If you trust it, run: git config --global --add safe.directory '/x y'")]
    [DataRow("fatal: unknown repository extensions found:\n\tnoop-v9\n", "fatal: unknown repository extensions found: noop-v9")]
    [DataRow("error: bad signature 0x00000000\r\nfatal: index file corrupt\r\n", "error: bad signature 0x00000000 fatal: index file corrupt")]
    [DataRow("fatal: the thing is broken\nTo repair it, run:\n  git worktree repair\n", "fatal: the thing is broken. git advises: git worktree repair")]
    [DataRow("", "")]
    public void Its_words_are_kept(string errors, string expected) => Assert.AreEqual(expected, GitExit.Explain(errors));

    [TestMethod]
    [DataRow(".git", "gitdir: /nowhere/at/all\n", "not a git repository: /nowhere/at/all")]
    [DataRow(".git/config", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tnoop-v9 = true\n", "noop-v9")]
    [DataRow(".git/config", "[core]\n\trepositoryformatversion = 99\n", "99")]
    [DataRow(".git/config", "[core\n", "bad config line")]
    [DataRow(".git/index", "this is no index", "index file")]
    public void A_repository_that_git_cant_read_is_explained_by_git(string path, string text, string expected)
    {
        using var repository = new RepositoryFolder().With("a", "").Commit().Git("update-ref", "refs/tags/base", "HEAD");
        if (path == ".git")
        {
            Directory.Delete(Path.Combine(repository.Root, ".git"), recursive: true);
        }

        _ = repository.With(path, text);
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => RepositoryFiles.ForAgents(repository.Root).Paths).Message, expected);
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => new BaseRevision(repository.Root, "base", TestEngine.Default).FindChanges()).Message, expected);
        var warnings = new List<string>();
        Assert.IsNotEmpty(new RepositoryFiles(repository.Root, warnings.Add).Paths);
        StringAssert.Contains(warnings.Single(), expected);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [UnsupportedOSPlatform("windows")]
    public void A_repository_of_somebody_else_is_refused_with_the_line_to_type()
    {
        using var repository = new RepositoryFolder().With("a", "").Commit();
        if (Run("chown", "-R", $"{Stranger}", repository.Root) != 0)
        {
            Assert.Inconclusive("Only root can give a directory to somebody else.");
        }

        if (Run("git", "-C", repository.Root, "status") == 0)
        {
            Assert.Inconclusive("This machine's git trusts every directory.");
        }

        var expected = $"git config --global --add safe.directory {repository.Root}";
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => new BaseRevision(repository.Root, "HEAD~0", TestEngine.Default)).Message, expected);
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => RepositoryFiles.ForAgents(repository.Root).Paths).Message, expected);
    }

    [TestMethod]
    public void A_branch_without_a_commit_has_no_changes_to_list()
    {
        using var repository = new RepositoryFolder().With("a", "").Commit().Git("update-ref", "refs/tags/base", "HEAD").Git("checkout", "--quiet", "--orphan", "new");
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => new BaseRevision(repository.Root, "base", TestEngine.Default)).Message, "no commit yet");
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _ = process.StandardOutput.ReadToEnd();
        _ = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
