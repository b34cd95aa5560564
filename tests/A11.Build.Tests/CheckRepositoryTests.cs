namespace A11.Build.Tests;

/// <summary>The task by itself, on folders without git.</summary>
[TestClass]
public sealed class CheckRepositoryTests
{
    private const string Good = "FROM debian:12.8-slim\nUSER app\n";
    private const string Bad = "FROM debian\nUSER app\n";

    private readonly string _root = Directory.CreateTempSubdirectory("a11-task-").FullName + Path.DirectorySeparatorChar;

    [TestCleanup]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void A_finding_is_logged_with_its_start_only_and_no_subcategory()
    {
        Write("Dockerfile", Bad);
        var engine = new RecordingEngine();
        Assert.IsFalse(Run(engine));
        StringAssert.StartsWith(engine.Events[0], "Dockerfile(1,6,0,0): error AXD3006: The image debian has no tag");
        Assert.AreEqual("message : A11 -> 1 file checked, 1 error, 0 warnings.", engine.Events[^1]);
    }

    [TestMethod]
    public void A_pass_is_remembered_with_its_warnings_and_a_failure_is_not()
    {
        Write("Dockerfile", Bad);
        Assert.IsFalse(Run(new RecordingEngine()));
        Assert.IsFalse(File.Exists(PassedState.PathOf(_root)));

        Write("Dockerfile", "FROM debian:12\nUSER app\n");
        Assert.IsTrue(Run(new RecordingEngine()));
        var engine = new RecordingEngine();
        Assert.IsTrue(Run(engine));
        StringAssert.Contains(engine.Events[0], "warning AXD0002");
        Assert.AreEqual("message : A11 -> 1 file is as it was when it passed.", engine.Events[^1]);
    }

    [TestMethod]
    [DataRow("changed")]
    [DataRow("changed at once, with its old time")]
    [DataRow("added")]
    [DataRow("deleted")]
    [DataRow("renamed")]
    [DataRow("configured")]
    [DataRow("settings")]
    [DataRow("state broken")]
    public void Whatever_changes_is_noticed(string what)
    {
        Write("Dockerfile", Good);
        Write("deploy/Dockerfile", Good);
        Assert.IsTrue(Run(new RecordingEngine()));
        var path = Path.Combine(_root, "deploy", "Dockerfile");
        var settings = "";
        switch (what)
        {
            case "changed":
                Write("deploy/Dockerfile", Bad);
                break;
            case "changed at once, with its old time":
                var time = File.GetLastWriteTimeUtc(path);
                Write("deploy/Dockerfile", Good.Replace("12.8", "12.9", StringComparison.Ordinal));
                File.SetLastWriteTimeUtc(path, time);
                break;
            case "added":
                Write("deploy/Dockerfile.more", Good);
                break;
            case "deleted":
                File.Delete(path);
                break;
            case "renamed":
                File.Move(path, path + ".web");
                break;
            case "configured":
                Write("deploy/a11.yml", "failOn: warning\n");
                break;
            case "settings":
                settings = "AXD0002";
                break;
            default:
                File.WriteAllText(PassedState.PathOf(_root), "{");
                break;
        }

        var engine = new RecordingEngine();
        _ = Run(engine, settings);
        StringAssert.Contains(engine.Events[^1], "checked,");
    }

    [TestMethod]
    public void What_a_build_makes_changes_nothing()
    {
        Write("src/Dockerfile", Good);
        Assert.IsTrue(Run(new RecordingEngine()));
        Write("src/bin/x.dll", "");
        Write("src/obj/x.json", "");
        var engine = new RecordingEngine();
        Assert.IsTrue(Run(engine));
        StringAssert.Contains(engine.Events[^1], "as it was");
    }

    [TestMethod]
    public void Two_projects_that_ask_for_different_checks_are_told_of()
    {
        Write("Dockerfile", Good);
        var engine = new RecordingEngine();
        Assert.IsTrue(Run(engine));
        Assert.IsTrue(Run(engine));
        Assert.IsFalse(Run(engine, "AXD0002"));
        StringAssert.Contains(engine.Events[^1], "error AXG0008");
        StringAssert.Contains(engine.Events[^1], "NoWarn differs between projects of this build (AXD0002 and nothing)");
    }

    [TestMethod]
    public void Who_asks_later_is_answered_as_the_first_was_and_nothing_is_said_again()
    {
        Write("Dockerfile", Bad);
        var engine = new RecordingEngine();
        Assert.IsFalse(Run(engine, "AXD3008,AXD0002"));
        var told = engine.Events.Count;
        Assert.IsFalse(Run(engine, "AXD0002,AXD3008"), "What failed was packed by the second project.");
        Assert.IsTrue(engine.AllowFailureWithoutError);
        Assert.HasCount(told, engine.Events);

        Assert.IsFalse(Run(engine, "AXD0002"));
        Assert.IsFalse(Run(engine, "AXD0002"), "Who contradicts gets no pass, though it was told already.");
        Assert.HasCount(told + 1, engine.Events);
    }

