namespace A11.EndToEnd.Tests;

/// <summary>The check of the packed packages: one result for the build and the command line, and never a stale one.</summary>
[TestClass]
public sealed class CheckTests
{
    [TestMethod]
    public void Build_and_command_line_read_the_same_severities()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        _ = consumer.Build("src/App").Fails("Dockerfile(3,6): error AXD3006");
        _ = consumer.Dotnet(ToolTests.Program(), "check").Fails("Dockerfile:3:6: error AXD3006");

        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.AXD3006.severity = warning\n");
        consumer.Build("src/App", "-restore:false").Says("Dockerfile(3,6): warning AXD3006").Passes();
        consumer.Dotnet(ToolTests.Program(), "check").Says("Dockerfile:3:6: warning AXD3006").Passes();

        consumer.Write(".editorconfig", "[Dockerfile]\ndotnet_diagnostic.AXD3006.severity = warn\n");
        _ = consumer.Build("src/App", "-restore:false").Fails(".editorconfig(2,1): error AXG0005: “warn” is not a severity");
        Assert.AreEqual(2, consumer.Dotnet(ToolTests.Program(), "check").Says(".editorconfig:2:1: error AXG0005").ExitCode);
    }

    [TestMethod]
    [DataRow("artifacts")]
    public void A_new_directory_is_noticed_whatever_its_name(string directory)
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        consumer.Build("src/App").Says("1 files checked").Passes();
        consumer.Build("src/App", "-restore:false").Says("as they were").Passes();
        consumer.Write($"{directory}/Dockerfile", Consumer.BadDockerfile);
        _ = consumer.Build("src/App", "-restore:false").Fails("Dockerfile(3,6): error AXD3006");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Where_git_refuses_its_words_and_the_line_to_type_are_a_warning()
    {
        if (Environment.UserName != "root")
        {
            Assert.Inconclusive("Only root can give a directory to another user.");
        }

        using var consumer = Consumer.WithProject();
        var home = new Dictionary<string, string?> { ["HOME"] = consumer.PathOf(".home") };
        consumer.Write(".gitignore", "bin/\nobj/\n.home/\n");
        consumer.Write(".home/.gitconfig", "");
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        Assert.AreEqual(0, consumer.Start("chown", [], "--recursive", "12345", consumer.PathOf(".")).ExitCode);
        consumer.BuildWith(home, "src/App").Says("warning AXG0011: git can't tell which files it ignores").Says("detected dubious ownership").Says("git config --global --add safe.directory").Passes();
        Assert.AreEqual(0, consumer.Start("git", home, "config", "--global", "--add", "safe.directory", "*").ExitCode);
        consumer.BuildWith(home, "src/App", "-restore:false").DoesNotSay("AXG0011").Passes();
    }
}
