using System.Runtime.Versioning;
using A11.Agents.Checks;
using A11.Agents.Git;
using A11.Tests;

namespace A11.Agents.Tests.Boundaries;

/// <summary>What a branch changes, held against the boundary as the base has it.</summary>
[TestClass]
public sealed class BranchTests
{
    [TestMethod]
    public void Changes_inside_of_the_lane_pass()
    {
        using var repository = Create();
        _ = repository.With("Dockerfile", "FROM x\n").With(".github/workflows/ci.yml", "on: push\n");
        Assert.AreEqual("", Violations(repository));
    }

    [TestMethod]
    public void Every_kind_of_change_outside_of_it_is_found()
    {
        using var repository = Create();
        _ = repository.With("src/new.cs", "").With("src/changed.cs", "changed");
        File.Delete(Path.Combine(repository.Root, "src", "deleted.cs"));
        File.Move(Path.Combine(repository.Root, "docs", "moved.md"), Path.Combine(repository.Root, "moved.yml"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(repository.Root, "src", "mode.cs"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.AreEqual(
            "docs/moved.md AXB0001, src/changed.cs AXB0002, src/deleted.cs AXB0002, src/mode.cs AXB0002, src/new.cs AXB0002",
            Violations(repository));
        Assert.AreEqual(
            "docs/moved.md AXB0001, src/changed.cs AXB0002, src/deleted.cs AXB0002, src/mode.cs AXB0002, src/new.cs AXB0002",
            Violations(repository.Commit()));
    }

    [TestMethod]
    public void A_branch_cannot_widen_its_own_lane()
    {
        using var repository = Create();
        _ = repository.With("docs/agent.md", "mine").With("a11.yml", "profile: docs/agent.md\n").Commit();
        Assert.AreEqual("a11.yml AXB0003, docs/agent.md AXB0001", Violations(repository));
    }

    [TestMethod]
    public void A_link_and_a_file_in_place_of_one_are_found()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Links need a right on Windows that tests don't have.");
        }

        using var repository = Create();
        _ = File.CreateSymbolicLink(Path.Combine(repository.Root, "Dockerfile"), "src/changed.cs");
        Assert.AreEqual("Dockerfile AXB0006", Violations(repository));
    }

    [TestMethod]
    public void A_flag_in_the_index_hides_nothing()
    {
        using var repository = Create();
        _ = repository.Git("update-index", "--assume-unchanged", "src/changed.cs").With("src/changed.cs", "hidden");
        Assert.AreEqual("src/changed.cs AXB0002", Violations(repository));
    }

    [TestMethod]
    public void A_base_that_is_not_there_is_told_of()
    {
        using var repository = Create();
        var error = Assert.ThrowsExactly<GitException>(() => new BaseRevision(repository.Root, "nowhere", TestEngine.Default));
        StringAssert.Contains(error.Message, "nowhere");
    }

    [TestMethod]
    public void A_shallow_clone_is_told_how_to_become_deep()
    {
        using var repository = Create();
        _ = repository.Git("checkout", "--quiet", "-b", "more").With("Dockerfile", "FROM x\n").Commit();
        using var clone = new RepositoryFolder();
        _ = clone.Git("clone", "--quiet", "--depth=1", "--branch=more", $"file://{repository.Root}", "clone");
        var error = Assert.ThrowsExactly<GitException>(() => new BaseRevision(Path.Combine(clone.Root, "clone"), "origin/main", TestEngine.Default));
        StringAssert.Contains(error.Message, "fetch-depth: 0");
    }

    [TestMethod]
    public void What_git_ignores_is_found_where_it_was_committed_or_staged()
    {
        using var repository = Create();
        _ = repository.With(".gitignore", "obj/\n*.log\n").Commit().Git("update-ref", "refs/tags/base", "HEAD");
        _ = repository.With("obj/a.targets", "<Project/>").With("out.log", "").With("obj/ignored", "");
        Assert.AreEqual("", Violations(repository));
        _ = repository.Git("add", "--force", "out.log");
        Assert.AreEqual("out.log AXB0001", Violations(repository));
        _ = repository.Git("add", "--force", "obj/a.targets").Git("commit", "--quiet", "--message", "forced");
        Assert.AreEqual("obj/a.targets AXB0003, out.log AXB0001", Violations(repository));
    }

    [TestMethod]
    public void What_was_committed_and_undone_in_the_working_tree_is_found_where_it_differs()
    {
        using var repository = Create();
        _ = repository.With("src/changed.cs", "evil").With("src/new.cs", "").Commit();
        _ = repository.With("src/changed.cs", "").With("src/deleted.cs", "staged");
        File.Delete(Path.Combine(repository.Root, "src", "new.cs"));
        _ = repository.Git("add", "src/deleted.cs").With("src/deleted.cs", "deleted");
        Assert.AreEqual(
            "Modified in the branch's commits and the index: src/changed.cs, Modified in the index: src/deleted.cs, Added in the branch's commits and the index: src/new.cs",
            Descriptions(repository));
    }

    [TestMethod]
    public void A_link_and_a_mode_that_were_committed_are_found_where_the_working_tree_shows_none()
    {
        using var repository = Create();
        _ = repository.Git("config", "core.symlinks", "false").Git("config", "core.fileMode", "false");
        _ = repository.With("target", "../outside");
        var target = repository.Output("hash-object", "-w", "target").Trim();
        File.Delete(Path.Combine(repository.Root, "target"));
        _ = repository.Git("update-index", "--add", "--cacheinfo", $"120000,{target},Dockerfile").Git("update-index", "--chmod=+x", "src/mode.cs")
            .Git("commit", "--quiet", "--message", "hidden").Git("checkout", "--", "Dockerfile");
        Assert.IsNull(new FileInfo(Path.Combine(repository.Root, "Dockerfile")).LinkTarget);
        Assert.AreEqual("Dockerfile AXB0006, src/mode.cs AXB0002", Violations(repository));
    }

    [TestMethod]
    public void A_submodule_that_was_committed_is_found()
    {
        using var repository = Create();
        _ = repository.Git("update-index", "--add", "--cacheinfo", $"160000,{repository.Output("rev-parse", "HEAD").Trim()},scripts/module").Git("commit", "--quiet", "--message", "gitlink");
        Assert.AreEqual("scripts/module AXB0006", Violations(repository));
    }

    [TestMethod]
    public void A_change_inside_of_a_submodule_is_found()
    {
        using var repository = Create();
        using var module = new RepositoryFolder().With("a.txt", "a").Commit();
        _ = repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", module.Root, "scripts/module").Commit().Git("update-ref", "refs/tags/base", "HEAD");
        Assert.AreEqual("", Violations(repository));
        _ = repository.With("scripts/module/a.txt", "changed");
        Assert.AreEqual("scripts/module AXB0006", Violations(repository));
    }

    [TestMethod]
    public void A_sparse_checkout_hides_nothing_and_deletes_nothing()
    {
        using var repository = Create();
        _ = repository.With("docs/kept.md", "").Commit().Git("update-ref", "refs/tags/base", "HEAD");
        _ = repository.Git("checkout", "--quiet", "-b", "branch").With("src/changed.cs", "evil").Commit();
        _ = repository.Git("sparse-checkout", "set", "docs");
        Assert.IsFalse(repository.Has("src/changed.cs"));
        Assert.AreEqual("src/changed.cs AXB0002", Violations(repository));
        File.Delete(Path.Combine(repository.Root, "docs", "kept.md"));
        Assert.AreEqual("docs/kept.md AXB0001, src/changed.cs AXB0002", Violations(repository));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void A_file_system_without_modes_changes_none()
    {
        using var repository = Create();
        _ = repository.Git("config", "core.fileMode", "false");
        const UnixFileMode All = (UnixFileMode)0x1FF;
        foreach (var file in Directory.EnumerateFiles(repository.Root, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".git", StringComparison.Ordinal)))
        {
            File.SetUnixFileMode(file, All);
        }

        Assert.AreEqual("", Violations(repository));
        _ = repository.With("src/changed.cs", "evil");
        Assert.AreEqual("src/changed.cs AXB0002", Violations(repository));
        File.SetUnixFileMode(Path.Combine(repository.Root, "docs", "moved.md"), (UnixFileMode)0x1A4);
        StringAssert.Contains(Violations(repository), "src/mode.cs AXB0002");
    }

    [TestMethod]
    public void Line_endings_and_large_files_of_a_checkout_are_no_changes()
    {
        using var repository = Create();
        const string Content = "large\n";
        var pointer = $"version https://git-lfs.github.com/spec/v1\noid sha256:{A11.Agents.Changes.ContentHash.Compute(System.Text.Encoding.UTF8.GetBytes(Content))}\nsize {Content.Length}\n";
        _ = repository.With(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n*.md text\n").With("src/large.bin", pointer).With("docs/lines.md", "one\ntwo\n").Commit().Git("update-ref", "refs/tags/base", "HEAD");
        _ = repository.Git("config", "filter.lfs.process", "git-lfs filter-process").Git("config", "filter.lfs.required", "true");
        _ = repository.With("src/large.bin", Content).With("docs/lines.md", "one\r\ntwo\r\n");
        Assert.AreEqual("", Violations(repository));
        _ = repository.With("src/large.bin", "other\n");
        Assert.AreEqual("src/large.bin AXB0002", Violations(repository));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void What_another_filter_made_is_no_change_right_after_a_checkout()
    {
        using var repository = Create();
        _ = repository.Git("config", "filter.rot.clean", "tr a-z n-za-m").Git("config", "filter.rot.smudge", "tr n-za-m a-z");
        _ = repository.With(".gitattributes", "*.secret filter=rot\n").With("src/a.secret", "hello\n").Commit().Git("update-ref", "refs/tags/base", "HEAD");
        File.Delete(Path.Combine(repository.Root, "src", "a.secret"));
        _ = repository.Git("checkout", "--", "src/a.secret");
        Assert.AreEqual("", Violations(repository));
        _ = repository.With("src/a.secret", "changed\n");
        Assert.AreEqual("src/a.secret AXB0002", Violations(repository));
    }

    [TestMethod]
    public void A_name_that_stands_for_two_things_is_refused()
    {
        using var repository = Create();
        using var clone = new RepositoryFolder();
        var root = Path.Combine(clone.Root, "clone");
        _ = clone.Git("clone", "--quiet", repository.Root, "clone");
        _ = new BaseRevision(root, "origin/main", TestEngine.Default);
        _ = clone.Git("-C", root, "tag", "origin/main");
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => new BaseRevision(root, "origin/main", TestEngine.Default)).Message, "ambiguous");
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => new BaseRevision(root, "origin/main~0", TestEngine.Default)).Message, "ambiguous");
        _ = new BaseRevision(root, "refs/remotes/origin/main", TestEngine.Default);
        _ = clone.Git("-C", root, "update-ref", "-d", "refs/remotes/origin/main");
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => new BaseRevision(root, "origin/main", TestEngine.Default)).Message, "refs/tags/origin/main");
        var commit = repository.Output("rev-parse", "HEAD").Trim();
        _ = new BaseRevision(root, commit[..12], TestEngine.Default);
        _ = clone.Git("-C", root, "branch", commit[..12]);
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => new BaseRevision(root, commit[..12], TestEngine.Default)).Message, "ambiguous");
        _ = new BaseRevision(root, commit, TestEngine.Default);
        _ = clone.Git("-C", root, "tag", "HEAD");
        StringAssert.Contains(Assert.ThrowsExactly<GitException>(() => new BaseRevision(root, "HEAD", TestEngine.Default)).Message, "ambiguous");
    }

    [TestMethod]
    public void Every_place_where_a_branch_began_is_held_against()
    {
        using var repository = Create();
        _ = repository.Git("checkout", "--quiet", "-b", "branch").With("src/changed.cs", "evil").Commit().Git("tag", "one");
        _ = repository.Git("checkout", "--quiet", "main").With("docs/moved.md", "theirs").Commit().Git("tag", "two");
        _ = repository.Git("merge", "--quiet", "--no-edit", "one").With("src/changed.cs", "").Commit();
        _ = repository.Git("checkout", "--quiet", "branch").Git("merge", "--quiet", "--no-edit", "two");
        Assert.HasCount(2, repository.Output("merge-base", "--all", "main", "branch").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.AreEqual("src/changed.cs AXB0002", Violations(repository, "main"));
    }

    [TestMethod]
    public void The_stricter_of_the_two_policies_of_a_base_holds()
    {
        using var repository = Create();
        _ = repository.With("a11.yml", "boundaries: { deny: [Makefile] }\n").Commit();
        _ = repository.Git("checkout", "--quiet", "-b", "branch").With("Makefile", "a:\n").With("Dockerfile", "FROM x\n").Commit();
        _ = repository.Git("checkout", "--quiet", "main").With("a11.yml", "boundaries: { deny: [Dockerfile] }\n").Commit();
        _ = repository.Git("checkout", "--quiet", "branch");
        Assert.AreEqual("Dockerfile AXB0002, Makefile AXB0002", Violations(repository, "main"));
    }

    private static string Descriptions(RepositoryFolder repository)
    {
        var origin = new BaseRevision(repository.Root, "base", TestEngine.Default);
        return string.Join(", ", origin.FindChanges().Select(change => $"{change.Description} {change.Path}"));
    }

    private static RepositoryFolder Create() => new RepositoryFolder()
        .With("src/changed.cs", "").With("src/deleted.cs", "deleted").With("src/mode.cs", "mode").With("docs/moved.md", "moved").Commit().Git("tag", "base");

    private static string Violations(RepositoryFolder repository, string revision = "base")
    {
        var origin = new BaseRevision(repository.Root, revision, TestEngine.Default);
        var violations = origin.FindViolations(origin.FindChanges(), out var problems);
        Assert.IsTrue(problems.IsEmpty);
        return string.Join(", ", violations.Select(violation => $"{violation.Path} {violation.Rule.Id}"));
    }
}
