using A11.Agents.Git;
using A11.Agents.Records;

namespace A11.Agents.Tests.Runs;

/// <summary>What an agent did under another policy, or on another branch, is not let in.</summary>
[TestClass]
public sealed class ChangedMeanwhileTests
{
    private const string Good = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";

    private static readonly string TaskText = RepositoryFolder.Task("T1", "Dockerfile", "x");

    private static readonly Dictionary<string, Action<RepositoryFolder>> Meanwhile = new()
    {
        ["a11.yml changed"] = repository => repository.With("a11.yml", "ruleset: 1.0\nboundaries: { deny: [Dockerfile] }\n"),
        ["a11.yml gone"] = repository => File.Delete(Path.Combine(repository.Root, "a11.yml")),
        ["a11.yml a directory"] = repository =>
        {
            File.Delete(Path.Combine(repository.Root, "a11.yml"));
            _ = Directory.CreateDirectory(Path.Combine(repository.Root, "a11.yml"));
        },
        [".a11/tasks/t.json changed"] = repository => repository.With(".a11/tasks/t.json", "[]"),
        [".a11/tasks/new.json added"] = repository => repository.With(".a11/tasks/new.json", "[]"),
        ["another branch of the same commit"] = repository => repository.Git("checkout", "--quiet", "-b", "other"),
        ["another commit"] = repository => repository.Git("commit", "--quiet", "--allow-empty", "--message", "more"),
        ["another commit, packed"] = repository => repository.Git("commit", "--quiet", "--allow-empty", "--message", "more").Git("pack-refs", "--all"),
        ["detached"] = repository => repository.Git("checkout", "--quiet", "--detach"),
    };

    private static IEnumerable<object[]> Names => Meanwhile.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void It_is_a_conflict(string name)
    {
        using var repository = Create();
        AssertConflict(repository, Meanwhile[name]);
    }

    [TestMethod]
    public void A_profile_that_changes_is_one()
    {
        using var repository = Create();
        _ = repository.With("docs/agent.md", Core.Profiles.ProfileReader.BuiltIn.Text.Content).With("a11.yml", "profile: docs/agent.md\n").Commit();
        AssertConflict(repository, folder => folder.With("docs/agent.md", folder.Read("docs/agent.md") + "\nmore\n"));
    }

    [TestMethod]
    public void The_branch_of_a_linked_work_tree_counts_and_not_that_of_the_main_one()
    {
        using var repository = Create();
        using var linked = new RepositoryFolder();
        _ = repository.Git("worktree", "add", "--quiet", "-b", "linked", Path.Combine(linked.Root, "tree"));
        var root = Path.Combine(linked.Root, "tree");
        var before = GitHead.Read(root);
        _ = repository.Git("checkout", "--quiet", "-b", "other").Git("commit", "--quiet", "--allow-empty", "--message", "more");
        Assert.AreEqual(before, GitHead.Read(root));
        _ = repository.Git("-C", root, "commit", "--quiet", "--allow-empty", "--message", "more");
        Assert.AreNotEqual(before, GitHead.Read(root));
    }

    [TestMethod]
    public void Packing_references_and_fetching_change_nothing()
    {
        using var repository = Create();
        var before = GitHead.Read(repository.Root);
        StringAssert.Contains(before, "refs/heads/main");
        _ = repository.Git("branch", "unrelated");
        Assert.AreEqual(before, GitHead.Read(repository.Root));
        Assert.AreEqual("", GitHead.Read(Path.GetTempPath()));
    }

    private static void AssertConflict(RepositoryFolder repository, Action<RepositoryFolder> change)
    {
        var agent = new ScriptedAgent("scripted", (_, _, _) =>
        {
            change(repository);
            return Task.FromResult(ScriptedAgent.Writing(("Dockerfile", Good)));
        });
        var outcome = repository.Run(TaskText, agent)[0];
        Assert.AreEqual(OutcomeStatus.Conflict, outcome.Status, outcome.Reason);
        StringAssert.Contains(outcome.Reason, "while the agent worked");
        StringAssert.Contains(outcome.Reason, ".a11/runs/conflicts/");
        Assert.IsFalse(repository.Has("Dockerfile") || repository.Has(".a11/lock.json"));
    }

    private static RepositoryFolder Create() => new RepositoryFolder().With("a11.yml", "ruleset: 1.0\n").With(".a11/tasks/t.json", "[" + RepositoryFolder.Task("T9", "Makefile", "x") + "]").Commit();
}
