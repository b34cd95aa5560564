using System.Runtime.Versioning;
using A11.Agents.Checks;
using A11.Agents.Git;
using A11.Tests;

namespace A11.Agents.Tests.Git;

/// <summary>A repository whose own configuration would have git run programs or look elsewhere.</summary>
[TestClass]
[UnsupportedOSPlatform("windows")]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class HostileRepositoryTests
{
    [TestMethod]
    [DataRow("core.fsmonitor")]
    [DataRow("core.sshCommand")]
    [DataRow("core.gitProxy")]
    [DataRow("core.askPass")]
    [DataRow("core.pager")]
    [DataRow("core.editor")]
    [DataRow("core.alternateRefsCommand")]
    [DataRow("credential.helper")]
    [DataRow("diff.external")]
    [DataRow("gpg.program")]
    [DataRow("pager.ls-files")]
    [DataRow("pager.config")]
    [DataRow("alias.ls-files")]
    [DataRow("alias.diff-files")]
    [DataRow("filter.evil.clean")]
    [DataRow("filter.evil.smudge")]
    [DataRow("filter.evil.process")]
    [DataRow("filter.e=v.i.clean")]
    [DataRow("diff.evil.command")]
    [DataRow("diff.evil.textconv")]
    [DataRow("merge.evil.driver")]
    [DataRow("trailer.evil.command")]
    [DataRow("uploadpack.packObjectsHook")]
    public void No_program_that_the_configuration_names_is_run(string setting)
    {
        using var repository = Create();
        var canary = Canary(repository, out var program);
        var command = setting.StartsWith("alias.", StringComparison.Ordinal) ? $"!{program}" : program;
        _ = repository.With(".gitattributes", "* filter=evil diff=evil merge=evil\n*.yml filter=e=v.i\n").Commit().Git("update-ref", "refs/tags/base", "HEAD");
        _ = repository.Git("config", setting, command).Git("config", "filter.evil.required", "true");
        _ = repository.With("src/a.txt", "changed\n").With("new.yml", "a: 1\n");
        UseAll(repository);
        Assert.IsFalse(File.Exists(canary), $"{setting} was run.");
    }

    [TestMethod]
    public void A_filter_without_a_name_is_not_run_either()
    {
        using var repository = Create();
        var canary = Canary(repository, out var program);
        _ = repository.With(".gitattributes", "* filter=\n").Commit().Git("update-ref", "refs/tags/base", "HEAD");
        File.AppendAllText(Path.Combine(repository.Root, ".git", "config"), $"[filter \"\"]\n\tclean = {program}\n");
        _ = repository.With("src/a.txt", "changed\n");
        UseAll(repository);
        Assert.IsFalse(File.Exists(canary));
    }

    [TestMethod]
    [DataRow(".gitignore")]
    [DataRow(".gitattributes")]
    [DataRow(".git/info/exclude")]
    [DataRow(".git")]
    public void A_pipe_in_place_of_a_file_that_git_reads_is_refused_and_not_waited_for(string path)
    {
        using var repository = Create();
        var full = Path.Combine(repository.Root, path);
        if (Directory.Exists(full))
        {
            Directory.Delete(full, recursive: true);
        }

        File.Delete(full);
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", [full]))
        {
            pipe.WaitForExit();
        }

        var refused = Task.Run(() => Assert.ThrowsExactly<GitException>(() => new GitRepository(repository.Root).ListFiles()));
        Assert.IsTrue(refused.Wait(TimeSpan.FromSeconds(30)));
    }

    [TestMethod]
    public void A_policy_whose_content_a_partial_clone_lacks_is_not_taken_for_none()
    {
        using var repository = Create().With("a11.yml", "boundaries: { deny: [Makefile] }\n").Commit();
        using var clones = new RepositoryFolder();
        _ = repository.Git("config", "uploadpack.allowFilter", "true");
        _ = clones.Git("clone", "--quiet", "--filter=blob:none", "--no-checkout", $"file://{repository.Root}", "clone");
        var git = new GitRepository(Path.Combine(clones.Root, "clone"));
        Assert.IsNull(git.ReadFile("HEAD", "nothing.yml"));
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => git.ReadFile("HEAD", "a11.yml")).Message, "not in this clone");
    }

    [TestMethod]
    [DataRow("post-index-change")]
    [DataRow("fsmonitor-watchman")]
    [DataRow("reference-transaction")]
    [DataRow("post-checkout")]
    public void No_hook_is_run(string hook)
    {
        using var repository = Create();
        var canary = Canary(repository, out var program);
        _ = repository.Git("config", "core.hooksPath", "hooks").With($"hooks/{hook}", File.ReadAllText(program)).With($".git/hooks/{hook}", File.ReadAllText(program));
        foreach (var path in new[] { $"hooks/{hook}", $".git/hooks/{hook}" })
        {
            File.SetUnixFileMode(Path.Combine(repository.Root, path), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        UseAll(repository);
        Assert.IsFalse(File.Exists(canary));
    }

    [TestMethod]
    public void No_transport_fetches_what_a_partial_clone_lacks()
    {
        using var repository = Create();
        var canary = Canary(repository, out var program);
        _ = repository.Git("config", "extensions.partialClone", "origin").Git("config", "remote.origin.promisor", "true")
            .Git("config", "remote.origin.url", $"ext::{program} %S").Git("config", "protocol.ext.allow", "always").Git("config", "protocol.allow", "always");
        _ = Assert.ThrowsExactly<GitException>(() => new GitRepository(repository.Root).ReadFile("0123456789012345678901234567890123456789", "src/a.txt"));
        Assert.IsFalse(File.Exists(canary));
    }

    [TestMethod]
    public void A_working_tree_elsewhere_is_not_looked_at()
    {
        using var repository = Create();
        using var elsewhere = new RepositoryFolder().With("other.yml", "a: 1\n");
        _ = repository.Git("config", "core.worktree", elsewhere.Root);
        CollectionAssert.AreEquivalent(new[] { "src/a.txt" }, new GitRepository(repository.Root).ListFiles().ToArray());
    }

    [TestMethod]
    public void A_repository_above_is_not_taken_for_a_broken_one()
    {
        using var repository = Create();
        _ = repository.With("inner/.git/nothing", "").With("inner/.env", "SECRET=1\n");
        _ = Assert.ThrowsExactly<GitException>(() => new GitRepository(Path.Combine(repository.Root, "inner")).ListFiles());
    }

    [TestMethod]
    public void Ignoring_case_hides_no_twin()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("Only Linux tells case apart everywhere.");
        }

        using var repository = Create();
        _ = repository.Git("config", "core.ignoreCase", "true").With("SRC/A.txt", "twin\n");
        Assert.AreEqual("SRC/A.txt", string.Join(", ", new GitRepository(repository.Root).ChangesSince("base").Select(change => change.Path)));
    }

    [TestMethod]
    public void Replaced_objects_and_grafts_change_no_history()
    {
        using var repository = Create();
        _ = repository.With("src/a.txt", "evil\n").Commit().Git("replace", "base", "HEAD");
        var changes = new BaseRevision(repository.Root, "base", TestEngine.Default).FindChanges();
        Assert.AreEqual("src/a.txt", string.Join(", ", changes.Select(change => change.Path)));

        using var grafted = Create();
        var root = grafted.Output("rev-parse", "base").Trim();
        _ = grafted.With("src/a.txt", "evil\n").Commit().Git("tag", "evil").With("Dockerfile", "FROM x\n").Commit();
        _ = grafted.With(".git/info/grafts", $"{root} {grafted.Output("rev-parse", "evil").Trim()}\n");
        Assert.AreEqual("Dockerfile, src/a.txt", string.Join(", ", new BaseRevision(grafted.Root, root, TestEngine.Default).FindChanges().Select(change => change.Path)));
    }

    [TestMethod]
    [DoNotParallelize]
    public void Variables_of_git_lead_nowhere_else()
    {
        using var repository = Create();
        using var other = new RepositoryFolder().With("other.txt", "").Commit();
        var names = new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_CONFIG_GLOBAL" };
        try
        {
            foreach (var name in names)
            {
                Environment.SetEnvironmentVariable(name, Path.Combine(other.Root, ".git"));
            }

            Assert.AreEqual("src/a.txt", string.Join(", ", new GitRepository(repository.Root).ListFiles()));
        }
        finally
        {
            Array.ForEach(names, name => Environment.SetEnvironmentVariable(name, null));
        }
    }

    private static void UseAll(RepositoryFolder repository)
    {
        var git = new GitRepository(repository.Root);
        _ = git.ListFiles();
        _ = git.StagedChanges();
        _ = git.ReadFile("base", "src/a.txt");
        _ = new BaseRevision(repository.Root, "base", TestEngine.Default).FindChanges();
    }

    private static RepositoryFolder Create() => new RepositoryFolder().With("src/a.txt", "a\n").Commit().Git("tag", "base");

    /// <summary>A program beside the repository that leaves a file when it is run.</summary>
    private static string Canary(RepositoryFolder repository, out string program)
    {
        var canary = Path.Combine(repository.Root, ".git", "canary");
        program = Path.Combine(repository.Root, ".git", "evil.sh");
        File.WriteAllText(program, $"#!/bin/sh\ntouch '{canary}'\ncat\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return canary;
    }
}
