namespace A11.EndToEnd.Tests;

/// <summary>The lock and the boundary in real builds.</summary>
[TestClass]
public sealed class PolicyTests
{
    private static readonly Dictionary<string, string?> Ci = new() { ["CI"] = "true" };

    [TestMethod]
    public void A_lock_reaches_every_clone_or_the_build_says_so()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write(".gitignore", "bin/\nobj/\n*.lock.json\n");
        consumer.Write(".a11/tasks/make.json", """{ "task_id": "T1", "title": "A makefile", "acceptance_criteria": ["A help target"], "files_to_create": ["Makefile"] }""");
        consumer.Build("src/App", "-p:A11Generate=missing").Says("T1 done: Makefile").Passes();
        consumer.Commit("Generated");
        using var clone = consumer.Clone();
        clone.BuildWith(Ci, "src/App").Passes();
        clone.Write("Makefile", clone.Read("Makefile") + "\n# by hand\n");
        _ = clone.BuildWith(Ci, "src/App").Fails("error AXT0201");

        // A line that covers the lock, and a clone without it.
        clone.Git("checkout", "--quiet", "Makefile");
        clone.Git("rm", "--quiet", "--cached", ".a11/lock.json");
        clone.Write(".gitignore", "bin/\nobj/\n*lock.json\n");
        clone.BuildWith(Ci, "src/App").Says("warning AXT0210").Says(".gitignore:3: *lock.json").Passes();
        File.Delete(clone.PathOf(".a11/lock.json"));
        _ = clone.BuildWith(Ci, "src/App").Fails("Makefile : error AXT0210");
    }

    [TestMethod]
    public void The_base_says_for_whom_the_boundary_holds()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        consumer.Write("a11.yml", "boundary: { appliesTo: { branches: [agent/*], unless: { environment: { BY_PERSON: 'true' } } } }\n");
        consumer.Commit("Base");
        using var clone = consumer.Clone();
        clone.Git("checkout", "--quiet", "-b", "feature");
        clone.Write("src/App/More.cs", "class More;");
        clone.Commit("Code");
        var person = new Dictionary<string, string?>(Ci) { ["BY_PERSON"] = "true", ["GITHUB_HEAD_REF"] = "feature" };
        _ = clone.BuildWith(Ci, "src/App", "-p:A11BoundaryBase=origin/main").Says("A11 -> The boundary applies: the variable BY_PERSON is not set").Fails("More.cs : error AXB0002");
        clone.BuildWith(person, "src/App", "-p:A11BoundaryBase=origin/main").Says("A11 -> The boundary does not apply: BY_PERSON is “true”").Passes();
        clone.Git("checkout", "--quiet", "-b", "agent/feature");
        _ = clone.BuildWith(person, "src/App", "-p:A11BoundaryBase=origin/main").Says("the branch agent/feature matches").Fails("error AXB0002");
    }
}
