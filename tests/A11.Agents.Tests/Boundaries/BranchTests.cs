using A11.Agents.Git;
using A11.Agents.Policies;

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
        Assert.AreEqual("", Breaches(repository));
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
            Breaches(repository));
        Assert.AreEqual(
            "docs/moved.md AXB0001, src/changed.cs AXB0002, src/deleted.cs AXB0002, src/mode.cs AXB0002, src/new.cs AXB0002",
            Breaches(repository.Commit()));
    }

    [TestMethod]
    public void A_branch_cannot_widen_its_own_lane()
    {
        using var repository = Create();
        _ = repository.With("docs/agent.md", "mine").With("a11.yml", "profile: docs/agent.md\n").Commit();
        Assert.AreEqual("a11.yml AXB0003, docs/agent.md AXB0001", Breaches(repository));
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
        Assert.AreEqual("Dockerfile AXB0006", Breaches(repository));
    }

    [TestMethod]
    public void A_flag_in_the_index_hides_nothing()
    {
        using var repository = Create();
        _ = repository.Git("update-index", "--assume-unchanged", "src/changed.cs").With("src/changed.cs", "hidden");
        Assert.AreEqual("src/changed.cs AXB0002", Breaches(repository));
    }

    [TestMethod]
    public void A_base_that_is_not_there_is_told_of()
    {
        using var repository = Create();
        var error = Assert.ThrowsExactly<GitException>(() => new BaseRevision(repository.Root, "nowhere"));
        StringAssert.Contains(error.Message, "nowhere");
    }

    [TestMethod]
    public void A_shallow_clone_is_told_how_to_become_deep()
    {
        using var repository = Create();
        _ = repository.Git("checkout", "--quiet", "-b", "more").With("Dockerfile", "FROM x\n").Commit();
        using var clone = new RepositoryFolder();
        _ = clone.Git("clone", "--quiet", "--depth=1", "--branch=more", $"file://{repository.Root}", "clone");
        var error = Assert.ThrowsExactly<GitException>(() => new BaseRevision(Path.Combine(clone.Root, "clone"), "origin/main"));
        StringAssert.Contains(error.Message, "fetch-depth: 0");
    }

    private static RepositoryFolder Create() => new RepositoryFolder()
        .With("src/changed.cs", "").With("src/deleted.cs", "deleted").With("src/mode.cs", "mode").With("docs/moved.md", "moved").Commit().Git("tag", "base");

    private static string Breaches(RepositoryFolder repository)
    {
        var breaches = new BaseRevision(repository.Root, "base").FindBreaches(out var problems);
        Assert.IsTrue(problems.IsEmpty);
        return string.Join(", ", breaches.Select(breach => $"{breach.Path} {breach.Rule.Id}"));
    }
}