    [TestMethod]
    public void The_names_of_the_global_properties_are_those_of_the_project()
    {
        var task = new ListGlobalProperties { BuildEngine = new RecordingEngine { Globals = { ["Flavor"] = "1", ["A11Root"] = "/" } } };
        Assert.IsTrue(task.Execute());
        CollectionAssert.AreEqual(new[] { "A11Root", "Flavor" }, task.Names);
    }

    [TestMethod]
    public void Nothing_to_check_is_a_warning()
    {
        var engine = new RecordingEngine();
        Assert.IsTrue(Run(engine));
        StringAssert.Contains(engine.Events[0], "warning AXG0006");
    }

    [TestMethod]
    [DataRow("a11.yml", "rules: [", "error AXG0005")]
    [DataRow("a11.yml", "rules: { AXD9999: none }", "error AXG0005")]
    [DataRow("a11.baseline.json", "{", "error AXG0001")]
    [DataRow("a11.lock.json", "{", "error AXT0203")]
    public void A_broken_file_of_ours_is_no_verdict(string path, string text, string expected)
    {
        Write("Dockerfile", Good);
        Write(path, text);
        var engine = new RecordingEngine();
        Assert.IsFalse(Run(engine, locked: true));
        Assert.IsTrue(engine.Events.Exists(line => line.Contains(expected, StringComparison.Ordinal)), string.Join('\n', engine.Events));
    }

    [TestMethod]
    public void A_base_without_git_is_an_error()
    {
        Write("Dockerfile", Good);
        var engine = new RecordingEngine();
        Assert.IsFalse(new CheckRepository { BuildEngine = engine, Root = _root, BoundaryBase = "main" }.Execute());
        StringAssert.Contains(engine.Events[0], "error AXB0008");
    }

    [TestMethod]
    [DataRow("Dockerfile", "FROM {{ x }}\n", "", DisplayName = "a template")]
    [DataRow("Dockerfile", "FROM debian\n", "Dockerfile", DisplayName = "what the build excludes")]
    public void Against_a_base_a_file_that_no_rule_judges_fails_the_build(string path, string text, string exclude)
    {
        TestGit.Run(_root, "init", "--quiet", "--initial-branch=main");
        Write("a.yml", "a: b\n");
        TestGit.Run(_root, "add", ".");
        TestGit.Run(_root, "commit", "--quiet", "--message", "a");
        Write(path, text);
        var engine = new RecordingEngine();
        Assert.IsFalse(new CheckRepository { BuildEngine = engine, Root = _root, BoundaryBase = "main", Exclude = exclude, FailOn = "none" }.Execute());
        Assert.IsTrue(engine.Events.Exists(line => line.Contains("error AXT0211", StringComparison.Ordinal)), string.Join('\n', engine.Events));
        Assert.IsTrue(engine.Events.Exists(line => line.Contains("1 file not checked", StringComparison.Ordinal)), string.Join('\n', engine.Events));
    }

    [TestMethod]
    public void What_passed_is_remembered_where_no_branch_can_bring_it_along()
    {
        Write("Dockerfile", Good);
        Assert.IsTrue(Run(new RecordingEngine()));
        Assert.IsTrue(File.Exists(Path.Combine(_root, ".a11", "runs", "build.state")));
        Assert.IsFalse(WasRemembered(locked: true), "A build that has to prove what came without git must look itself.");

        TestGit.Run(_root, "init", "--quiet");
        Assert.IsFalse(WasRemembered(), "A file of the working tree was believed.");
        Assert.IsTrue(WasRemembered());
        Assert.IsTrue(WasRemembered(locked: true) || WasRemembered(locked: true));
        Assert.IsTrue(File.Exists(Path.Combine(_root, ".git", "a11", "build.state")));
    }

    private bool WasRemembered(bool locked = false)
    {
        var engine = new RecordingEngine();
        _ = Run(engine, locked: locked);
        return engine.Events[^1].Contains("as it was", StringComparison.Ordinal);
    }

    /// <summary>The check of these files would take many seconds; only a cancelled one ends while it has told nothing.</summary>
    [TestMethod]
    public void A_cancelled_build_does_not_wait_for_the_rules()
    {
        var text = "#!/bin/bash\n" + string.Concat(Enumerable.Range(0, 5000).Select(static i => $"if [ \"$a{i}\" = 1 ]; then b{i}=$c; fi\nrm -rf $b{i}/x\n"));
        for (var i = 0; i < 30; i++)
        {
            Write($"s{i}.sh", text);
        }

        var engine = new RecordingEngine();
        using var task = new CheckRepository { BuildEngine = engine, Root = _root };
        using var cancel = new Timer(_ => task.Cancel(), null, TimeSpan.FromSeconds(0.3), Timeout.InfiniteTimeSpan);
        Assert.IsFalse(task.Execute());
        Assert.IsEmpty(engine.Events);
    }

    private bool Run(RecordingEngine engine, string noWarn = "", bool locked = false)
    {
        using var task = new CheckRepository { BuildEngine = engine, Root = _root, NoWarn = noWarn, Locked = locked };
        return task.Execute();
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
