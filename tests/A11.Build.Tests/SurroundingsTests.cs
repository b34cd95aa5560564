namespace A11.Build.Tests;

/// <summary>The check where git, the configuration or half of the files are not there: image builds, archives, CI jobs.</summary>
[TestClass]
public sealed class SurroundingsTests
{
    private const string Lock = """
        {
          "version": 2,
          "tasks": [{
            "task_id": "T1", "task_hash": "0", "profile": "built-in", "profile_hash": "0", "agent": "builtin", "ruleset": "1.0", "reviews": [],
            "files": [{ "path": "Makefile", "sha256": "0000000000000000000000000000000000000000000000000000000000000000" }]
          }]
        }
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("a11-place-").FullName + Path.DirectorySeparatorChar;

    [TestInitialize]
    public void Create() => Write("Dockerfile", "FROM debian\nUSER app\n");

    [TestCleanup]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void An_image_build_is_left_alone_with_one_message()
    {
        var engine = new RecordingEngine { WarningsAreErrors = true };
        Assert.IsTrue(Run(engine, task => { task.IsContainer = "true"; task.Locked = true; }));
        Assert.AreEqual("message : A11 -> not checked: this is an image build (a container without .git). To check here too, set A11Enabled=true.", engine.Events.Single());
    }

    [TestMethod]
    [DataRow(true, false, false)]
    [DataRow(false, true, false)]
    [DataRow(false, false, true)]
    public void A_container_with_git_a_ci_job_in_one_and_a_repository_that_asks_are_checked(bool hasGit, bool isCI, bool isAsked)
    {
        if (hasGit)
        {
            CreateGit();
        }

        var engine = new RecordingEngine();
        Assert.IsFalse(Run(engine, task => { task.IsContainer = "true"; task.IsCI = isCI; task.IsAsked = isAsked; }));
        Assert.IsTrue(engine.Events.Exists(line => line.Contains("error AXD3006", StringComparison.Ordinal)), string.Join('\n', engine.Events));
    }

    [TestMethod]
    public void What_visual_studios_dockerignore_lets_through_of_git_is_no_git()
    {
        Write(".git/HEAD", "ref: refs/heads/main\n");
        Write(".git/config", "");
        Write(".git/packed-refs", "");
        Write(".git/refs/heads/main", "");
        Assert.IsFalse(new BuildSurroundings(_root).HasGit);
        var engine = new RecordingEngine { WarningsAreErrors = true };
        Assert.IsTrue(Run(engine, task => { task.IsContainer = "true"; task.Locked = true; }));
        StringAssert.StartsWith(engine.Events.Single(), "message : A11 -> not checked: this is an image build");
    }

    [TestMethod]
    public void Git_above_the_root_is_git_and_so_is_the_file_of_a_work_tree()
    {
        CreateGit();
        Assert.IsTrue(new BuildSurroundings(Path.Combine(_root, "src", "App")).HasGit);
        Assert.IsFalse(new BuildSurroundings("").HasGit);
        Assert.IsTrue(new BuildSurroundings("/nowhere") { Host = BuildSurroundings.ImageBuildHost, IsCI = true }.IsImageBuild);
        Assert.IsFalse(new BuildSurroundings(_root) { Host = BuildSurroundings.ImageBuildHost }.IsImageBuild);

        Directory.Delete(Path.Combine(_root, ".git"), recursive: true);
        Assert.IsFalse(new BuildSurroundings(_root).HasGit);
        Write(".git", "gitdir: /elsewhere\n");
        Assert.IsTrue(new BuildSurroundings(_root).HasGit);
    }

    [TestMethod]
    public void What_is_left_out_is_told_once_whatever_the_number_of_projects()
    {
        var engine = new RecordingEngine();
        Assert.IsTrue(Run(engine, task => task.IsContainer = "true"));
        Assert.IsTrue(Run(engine, task => task.IsContainer = "true"));
        Assert.HasCount(1, engine.Events);
    }

    [TestMethod]
    public void Without_a_repository_nothing_is_checked_and_ci_is_warned()
    {
        var engine = new RecordingEngine { WarningsAreErrors = true };
        Assert.IsTrue(Run(engine, task => task.Root = ""));
        StringAssert.StartsWith(engine.Events.Single(), "message : A11 -> not checked: there is no .git and no a11.yml");

        engine = new RecordingEngine();
        Assert.IsTrue(Run(engine, task => { task.Root = ""; task.IsCI = true; task.Start = "/start"; }));
        StringAssert.StartsWith(engine.Events.Single(), "start(0,0,0,0): warning AXG0012: Nothing was checked");
    }

    [TestMethod]
    public void Ci_without_git_is_a_warning_and_in_a_container_never_an_error()
    {
        var engine = new RecordingEngine();
        Assert.IsFalse(Run(engine, task => task.IsCI = true));
        StringAssert.Contains(engine.Events[0], "warning AXG0012");

        engine = new RecordingEngine { WarningsAreErrors = true };
        _ = Run(engine, task => { task.IsCI = true; task.IsContainer = "true"; });
        StringAssert.StartsWith(engine.Events[0], "message : A11 -> ");
        Assert.IsFalse(engine.Events.Exists(line => line.Contains("AXG0012", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Locked_files_that_did_not_come_along_fail_only_where_all_are_asked_for()
    {
        Write("Dockerfile", "FROM debian:12.8-slim\nUSER app\n");
        Write(Agents.Locks.LockFile.FileName, Lock);
        var engine = new RecordingEngine();
        Assert.IsTrue(Run(engine, task => task.Locked = true), string.Join('\n', engine.Events));

        engine = new RecordingEngine();
        Assert.IsFalse(Run(engine, task => { task.Locked = true; task.IsAsked = true; }));
        Assert.IsTrue(engine.Events.Exists(line => line.Contains("error AXT0202", StringComparison.Ordinal)), string.Join('\n', engine.Events));

        Write("Makefile", "all:\n");
        engine = new RecordingEngine();
        Assert.IsFalse(Run(engine, task => task.Locked = true));
        Assert.IsTrue(engine.Events.Exists(line => line.Contains("error AXT0201", StringComparison.Ordinal)), "What came along was edited.");
    }

    [TestMethod]
    public void A_build_that_only_warns_passes()
    {
        var engine = new RecordingEngine();
        Assert.IsTrue(Run(engine, task => task.FailOn = "none"));
        Assert.IsTrue(engine.Events.Exists(line => line.Contains("warning AXD3006", StringComparison.Ordinal)), string.Join('\n', engine.Events));
        Assert.AreEqual("message : A11 -> 1 file checked, 0 errors, 1 warning.", engine.Events[^1]);

        Write(Agents.Locks.LockFile.FileName, Lock);
        engine = new RecordingEngine();
        Assert.IsFalse(Run(engine, task => { task.FailOn = "none"; task.Locked = true; task.IsAsked = true; }), "The lock holds all the same.");
    }

    [TestMethod]
    public void A_report_that_cant_be_written_is_told_beside_the_findings()
    {
        Write("out", "a file where a directory would have to be");
        var engine = new RecordingEngine();
        Assert.IsFalse(Run(engine, task => { task.ReportFile = "out/a11.sarif"; task.FailOn = "none"; }));
        Assert.IsTrue(engine.Events.Exists(line => line.Contains("error AXG0008: A11ReportFile can't be written", StringComparison.Ordinal)), string.Join('\n', engine.Events));
        Assert.IsTrue(engine.Events.Exists(line => line.Contains("AXD3006", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("vendor/**", "", true)]
    [DataRow("Dockerfile", "", false)]
    [DataRow("", "<A11Exclude Include=\"vendor/**\" />", true)]
    [DataRow("", "<A11Exclude Include=\"vendor/**\" Condition=\"false\" />", false)]
    [DataRow("", "", false)]
    public void An_exclusion_that_excludes_nothing_is_told(string exclude, string item, bool isTold)
    {
        Write("Directory.Build.props", $"<Project><ItemGroup>{item}</ItemGroup></Project>");
        var engine = new RecordingEngine();
        _ = Run(engine, task => task.Exclude = exclude);
        Assert.AreEqual(isTold, engine.Events.Exists(line => line.Contains("warning AXG0013: A11Exclude", StringComparison.Ordinal)), string.Join('\n', engine.Events));
    }

    [TestMethod]
    [DataRow("vendor/**", true)]
    [DataRow("$(MSBuildThisFileDirectory)vendor/**", false)]
    [DataRow("@(Vendored)", false)]
    [DataRow("/vendor/**", false)]
    [DataRow("C:\\vendor\\**", false)]
    public void Only_a_relative_path_is_told_to_begin_with_the_files_directory(string include, bool isAdvised)
    {
        Write("Directory.Build.props", $"<Project><ItemGroup><A11Exclude Include=\"{include}\" /></ItemGroup></Project>");
        var engine = new RecordingEngine();
        _ = Run(engine, _ => { });
        var text = engine.Events.Single(line => line.Contains("AXG0013", StringComparison.Ordinal));
        Assert.AreEqual(isAdvised, text.Contains("Write $(MSBuildThisFileDirectory)", StringComparison.Ordinal), text);
    }

    [TestMethod]
    public void What_is_no_finding_in_a_file_heeds_the_builds_severities_and_fails_no_build_that_is_strict_about_code()
    {
        Write("Dockerfile", "FROM debian:12.8-slim\nUSER app\n");
        foreach (var (code, exclude) in new[] { ("AXG0006", "Dockerfile"), ("AXG0013", "vendor/**") })
        {
            var engine = new RecordingEngine();
            Assert.IsTrue(Run(engine, task => task.Exclude = exclude));
            Assert.IsTrue(engine.Events.Exists(line => line.Contains($"warning {code}", StringComparison.Ordinal)), string.Join('\n', engine.Events));

            engine = new RecordingEngine();
            Assert.IsTrue(Run(engine, task => { task.Exclude = exclude; task.NoWarn = code; }));
            Assert.HasCount(1, engine.Events);

            engine = new RecordingEngine();
            Assert.IsFalse(Run(engine, task => { task.Exclude = exclude; task.AsErrors = code; }));
            Assert.IsTrue(engine.Events.Exists(line => line.Contains($"error {code}", StringComparison.Ordinal)), string.Join('\n', engine.Events));

            engine = new RecordingEngine { WarningsAreErrors = true };
            Assert.IsTrue(Run(engine, task => task.Exclude = exclude));
            Assert.HasCount(2, engine.Events);
            Assert.IsTrue(engine.Events.TrueForAll(line => line.StartsWith("message : A11 -> ", StringComparison.Ordinal)), string.Join('\n', engine.Events));
        }
    }

    private void CreateGit()
    {
        Write(".git/HEAD", "ref: refs/heads/main\n");
        _ = Directory.CreateDirectory(Path.Combine(_root, ".git", "objects"));
        _ = Directory.CreateDirectory(Path.Combine(_root, ".git", "refs"));
    }

    private bool Run(RecordingEngine engine, Action<CheckRepository> set)
    {
        using var task = new CheckRepository { BuildEngine = engine, Root = _root };
        set(task);
        return task.Execute();
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
