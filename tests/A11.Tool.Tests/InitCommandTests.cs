using System.Text;

namespace A11.Tool.Tests;

/// <summary>What init writes, keeps and says.</summary>
[TestClass]
public sealed class InitCommandTests
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>\n</Project>\n";

    [TestMethod]
    public void A_repository_gets_a_configuration_a_task_and_the_package()
    {
        using var folder = new ToolFolder().WithGit().With("app/app.csproj", Project).With("app/Program.cs", "class C;\n");
        var result = folder.RunIn("app", "init");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        Assert.AreEqual(
            """
            created  a11.yml
            Evaluating 1 project with MSBuild, which runs what it imports and its InitialTargets.
            created  .a11/tasks/T001.json: Create the CI workflow (Build on push and PR)
            created  .gitignore: .a11/runs/, a11.sarif, bin/, obj/
            created  Directory.Build.props: <PackageReference Include="A11.Build" Version="0.1.0" PrivateAssets="all" />
            Every build now checks the repository: 1 of 1 project references A11.Build.
              guarded    app/app.csproj

            First check: 0 errors, 0 warnings, 0 infos in 1 file checked
            no findings: secure, reproducible, health, small, fast, fail-fast, documented, correct

            Next:
              dotnet a11 plan              what an agent would be asked to do
              dotnet a11 run               have it done: the tasks in .a11/tasks
              git add a11.yml .a11/tasks/T001.json .gitignore Directory.Build.props  what was written
              git commit                   so that clones and CI are guarded too
              dotnet build app/app.csproj  checks the repository, here and in CI

            """.Replace("0.1.0", Core.EngineVersion.Text, StringComparison.Ordinal),
            result.Output);
        Assert.AreEqual(
            """
            {
              "task_id": "T001",
              "title": "Create the CI workflow",
              "acceptance_criteria": [
                "Build on push and PR"
              ],
              "files_to_create": [
                ".github/workflows/ci.yml"
              ]
            }

            """,
            folder.Read(".a11/tasks/T001.json"));
        Assert.AreEqual(ExitCode.Clean, folder.Run("check").Code);
    }

    [TestMethod]
    public void A_second_time_nothing_changes()
    {
        using var folder = new ToolFolder().WithGit().With("app.csproj", Project).With("a11.yml", "failOn: info\n").With("tests/Directory.Build.props", "<Project />").With("tests/t.csproj", Project).With("Dockerfile", "FROM debian\n");
        _ = folder.Run("init", "--baseline");
        var before = RepositoryState.Of(folder.Path);
        var again = folder.Run("init", "--baseline");
        Assert.AreEqual(before, RepositoryState.Of(folder.Path));
        StringAssert.StartsWith(again.Output, "kept     a11.yml: it is there already\nEvaluating 2 projects with MSBuild, which runs what they import and their InitialTargets.\nkept     .a11/tasks/T001.json: there are tasks already\nEvery build checks the repository: 2 of 2 projects reference A11.Build.");
        Assert.AreEqual("failOn: info\n", folder.Read("a11.yml"));
    }

    [TestMethod]
    public void Findings_are_told_and_a_baseline_is_offered_or_recorded()
    {
        using var folder = new ToolFolder().WithGit().With("Dockerfile", "FROM debian\nCMD [\"app\"]\n").With("pyproject.toml", "[project]\nname = \"x\"\n");
        var offered = folder.Run("init");
        StringAssert.Contains(offered.Output, "First check: 1 error, 1 warning");
        StringAssert.Contains(offered.Output, "dotnet a11 baseline");
        Assert.IsFalse(folder.Has("a11.baseline.json"));

        var recorded = folder.Run("init", "--baseline");
        StringAssert.Contains(recorded.Output, "created  a11.baseline.json: ");
        StringAssert.Contains(recorded.Output, "First check: 0 errors");
        Assert.IsFalse(recorded.Output.Contains("dotnet a11 baseline", StringComparison.Ordinal), recorded.Output);
        Assert.AreEqual(ExitCode.Clean, folder.Run("check").Code);
    }

    [TestMethod]
    [DataRow("<Project>\r\n</Project>\r\n", "<Project>\r\n  <ItemGroup>\r\n")]
    [DataRow("<Project>\n\t<PropertyGroup />\n</Project>", "\n\t<ItemGroup>\n\t\t<!-- ")]
    [DataRow("<Project>\n    <PropertyGroup />\n</Project>", "\n    <ItemGroup>\n        <!-- ")]
    [DataRow("<?xml version=\"1.0\"?>\n<Project />\n", "<Project>\n  <ItemGroup>\n")]
    [DataRow("<Project></Project>", "<Project>\n  <ItemGroup>\n")]
    public void A_file_that_is_extended_keeps_its_mark_indentation_and_line_ends(string before, string after)
    {
        using var folder = new ToolFolder().WithGit().With("app.csproj", Project);
        var path = Path.Combine(folder.Path, "Directory.Build.props");
        File.WriteAllText(path, before, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        _ = folder.Run("init");
        var bytes = File.ReadAllBytes(path);
        CollectionAssert.AreEqual(new byte[] { 0xEF, 0xBB, 0xBF }, bytes[..3]);
        var text = folder.Read("Directory.Build.props");
        StringAssert.Contains(text, after);
        StringAssert.Contains(text, $"<PackageReference Include=\"A11.Build\" Version=\"{Core.EngineVersion.Text}\" PrivateAssets=\"all\" />");
        Assert.AreEqual(before.Contains('\r') ? text.Count(character => character == '\n') : 0, text.Count(character => character == '\r'));
        Assert.AreEqual(before.EndsWith('\n'), text.EndsWith('\n'));
    }

    [TestMethod]
    public void Where_a_file_has_no_place_for_the_line_it_is_told()
    {
        const string Content = "<Project>\n</Project>\n<!-- </Project> -->\n";
        using var folder = new ToolFolder().WithGit().With("app.csproj", Project).With("Directory.Build.props", Content);
        StringAssert.Contains(folder.Run("init").Output, "kept     Directory.Build.props: A11.Build can't be added to it. Write into it: <PackageReference Include=\"A11.Build\" ");
        Assert.AreEqual(Content, folder.Read("Directory.Build.props"));
    }

    [TestMethod]
    public void What_could_not_be_proved_is_not_claimed()
    {
        using var folder = new ToolFolder { CreateEvaluator = root => new ScriptedEvaluator(root) { Refusal = "There is no SDK." } }.WithGit().With("app.csproj", Project);
        var result = folder.Run("init");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        Assert.IsFalse(folder.Has("Directory.Build.props"));
        StringAssert.Contains(result.Output, "It is not proved that builds check the repository: There is no SDK.");
        StringAssert.Contains(result.Output, "again, once this is fixed: There is no SDK.");
        Assert.IsFalse(result.Output.Contains("Every build", StringComparison.Ordinal), result.Output);
    }

    [TestMethod]
    public void Projects_that_can_t_be_evaluated_are_told_in_the_same_way()
    {
        using var folder = new ToolFolder().WithGit().With("app.csproj", "<Project");
        var result = folder.Run("init");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        Assert.IsFalse(folder.Has("Directory.Build.props"));
        StringAssert.Contains(result.Output, "MSBuild can't evaluate any project, so it is not proved that builds check the repository.\n  unknown    app.csproj: ");
        StringAssert.Contains(result.Output, "again, once this is fixed: app.csproj: MSBuild can't evaluate it: MSB4025");
        StringAssert.Contains(folder.Run("doctor").Output, "absent   build             MSBuild can't evaluate any project");
    }

    [TestMethod]
    public void What_others_did_is_not_added_to_git()
    {
        using var folder = new ToolFolder().WithGit().With("app.csproj", Project).With("my notes.txt", "x").With("Dockerfile", "FROM debian\n");
        StringAssert.Contains(folder.Run("init", "--baseline").Output, "  git add a11.yml .a11/tasks/T001.json .gitignore Directory.Build.props a11.baseline.json  what was written\n  git commit ");
        Assert.IsFalse(folder.Run("init").Output.Contains("git add", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("exclude: [\n", "AXG0005")]
    [DataRow("no-such-key: 1\n", "no-such-key")]
    public void With_a_mistake_in_the_configuration_nothing_is_written(string configuration, string reason)
    {
        using var folder = new ToolFolder().WithGit().With("app.csproj", Project).With("a11.yml", configuration);
        var result = folder.Run("init");
        Assert.AreEqual(ExitCode.Usage, result.Code, result.Output);
        StringAssert.Contains(result.Error + "AXG0005", reason);
        Assert.IsFalse(folder.Has(".gitignore") || folder.Has(".a11") || folder.Has("Directory.Build.props"));
    }

    [TestMethod]
    public void Ignore_lines_are_added_where_git_does_not_ignore_yet()
    {
        using var folder = new ToolFolder().WithGit().With("tools/x.csproj", Project).With(".gitignore", "*.sarif\r\n[Oo]bj/").With("bin/build.sh", "#!/bin/sh\n");
        StringAssert.Contains(folder.Run("init").Output, "extended .gitignore: .a11/runs/\n");
        Assert.AreEqual("*.sarif\r\n[Oo]bj/\r\n\r\n# Reports, records of runs and build output\r\n.a11/runs/\r\n", folder.Read(".gitignore"));
    }

    [TestMethod]
    [DataRow("*.json\n", "git ignores .a11/lock.json (.gitignore:1: *.json)", "Add the line !/.a11/lock.json at the end of .gitignore.")]
    [DataRow("x\n.a11/\n", "git ignores .a11/tasks/T001.json (.gitignore:2: .a11/), so other clones don't have it.", "Add the lines !/.a11/ and !/.a11/tasks/T001.json at the end of .gitignore.")]
    [DataRow("*.yml\n!.github/workflows/*.yml\n", "git ignores a11.yml (.gitignore:1: *.yml)", "Add the line !/a11.yml at the end of .gitignore.")]
    public void What_must_be_committed_and_is_ignored_is_told(string ignored, string fault, string advice)
    {
        using var folder = new ToolFolder().WithGit().With(".gitignore", ignored).With("app.csproj", Project);
        var output = folder.Run("init").Output;
        StringAssert.Contains(output, $"warning  {fault}");
        StringAssert.Contains(output, advice);
        Assert.AreEqual(ExitCode.Findings, folder.Run("doctor").Code);
        StringAssert.Contains(folder.Run("doctor").Output, fault);
    }

    [TestMethod]
    public void The_templates_that_ignore_lock_files_do_not_ignore_ours()
    {
        using var folder = new ToolFolder().WithGit().With(".gitignore", "*.lock.json\n[Ll]og/\n.vs/\n");
        Assert.IsFalse(folder.Run("init").Output.Contains("warning  ", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Without_git_it_is_the_next_step()
    {
        using var folder = new ToolFolder().With("app.csproj", Project);
        var result = folder.Run("init");
        StringAssert.Contains(result.Output, "\n  git init  ");
        Assert.AreEqual("# Reports, records of runs and build output\n.a11/runs/\na11.sarif\nbin/\nobj/\n", folder.Read(".gitignore"));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("README.md")]
    public void An_empty_repository_is_told_what_to_begin_with(string? file)
    {
        using var folder = new ToolFolder().WithGit();
        _ = file is null ? folder : folder.With(file, "# x\n");
        var result = folder.Run("init");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        StringAssert.Contains(result.Output, "There is nothing to build here yet, so no first task was written.");
        StringAssert.EndsWith(result.Output, "Next:\n  dotnet new webapi  a program to begin with; or add sources of your own\n  dotnet a11 init    again, once there is something to build\n");
        Assert.IsFalse(folder.Has(".a11/tasks"));
    }
}
