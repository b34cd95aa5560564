using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace A11.EndToEnd.Tests;

/// <summary>The gate in builds as people run them: their settings, their loggers, their containers, their mistakes.</summary>
[TestClass]
public sealed class GateTests
{
    private const string WarnedDockerfile = "FROM debian:12\nUSER app\n";

    [TestMethod]
    public void Codes_count_wherever_and_however_they_are_set()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", WarnedDockerfile);
        consumer.Build("src/App").Says("warning AXD0002").Passes();
        _ = consumer.Build("src/App", "-warnaserror").Fails("error AXD0002");
        consumer.Build("src/App", "-p:NoWarn=CS1591%3BAXD0002").DoesNotSay("AXD0002").Passes();
        consumer.BuildWith(new() { ["NoWarn"] = "CS1591,axd0002" }, "src/App").DoesNotSay("AXD0002").Passes();
        consumer.Write("Directory.Build.props", "<Project><PropertyGroup><WarningsAsErrors>$(WarningsAsErrors);CS8600, AXD0002</WarningsAsErrors></PropertyGroup></Project>");
        _ = consumer.Build("src/App").Fails("error AXD0002");
        consumer.Write("src/App/App.csproj", consumer.Read("src/App/App.csproj").Replace("<ItemGroup>", "<PropertyGroup><NoWarn>$(NoWarn);CS1591;AXD0002</NoWarn></PropertyGroup><ItemGroup>", StringComparison.Ordinal));
        consumer.Build("src/App").DoesNotSay("AXD0002").Passes();
    }

    [TestMethod]
    public void Projects_may_differ_in_the_compilers_settings_and_are_told_once_of_ours()
    {
        using var consumer = CreateSolution("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>", "<NoWarn>$(NoWarn);CS1591</NoWarn>", "", "");
        consumer.Write("Dockerfile", WarnedDockerfile);
        string[] nodes = ["-m:1", "-m:4"];
        foreach (var output in nodes.Select(node => consumer.Build("All.slnx", node)))
        {
            output.Says("warning AXD0002").DoesNotSay("AXG0008").Passes();
            Assert.AreEqual(1, output.Checks, output.Text);
            Assert.AreEqual(1, Count(output, "AXD0002"), output.Text);
        }

        consumer.Write("src/P0/P0.csproj", consumer.Read("src/P0/P0.csproj").Replace("<PropertyGroup>", "<PropertyGroup><NoWarn>$(NoWarn);AXD3007</NoWarn>", StringComparison.Ordinal));
        foreach (var output in nodes.Select(node => consumer.Build("All.slnx", node, "--no-restore")))
        {
            _ = output.Fails("error AXG0008: NoWarn differs between projects of this build (AXD3007 and nothing)").Says("It is set in src/P0/P0.csproj, not in src/P1/P1.csproj.");
            Assert.AreEqual(1, Count(output, "AXG0008"), output.Text);
            Assert.AreEqual(1, output.Checks, output.Text);
        }

        consumer.Write("Directory.Build.props", "<Project><PropertyGroup><NoWarn>$(NoWarn);AXD3007</NoWarn></PropertyGroup></Project>");
        consumer.Build("All.slnx", "--no-restore").Passes();
    }

    [TestMethod]
    public void Findings_hide_no_compiler_error_and_nothing_that_failed_is_packed_published_or_run()
    {
        using var consumer = new Consumer();
        consumer.AddProject("Lib", "net10.0");
        consumer.AddProject("App", "net10.0", "Lib");
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        consumer.Write("src/App/App.cs", "class App { int number = \"text\"; }");
        var output = consumer.Build("src/App").Fails("error AXD3006").Says("error CS0029");
        Assert.AreEqual(1, Count(output, "AXD3006"), output.Text);

        consumer.Write("src/App/App.cs", "System.Console.WriteLine(\"it ran\");");
        _ = consumer.Dotnet("pack", "src/App", "-p:OutputType=Exe", "-tl:off").Fails("error AXD3006");
        _ = consumer.Dotnet("publish", "src/App", "-p:OutputType=Exe", "-tl:off").Fails("error AXD3006");
        Assert.AreEqual(1, consumer.Dotnet("run", "--project", "src/App", "-p:OutputType=Exe").Says("error AXD3006").DoesNotSay("it ran").ExitCode);
        Assert.IsEmpty(Directory.GetFiles(consumer.PathOf("src"), "*.nupkg", SearchOption.AllDirectories));
        Assert.IsEmpty(Directory.GetDirectories(consumer.PathOf("src"), "publish", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void A_build_may_only_warn_and_be_strict_in_ci()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        consumer.Write("Directory.Build.props", "<Project><PropertyGroup><A11FailOn>none</A11FailOn><A11FailOnInCI>error</A11FailOnInCI></PropertyGroup></Project>");
        consumer.Build("src/App").Says("warning AXD3006").Passes();
        _ = consumer.BuildWith(new() { ["CI"] = "true" }, "src/App").Fails("error AXD3006");
    }

    [TestMethod]
    public void An_image_build_says_one_quiet_line_and_fails_for_nothing()
    {
        using var consumer = CreateSolution("", "", "");
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        consumer.Write(".a11/tasks/make.json", """{ "task_id": "T1", "title": "A makefile", "acceptance_criteria": ["A help target"], "files_to_create": ["Makefile"] }""");
        consumer.Dotnet(ToolTests.Program(), "run").Passes();
        File.Delete(consumer.PathOf("Makefile"));
        Directory.Delete(consumer.PathOf(".git"), recursive: true);

        // What .NET's own images say of themselves; the repository came by COPY, without git and half of its files.
        var image = new Dictionary<string, string?> { ["DOTNET_RUNNING_IN_CONTAINER"] = "true" };
        var output = consumer.Start("dotnet", image, "publish", "All.slnx", "-tl:off", "-warnaserror", "-p:ContinuousIntegrationBuild=true");
        output.Says("A11 -> not checked: this is an image build").DoesNotSay("AX").Passes();
        Assert.AreEqual(1, output.Checks, output.Text);

        // What Visual Studio's .dockerignore lets through of git.
        consumer.Write(".git/HEAD", "ref: refs/heads/main\n");
        consumer.Write(".git/refs/heads/main", $"{new string('1', 40)}\n");
        consumer.BuildWith(image, "All.slnx", "--no-restore").Says("A11 -> not checked: this is an image build").DoesNotSay("AX").Passes();
        Directory.Delete(consumer.PathOf(".git"), recursive: true);
        _ = consumer.BuildWith(image, "All.slnx", "-p:A11Enabled=true", "-p:A11Root=.").Fails("error AXD3006");

        // Elsewhere a copy without git is checked by its rules, where a11.yml says that it is a repository.
        consumer.Build("All.slnx", "-warnaserror", "-p:ContinuousIntegrationBuild=true").Says("A11 -> not checked: there is no .git").DoesNotSay("AX").Passes();
        consumer.BuildWith(new() { ["CI"] = "true" }, "All.slnx").Says("warning AXG0012").Passes();
        consumer.Write("a11.yml", "ruleset: 1.0\n");
        _ = consumer.Build("All.slnx").Fails("error AXD3006");
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        consumer.Build("All.slnx", "-warnaserror", "-p:ContinuousIntegrationBuild=true").Says("0 errors, 0 warnings").Passes();
        _ = consumer.Build("All.slnx", "-p:A11Locked=true").Fails("error AXT0202");
    }

    [TestMethod]
    public void Projects_that_are_called_with_properties_of_their_own_are_one_build()
    {
        using var consumer = Consumer.WithProject();
        var references = new StringBuilder();
        foreach (var number in Enumerable.Range(1, 6))
        {
            consumer.AddProject($"L{number}", "net10.0");
            _ = references.Append("<ProjectReference Include=\"../L").Append(number).Append("/L").Append(number).Append(".csproj\" AdditionalProperties=\"Flavor=").Append(number).Append("\" />");
        }

        consumer.Write("src/App/App.csproj", consumer.Read("src/App/App.csproj").Replace("</ItemGroup>", $"{references}</ItemGroup>", StringComparison.Ordinal));
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        var output = consumer.Build("src/App", "-m:4");
        output.Passes();
        Assert.AreEqual(1, output.Checks, output.Text);
    }

    [TestMethod]
    public void The_terminal_logger_shows_what_was_checked()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        consumer.Dotnet("build", "src/App", "-tl:on").Says("→ 1 file checked, 0 errors, 0 warnings.").Passes();
        consumer.Dotnet("build", "src/App", "-tl:on").Says("→ 1 file is as it was when it passed.").Passes();
        consumer.Dotnet("build", "src/App", "-tl:on", "-p:A11Enabled=false").Says("→ not checked: A11Enabled is false.").Passes();
    }

    [TestMethod]
    public void An_isolated_graph_build_runs_the_check_once()
    {
        using var consumer = new Consumer();
        consumer.AddProject("Lib", "net10.0");
        consumer.AddProject("App", "net10.0", "Lib");
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        consumer.Dotnet("restore", "src/App").Passes();
        var output = consumer.Build("src/App", "--no-restore", "-graph", "-isolate");
        output.Passes();
        Assert.AreEqual(1, output.Checks, output.Text);
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        _ = consumer.Build("src/App", "--no-restore", "-graph", "-isolate").Fails("error AXD3006");
    }

    [TestMethod]
    public void An_older_host_says_what_it_needs_once_and_at_the_repository()
    {
        using var consumer = CreateSolution("", "");
        var output = consumer.Build("All.slnx", "-p:A11HostVersion=17.14.0").Fails($"{consumer.PathOf("")}{Path.DirectorySeparatorChar} : error AXG0008: A11.Build needs MSBuild 18 or later");
        Assert.AreEqual(1, Count(output, "AXG0008"), output.Text);
    }

    [TestMethod]
    public void Where_only_a_newer_sdk_is_installed_the_programs_run_on_it_and_the_repository_builds_with_it()
    {
        foreach (var package in Directory.GetFiles(Feed.Path, "*.nupkg"))
        {
            using var archive = ZipFile.OpenRead(package);
            var configurations = archive.Entries.Where(entry => entry.Name.EndsWith(".runtimeconfig.json", StringComparison.Ordinal)).ToArray();
            Assert.IsNotEmpty(configurations, package);
            foreach (var entry in configurations)
            {
                using var configuration = JsonDocument.Parse(entry.Open());
                Assert.AreEqual("Major", configuration.RootElement.GetProperty("runtimeOptions").GetProperty("rollForward").GetString(), entry.FullName);
            }
        }

        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Feed.Root, "global.json")));
        Assert.AreEqual("latestMajor", settings.RootElement.GetProperty("sdk").GetProperty("rollForward").GetString());
    }

    /// <summary>How often something is said, without the summary that says it again.</summary>
    private static int Count(Output output, string text) => output.Text.Split("\nBuild ")[0].Split(text).Length - 1;

    /// <summary>A solution with a project for each of the texts, which go into it.</summary>
    private static Consumer CreateSolution(params string[] properties)
    {
        var consumer = new Consumer();
        var solution = new StringBuilder("<Solution>\n");
        foreach (var (index, text) in properties.Index())
        {
            consumer.AddProject($"P{index}", "net10.0");
            var path = $"src/P{index}/P{index}.csproj";
            consumer.Write(path, consumer.Read(path).Replace("<ItemGroup>", $"<PropertyGroup>{text}</PropertyGroup><ItemGroup>", StringComparison.Ordinal));
            _ = solution.Append("<Project Path=\"").Append(path).Append("\" />\n");
        }

        consumer.Write("All.slnx", solution.Append("</Solution>\n").ToString());
        return consumer;
    }
}
