using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace A11.EndToEnd.Tests;

/// <summary>The package in real builds.</summary>
[TestClass]
public sealed class BuildTests
{
    private static readonly string[] ExpectedFiles =
    [
        "A11.Build.nuspec", "README.md", "THIRD-PARTY-NOTICES.txt", "THIRD-PARTY-NOTICES-DOTNET.txt", "icon.png",
        "build/A11.Build.props", "build/A11.Build.targets", "build/A11.VisualStudio.targets", "build/A11.proj",
        "buildMultiTargeting/A11.Build.props", "buildMultiTargeting/A11.Build.targets",
        "tools/net10.0/A11.Agents.dll", "tools/net10.0/A11.Build.deps.json", "tools/net10.0/A11.Build.dll", "tools/net10.0/A11.Confine.dll", "tools/net10.0/A11.Confine.runtimeconfig.json", "tools/net10.0/A11.Core.dll",
        "tools/net10.0/CliWrap.dll", "tools/net10.0/System.IO.Hashing.dll", "tools/net10.0/Tomlyn.dll", "tools/net10.0/YamlDotNet.dll",
    ];

    [TestMethod]
    public void A_broken_rule_fails_the_build_at_its_line_and_a_mended_file_passes()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        _ = consumer.Build("src/App").Fails("Dockerfile(3,6): error AXD3006: ").Says("1 file checked, 1 error");

        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        consumer.Build("src/App").Says("1 file checked, 0 errors").Passes();
    }

    [TestMethod]
    public void A_second_build_does_no_work_until_something_changes()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        consumer.Write("deploy/compose.yaml", "services:\n  web:\n    image: nginx:1.29\n    healthcheck: { test: [CMD, \"true\"] }\n    restart: always\n");
        consumer.Build("src/App").Says("compose.yaml(3,12): warning AXC1004").Passes();
        consumer.Build("src/App").Says("2 files are as they were when they passed").Says("compose.yaml(3,12): warning AXC1004").Passes();

        // A new file, a changed one, a deleted one: each is seen.
        consumer.Write("deploy/new.yaml", "a: 1\na: 2\n");
        _ = consumer.Build("src/App").Fails("new.yaml(2,1): error AXY0002");
        File.Delete(consumer.PathOf("deploy/new.yaml"));
        consumer.Build("src/App").Passes();
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        _ = consumer.Build("src/App").Fails("error AXD3006");
    }

    [TestMethod]
    public void Twelve_projects_are_checked_once()
    {
        using var consumer = new Consumer();
        string[] projects = [.. Enumerable.Range(1, 12).Select(number => $"P{number}")];
        foreach (var project in projects)
        {
            consumer.AddProject(project, "net10.0", project == "P12" ? ["P1", "P2"] : []);
        }

        consumer.Dotnet("new", "sln", "--format", "sln", "--name", "All").Passes();
        consumer.Dotnet(["sln", "add", .. projects.Select(project => $"src/{project}")]).Passes();
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        Assert.AreEqual(1, consumer.Build("All.sln", "-m").Fails("error AXD3006").Checks);
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        var parallel = consumer.Build("All.sln", "-m");
        parallel.Passes();
        Assert.AreEqual(1, parallel.Checks, parallel.Text);
        var graph = consumer.Build("All.sln", "-graph", "-m");
        graph.Passes();
        Assert.AreEqual(1, graph.Checks, graph.Text);
    }

    [TestMethod]
    public void Two_frameworks_are_checked_once()
    {
        using var consumer = new Consumer();
        consumer.AddProject("Library", "net10.0;netstandard2.0");
        consumer.Write("src/Library/Library.cs", "namespace N { public class C { } }");
        consumer.Write("Dockerfile", Consumer.GoodDockerfile);
        var output = consumer.Build("src/Library");
        output.Passes();
        Assert.AreEqual(1, output.Checks, output.Text);
        Assert.AreEqual(1, consumer.Build("src/Library", "-graph").Checks);
    }

    [TestMethod]
    public void Switched_off_it_checks_nothing_and_says_so_once()
    {
        using var consumer = Consumer.WithProject();
        consumer.AddProject("Other", "net10.0", "App");
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        var output = consumer.Build("src/Other", "-p:A11Enabled=false");
        output.Passes();
        Assert.AreEqual(1, output.Text.Split("not checked: A11Enabled is false").Length - 1, output.Text);
    }

    [TestMethod]
    public void Columns_are_right_with_a_byte_order_mark_and_carriage_returns()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("# ü\r\nFROM debian\r\nUSER app")]);
        _ = consumer.Build("src/App").Fails("Dockerfile(2,6): error AXD3006");
        consumer.Write("Dockerfile", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("FROM debian\r\nUSER app")]);
        _ = consumer.Build("src/App").Fails("Dockerfile(1,6): error AXD3006");
    }

    [TestMethod]
    public void Severities_are_set_as_for_the_compiler()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", "FROM debian:12\nUSER app\n");
        consumer.Build("src/App").Says("warning AXD0002").Passes();
        _ = consumer.Build("src/App", "-p:WarningsAsErrors=AXD0002").Fails("error AXD0002");
        _ = consumer.Build("src/App", "-p:A11TreatWarningsAsErrors=true").Fails("error AXD0002");
        consumer.Build("src/App", "-p:A11TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=AXD0002").Says("warning AXD0002").Passes();
        consumer.Build("src/App", "-p:NoWarn=AXD0002").DoesNotSay("AXD0002").Passes();
        _ = consumer.Build("src/App", "-p:A11FailOn=warning").Fails("error AXD0002");
        consumer.Write(".editorconfig", "root = true\n[Dockerfile*]\ndotnet_diagnostic.AXD0002.severity = error\n");
        _ = consumer.Build("src/App").Fails("error AXD0002");
        consumer.Write("a11.yml", "rules: { AXD0002: none }\n");
        _ = consumer.Build("src/App").Fails("error AXD0002");
        _ = consumer.Build("src/App", "-p:A11FailOn=high").Fails("error AXG0008");
    }

    [TestMethod]
    public void The_check_runs_alone_excludes_what_it_is_told_to_and_writes_a_report()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        consumer.Write("Directory.Build.props", "<Project><ItemGroup><A11Exclude Include=\"$(MSBuildThisFileDirectory)vendor/**\" /></ItemGroup></Project>");
        consumer.Write("vendor/Dockerfile", "FROM debian\n");
        consumer.Dotnet("restore", "src/App").Passes();
        _ = consumer.Dotnet("build", "src/App", "-t:A11Check", "-tl:off", "-p:A11ReportFile=out/a11.sarif").Fails("error AXD3006").Says("1 file checked").DoesNotSay("App.dll");
        using var report = JsonDocument.Parse(consumer.Read("out/a11.sarif"));
        var result = report.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.AreEqual("AXD3006", result.GetProperty("ruleId").GetString());
    }

    [TestMethod]
    public void Known_findings_fail_nothing()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write("Dockerfile", Consumer.BadDockerfile);
        consumer.Dotnet(ToolTests.Program(), "baseline").Passes();
        consumer.Build("src/App").Says("1 file checked, 0 errors").Passes();
        consumer.Write("more/Dockerfile", Consumer.BadDockerfile);
        _ = consumer.Build("src/App").Fails($"more{Path.DirectorySeparatorChar}Dockerfile(3,6)".Replace('\\', '/'));
    }

    [TestMethod]
    public void A_clone_in_ci_passes_and_fails_on_hand_edits_and_on_breaches_against_the_base()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write(".a11/tasks/make.json", """{ "task_id": "T1", "title": "A makefile", "acceptance_criteria": ["A help target"], "files_to_create": ["Makefile"] }""");
        consumer.Dotnet(ToolTests.Program(), "run").Says("""{"status": "done"}""").Passes();
        consumer.Commit("Generated");

        using var clone = consumer.Clone();
        var ci = new Dictionary<string, string?> { ["CI"] = "true" };
        clone.BuildWith(ci, "src/App", "-p:A11BoundaryBase=origin/main").Says("1 file checked, 0 errors").Passes();

        clone.Write("Makefile", clone.Read("Makefile") + "\n# edited\n");
        clone.Build("src/App").Passes();
        _ = clone.BuildWith(ci, "src/App").Fails("Makefile : error AXT0201");
        clone.Git("checkout", "--quiet", "Makefile");

        clone.Write("src/App/More.cs", "class More;");
        clone.Commit("Outside of the lane");
        _ = clone.BuildWith(ci, "src/App", "-p:A11BoundaryBase=origin/main").Fails("More.cs : error AXB0002");
        _ = clone.BuildWith(ci, "src/App", "-p:A11BoundaryBase=nowhere").Fails("error AXB0008");
        _ = clone.BuildWith(ci, "src/App", "-p:A11Generate=missing").Fails("error AXG0008");
    }

    [TestMethod]
    public void A_build_generates_what_is_missing()
    {
        using var consumer = Consumer.WithProject();
        consumer.Write(".a11/tasks/make.json", """{ "task_id": "T1", "title": "A makefile", "acceptance_criteria": ["A help target"], "files_to_create": ["Makefile"] }""");
        consumer.Build("src/App", "-p:A11Generate=missing").Says("T1 done: Makefile").Says("1 file checked, 0 errors").Passes();
        Assert.IsTrue(File.Exists(consumer.PathOf(".a11/lock.json")));
        consumer.Build("src/App", "-p:A11Generate=missing").Says("T1 up to date").Passes();

        consumer.Write("Makefile", consumer.Read("Makefile") + "\n# edited\n");
        _ = consumer.Build("src/App", "-p:A11Generate=missing").Fails("error AXT0205");
        consumer.Dotnet("build", "src/App", "-t:A11Accept", "-tl:off").Says("accepted Makefile").Passes();
        consumer.Build("src/App", "-p:A11Locked=true").Passes();
    }

    [TestMethod]
    public void The_package_holds_what_it_needs_and_nothing_else()
    {
        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(Feed.Path, "A11.Build.*.nupkg").Single());
        var files = package.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml").Order(StringComparer.Ordinal).ToArray();
        CollectionAssert.AreEqual(ExpectedFiles.Order(StringComparer.Ordinal).ToArray(), files);
        Assert.IsTrue(new FileInfo(Directory.EnumerateFiles(Feed.Path, "A11.Build.*.nupkg").Single()).Length < 4_000_000);
        using var reader = new StreamReader(package.GetEntry("A11.Build.nuspec")!.Open());
        var manifest = reader.ReadToEnd();
        StringAssert.Contains(manifest, "<developmentDependency>true</developmentDependency>");
        Assert.IsFalse(manifest.Contains("<dependency ", StringComparison.Ordinal));
    }
}
