namespace A11.EndToEnd.Tests;

/// <summary>From <c>init</c> to a broken and a fixed build, in repositories of the shapes that people have.</summary>
[TestClass]
public sealed class ShapeTests
{
    public static IEnumerable<string> Names => Shape.All.Select(shape => shape.Name);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void It_is_set_up_and_a_broken_rule_fails_its_build(string name)
    {
        var shape = Shape.All.Single(shape => shape.Name == name);
        using var consumer = new Consumer();
        shape.Arrange(consumer);
        consumer.Commit("As it was");

        var init = consumer.A11("init").Says("Every build now checks the repository").Says("First check: 0 errors");
        foreach (var text in shape.Says)
        {
            _ = init.Says(text);
        }

        init.Passes();
        FailsOnce(consumer, shape.Target);
    }

    [TestMethod]
    public void A_work_tree_is_a_repository_of_its_own()
    {
        using var consumer = new Consumer();
        Shape.TwoProjects(consumer);
        consumer.A11("init").Passes();
        consumer.Commit("Set up");
        using var tree = consumer.AddWorkTree();
        FollowBuilds(tree, "All.slnx");
        consumer.Build("All.slnx").Passes();
    }

    [TestMethod]
    public void A_submodule_is_a_repository_of_its_own()
    {
        using var inner = new Consumer();
        Shape.TwoProjects(inner);
        inner.A11("init").Passes();
        inner.Commit("Set up");
        using var outer = new Consumer();
        outer.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.PathOf("."), "modules/inner");
        outer.Write("Dockerfile", Consumer.BadDockerfile);
        FollowBuilds(outer.In("modules/inner"), "All.slnx");
    }

    [TestMethod]
    public void Without_git_the_rules_hold()
    {
        using var consumer = Consumer.WithoutGit();
        Shape.TwoProjects(consumer);
        consumer.A11("init").Says("Every build now checks the repository").Passes();
        FollowBuilds(consumer, "All.slnx");
    }

    /// <summary>The owner of the directory is somebody else, as where a container mounts a checkout.</summary>
    [TestMethod]
    public void A_git_that_refuses_is_quoted_with_the_line_to_type()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Assert.Inconclusive("Only root can give a directory to somebody else.");
        }

        using var consumer = new Consumer();
        Shape.TwoProjects(consumer);
        consumer.A11("init").Passes();
        consumer.Commit("Set up");
        consumer.Start("chown", [], "-R", "12345", ".").Passes();
        consumer.Build("All.slnx").Says("warning AXG").Says("git config --global --add safe.directory").Passes();
        consumer.A11("check").Says("git config --global --add safe.directory").Passes();
    }

    [TestMethod]
    public void What_a_dockerfile_copies_builds_in_silence()
    {
        using var consumer = new Consumer();
        Shape.TwoProjects(consumer);
        consumer.A11("init").Passes();
        using var image = Consumer.WithoutGit();
        foreach (var path in new[] { "src/One/One.csproj", "src/One/Code.cs", "src/Two/Two.csproj", "src/Two/Code.cs", "All.slnx", "Directory.Build.props" })
        {
            image.Write(path, consumer.Read(path));
        }

        var variables = new Dictionary<string, string?> { ["DOTNET_RUNNING_IN_CONTAINER"] = "true" };
        image.BuildWith(variables, "All.slnx", "-warnaserror", "-p:ContinuousIntegrationBuild=true").DoesNotSay("warning").DoesNotSay("error AX").Passes();
        image.Start("dotnet", variables, "publish", "src/One", "-p:ContinuousIntegrationBuild=true", "-warnaserror").DoesNotSay("AXG").Passes();
    }

    /// <summary>A broken rule fails the build once; once it is known, the build passes.</summary>
    private static void FollowBuilds(Consumer consumer, string target)
    {
        FailsOnce(consumer, target);
        consumer.A11("baseline").Passes();
        consumer.Build([.. TargetArguments(target), "--no-restore", "-m:1"]).Says("A11 -> ").Passes();
    }

    /// <summary>A broken rule fails the build, which says so once, at its place.</summary>
    private static void FailsOnce(Consumer consumer, string target)
    {
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        var broken = consumer.Build([.. TargetArguments(target)]).Fails("Dockerfile(3,6): error AXD3006");
        Assert.AreEqual(1, broken.Text.Split('\n').Select(line => line.Trim()).Distinct().Count(line => line.Contains("error AXD3006", StringComparison.Ordinal)), broken.Text);
    }

    private static IEnumerable<string> TargetArguments(string target) => target.Length == 0 ? [] : [target];
}
