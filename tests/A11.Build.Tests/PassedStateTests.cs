namespace A11.Build.Tests;

/// <summary>What passed is not looked at again, and is never believed where another file would be listed.</summary>
[TestClass]
public sealed class PassedStateTests
{
    private const string Good = "FROM debian:12.8-slim\nUSER app\n";

    private readonly string _root = Directory.CreateTempSubdirectory("a11 passed ü ").FullName;

    [TestCleanup]
    public void Remove()
    {
        // Git makes its objects read-only.
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_root, recursive: true);
    }

    [TestMethod]
    [DataRow("artifacts/Dockerfile")]
    [DataRow(".venv/Dockerfile")]
    [DataRow("node_modules/Dockerfile")]
    [DataRow("TestResults/deep/Dockerfile")]
    [DataRow("src/artifacts/Dockerfile")]
    [DataRow("empty/Dockerfile")]
    [DataRow("empty/deep/Dockerfile")]
    [DataRow("logs/Dockerfile")]
    [DataRow("src/.gitignore")]
    [DataRow("empty/.gitignore")]
    [DataRow("src/.editorconfig")]
    [DataRow("src/.globalconfig")]
    [DataRow("src/a11.yml")]
    [DataRow("bin")]
    public void A_new_file_that_git_does_not_ignore_is_noticed(string path)
    {
        InitializeGit();
        AssertPasses(isChecked: true);
        AssertPasses(isChecked: false);
        Write(path, path.EndsWith("Dockerfile", StringComparison.Ordinal) ? Good : "");
        AssertPasses(isChecked: true);
        AssertPasses(isChecked: false);
    }

    [TestMethod]
    public void What_builds_make_and_git_ignores_is_not()
    {
        InitializeGit();
        AssertPasses(isChecked: true);
        Write("src/bin/Debug/Dockerfile", "FROM debian\n");
        Write("src/obj/x.json", "");
        Write("logs/x.log", "2");
        AssertPasses(isChecked: false);
        Directory.Delete(Path.Combine(_root, "src", "bin"), recursive: true);
        File.Delete(Path.Combine(_root, "logs", "x.log"));
        AssertPasses(isChecked: false);
    }

    [TestMethod]
    [DataRow(".git/info/exclude", "ignored/\n")]
    [DataRow(".gitignore", "ignored/\n")]
    [DataRow("src/.gitignore", "# ignored\n")]
    [DataRow("src/.globalconfig", "dotnet_diagnostic.AXD0002.severity = warning\n")]
    [DataRow("src/.editorconfig", "[*]\ndotnet_diagnostic.AXD0002.severity = warning\n")]
    [DataRow("src/a11.yml", "rules: { AXD0002: warning }\n")]
    [DataRow("global", "ignored/\n")]
    [DataRow("empty/.gitignore", "*\n")]
    public void A_changed_file_that_says_what_counts_is_noticed(string path, string text)
    {
        InitializeGit();
        foreach (var file in (string[])["src/.gitignore", "src/.globalconfig", "src/.editorconfig", "src/a11.yml"])
        {
            Write(file, "# nothing\n");
        }

        Write("empty/.gitignore", ".gitignore\n");
        Write("global", "");
        TestGit.Run(_root, "config", "core.excludesFile", Path.Combine(_root, "global"));
        AssertPasses(isChecked: true);
        AssertPasses(isChecked: false);
        Write(path, text);
        AssertPasses(isChecked: true);
    }

    [TestMethod]
    public void Another_file_of_global_excludes_is_noticed()
    {
        InitializeGit();
        AssertPasses(isChecked: true);
        TestGit.Run(_root, "config", "core.excludesFile", Path.Combine(_root, "absent"));
        AssertPasses(isChecked: true);
        AssertPasses(isChecked: false);
        Write("absent", "ignored/\n");
        AssertPasses(isChecked: true);
    }

    [TestMethod]
    public void A_file_that_is_tracked_although_it_is_ignored_is_noticed()
    {
        InitializeGit();
        Write("src/bin/Dockerfile", Good);
        AssertPasses(isChecked: true);
        AssertPasses(isChecked: false);
        TestGit.Run(_root, "add", "--force", "src/bin/Dockerfile");
        Assert.AreEqual("message : A11 -> 3 files checked, 0 errors, 0 warnings.", Run());
        Write("src/bin/Dockerfile", Good + "# changed\n");
        AssertPasses(isChecked: true);
        TestGit.Run(_root, "rm", "--cached", "--force", "--quiet", "src/bin/Dockerfile");
        Assert.AreEqual("message : A11 -> 2 files checked, 0 errors, 0 warnings.", Run());
    }

    [TestMethod]
    public void What_git_does_with_the_same_files_is_not()
    {
        InitializeGit();
        TestGit.Run(_root, "add", "--all");
        AssertPasses(isChecked: true);
        TestGit.Run(_root, "commit", "--quiet", "--message", "all");
        AssertPasses(isChecked: false);
        File.SetLastWriteTimeUtc(Path.Combine(_root, "Dockerfile"), DateTime.UtcNow);
        TestGit.Run(_root, "update-index", "-q", "--refresh");
        TestGit.Run(_root, "branch", "other");
        TestGit.Run(_root, "tag", "v1");
        AssertPasses(isChecked: false);
    }

    [TestMethod]
    [DataRow("4")]
    [DataRow("3")]
    [DataRow("split")]
    [DataRow("sha256")]
    public void An_index_of_another_form_is_compared_as_a_whole(string form)
    {
        TestGit.Run(_root, form == "sha256" ? ["init", "--quiet", "--object-format=sha256"] : ["init", "--quiet"]);
        InitializeGit(isMade: true);
        TestGit.Run(_root, "add", "--all");
        if (form == "split")
        {
            TestGit.Run(_root, "update-index", "--split-index");
        }
        else if (form != "sha256")
        {
            TestGit.Run(_root, "update-index", "--index-version", form);
        }

        Write("src/bin/Dockerfile", Good);
        AssertPasses(isChecked: true);
        AssertPasses(isChecked: false);
        TestGit.Run(_root, "add", "--force", "src/bin/Dockerfile");
        AssertPasses(isChecked: true);
    }

    [TestMethod]
    public void A_submodule_does_not_keep_what_passed_from_being_remembered()
    {
        InitializeGit();
        TestGit.Run(_root, "init", "--quiet", "inner");
        Write("inner/x.yml", "a: 1\n");
        TestGit.Run(Path.Combine(_root, "inner"), "add", "--all");
        TestGit.Run(Path.Combine(_root, "inner"), "commit", "--quiet", "--message", "x");
        TestGit.Run(_root, "add", "inner");
        AssertPasses(isChecked: true);
        AssertPasses(isChecked: false);
        Directory.Move(Path.Combine(_root, "inner", ".git"), Path.Combine(_root, ".git", "gone"));
        AssertPasses(isChecked: true);
    }

    /// <summary>Below the root of a work tree a branch can bring along any file.</summary>
    [TestMethod]
    public void Where_git_is_above_the_root_no_state_is_kept()
    {
        Write("src/Dockerfile", Good);
        var root = Path.Combine(_root, "src");
        StringAssert.Contains(Run(root), " checked, ");
        StringAssert.Contains(Run(root), " passed.");
        TestGit.Run(_root, "init", "--quiet");
        StringAssert.Contains(Run(root), " checked, ", "A file of the working tree was believed.");
        StringAssert.Contains(Run(root), " checked, ");
        Assert.IsFalse(Directory.Exists(Path.Combine(_root, ".git", "a11")));
    }

    [TestMethod]
    public void What_only_has_other_times_is_compared_once()
    {
        InitializeGit();
        TestGit.Run(_root, "add", "--all");
        AssertPasses(isChecked: true);
        Age();
        AssertPasses(isChecked: false);
        var settings = new GuardSettings { Root = _root };
        var state = PassedState.Load(settings)!;
        var (file, folder) = (state.Files.Single(file => file.Path == "src/Dockerfile"), state.Folders.Single(folder => folder.Path == "src"));
        Assert.AreEqual(File.GetLastWriteTimeUtc(Path.Combine(_root, "src", "Dockerfile")).Ticks, file.Time);
        Assert.AreEqual(Directory.GetLastWriteTimeUtc(Path.Combine(_root, "src")).Ticks, folder.Time);
        Assert.AreEqual(File.GetLastWriteTimeUtc(Path.Combine(_root, ".git", "index")).Ticks, state.Index!.Time);
        var written = File.GetLastWriteTimeUtc(PassedState.PathOf(_root));
        AssertPasses(isChecked: false);
        Assert.AreEqual(written, File.GetLastWriteTimeUtc(PassedState.PathOf(_root)), "What is as it was is not written again.");
        Write("src/Dockerfile", Good.Replace("12.8", "12.9", StringComparison.Ordinal));
        AssertPasses(isChecked: true);
    }

    /// <summary>All that is compared gets a time long ago.</summary>
    private void Age()
    {
        var before = DateTime.UtcNow.AddHours(-1);
        foreach (var file in PassedState.Load(new GuardSettings { Root = _root })!.Files.Select(file => Path.Combine(_root, file.Path)).Append(Path.Combine(_root, ".git", "index")).Where(file => file.StartsWith(_root, StringComparison.Ordinal) && File.Exists(file)))
        {
            File.SetLastWriteTimeUtc(file, before);
        }

        foreach (var folder in PassedState.Load(new GuardSettings { Root = _root })!.Folders.Select(folder => Path.Combine(_root, folder.Path)).Where(Directory.Exists))
        {
            Directory.SetLastWriteTimeUtc(folder, before);
        }
    }

    [TestMethod]
    [DataRow("a file in place of the directory")]
    [DataRow("a directory in place of the file")]
    public void A_state_that_cant_be_kept_fails_nothing_and_leaves_nothing(string obstacle)
    {
        InitializeGit();
        var place = PassedState.PathOf(_root);
        if (obstacle.StartsWith("a file", StringComparison.Ordinal))
        {
            File.WriteAllText(Path.GetDirectoryName(place)!, "");
        }
        else
        {
            _ = Directory.CreateDirectory(Path.Combine(place, "full"));
        }

        AssertPasses(isChecked: true);
        AssertPasses(isChecked: true);
        var directory = Path.GetDirectoryName(place)!;
        Assert.IsTrue(File.Exists(directory) || Directory.GetFileSystemEntries(directory).SequenceEqual([place]), "A temporary file is left.");
    }

    [TestMethod]
    public void Without_git_the_folders_that_tools_fill_are_left_out_by_name()
    {
        Write("src/Dockerfile", Good);
        AssertPasses(isChecked: true);
        Write("src/bin/Dockerfile", "FROM debian\n");
        Write("node_modules/Dockerfile", "FROM debian\n");
        AssertPasses(isChecked: false);
        Write("artifacts/Dockerfile", Good);
        AssertPasses(isChecked: true);
        AssertPasses(isChecked: false);
    }

    [TestMethod]
    public void Where_git_refuses_every_build_says_so_and_looks_itself()
    {
        Write(".git", "gitdir: /nowhere\n");
        Write("Dockerfile", Good);
        foreach (var _ in (int[])[1, 2])
        {
            var engine = new RecordingEngine();
            using var task = new CheckRepository { BuildEngine = engine, Root = _root };
            Assert.IsTrue(task.Execute());
            Assert.IsTrue(engine.Events.Exists(line => line.Contains("warning AXG0011: git can't tell which files it ignores", StringComparison.Ordinal)), string.Join('\n', engine.Events));
            StringAssert.Contains(engine.Events[^1], "1 file checked");
        }
    }

    private void InitializeGit(bool isMade = false)
    {
        if (!isMade)
        {
            TestGit.Run(_root, "init", "--quiet");
        }

        Write(".gitignore", "[Bb]in/\nobj/\n*.log\n");
        Write("Dockerfile", Good);
        Write("src/Dockerfile", Good);
        Write("src/obj/project.assets.json", "{}");
        Write("logs/x.log", "1");
        _ = Directory.CreateDirectory(Path.Combine(_root, "empty"));
    }

    private void AssertPasses(bool isChecked) => StringAssert.Contains(Run(), isChecked ? " checked, 0 errors" : " passed.");

    private string Run() => Run(_root);

    private static string Run(string root)
    {
        var engine = new RecordingEngine();
        using var task = new CheckRepository { BuildEngine = engine, Root = root };
        Assert.IsTrue(task.Execute(), string.Join('\n', engine.Events));
        return engine.Events[^1];
    }

    private void Write(string path, string text)
    {
        var full = Path.GetFullPath(path, _root);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
