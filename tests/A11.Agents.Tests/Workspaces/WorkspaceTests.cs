using A11.Agents.Changes;
using A11.Agents.Workspaces;
using A11.Core.Files;

namespace A11.Agents.Tests.Workspaces;

/// <summary>How workspaces are made, and how they go.</summary>
[TestClass]
public sealed class WorkspaceTests
{
    [TestMethod]
    public void It_holds_what_git_knows_and_does_not_ignore()
    {
        using var repository = EscapeTests.Repository().With("untracked.yml", "new").With("bin/out", "ignored").With("with space/ü.yml", "odd").With("empty", "");
        using var workspace = EscapeTests.Create(repository);
        Assert.AreEqual(".gitignore|Dockerfile|README.md|empty|link|src/app.cs|src/lib/a.cs|untracked.yml|with space/ü.yml", Files(workspace.Folder));
        Assert.AreEqual("new", File.ReadAllText(Path.Combine(workspace.Folder, "untracked.yml")));
        Assert.AreEqual("README.md", new FileInfo(Path.Combine(workspace.Folder, "link")).LinkTarget);
    }

    [TestMethod]
    public void It_has_a_history_of_its_own_and_nothing_of_the_repositorys()
    {
        using var repository = EscapeTests.Repository().Git("remote", "add", "origin", "https://token@example.org/x.git").Git("config", "core.hooksPath", "/elsewhere");
        using var workspace = EscapeTests.Create(repository);
        EscapeTests.Work(workspace, "test -z \"$(git status --porcelain)\" && test \"$(git rev-list --count HEAD)\" = 1 && test -z \"$(git remote)\" && ! git config core.hooksPath && test ! -e .git/hooks");
    }

    [TestMethod]
    public void It_shares_nothing_with_the_repository()
    {
        using var repository = EscapeTests.Repository();
        using var workspace = EscapeTests.Create(repository);
        File.AppendAllText(Path.Combine(workspace.Folder, "README.md"), "more");
        Assert.AreEqual("read me\n", repository.Read("README.md"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(workspace.Folder)!));
        }
    }

    [TestMethod]
    [DataRow("/etc/passwd", null)]
    [DataRow("../outside", null)]
    [DataRow("src/../../outside", null)]
    [DataRow("inner/../../..", null)]
    [DataRow("inner/../..", "")]
    [DataRow("loop", null)]
    [DataRow("README.md", "README.md")]
    [DataRow("src/lib/../app.cs", "src/app.cs")]
    [DataRow("inner/../lib/a.cs", "src/lib/a.cs")]
    [DataRow("nowhere", "nowhere")]
    public void A_link_that_leads_out_is_left_out(string target, string? leadsTo)
    {
        var links = new LinkTargets(new Dictionary<string, string> { ["inner"] = "src/lib", ["loop"] = "./loop", ["link"] = target });
        Assert.AreEqual(leadsTo, links.Resolve("link"));
    }

    [TestMethod]
    public void An_agent_is_not_led_out_by_a_link_of_the_repositorys()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Links need a right on Windows that tests don't have.");
        }

        using var outside = new RepositoryFolder();
        using var repository = EscapeTests.Repository();
        _ = Directory.CreateSymbolicLink(Path.Combine(repository.Root, "outside"), outside.Root);
        var warnings = new List<string>();
        using var workspace = EscapeTests.Create(repository, new WorkspaceOptions { Warn = warnings.Add });
        Assert.IsFalse(Path.Exists(Path.Combine(workspace.Folder, "outside")));
        Assert.HasCount(1, warnings);
        StringAssert.Contains(warnings[0], "outside");
    }

    [TestMethod]
    public void What_is_not_on_disk_is_read()
    {
        using var repository = EscapeTests.Repository();
        var files = new OverlayFileSource(new DirectoryFileSource(repository.Root), [new Change("README.md", ChangeKind.Modified, "changed"u8.ToArray()), new Change("src/app.cs", ChangeKind.Deleted, default), new Change("run.sh", ChangeKind.Added, "new"u8.ToArray(), IsExecutable: true)]);
        using var workspace = Workspace.Create(files, repository.Root, new WorkspaceOptions(), CancellationToken.None);
        Assert.AreEqual(".gitignore|Dockerfile|README.md|link|run.sh|src/lib/a.cs", Files(workspace.Folder));
        Assert.AreEqual("changed", File.ReadAllText(Path.Combine(workspace.Folder, "README.md")));
        Assert.IsTrue(workspace.Compare(CancellationToken.None) is { Changes.IsEmpty: true, Violations.IsEmpty: true });
    }

    [TestMethod]
    [DataRow("../outside")]
    [DataRow("/etc/a11-outside")]
    [DataRow(".git/config")]
    public void We_write_nothing_out_of_it_ourselves(string path)
    {
        using var repository = EscapeTests.Repository();
        using var workspace = EscapeTests.Create(repository);
        _ = Assert.ThrowsExactly<IOException>(() => workspace.WriteOwn(path, "x"u8));
    }

    [TestMethod]
    public void Our_own_files_are_hidden_from_its_git_and_may_replace_the_repositorys()
    {
        using var repository = EscapeTests.Repository().With(".agent/permissions.json", "theirs").Commit();
        using var workspace = EscapeTests.Create(repository);
        workspace.WriteOwn(".agent/permissions.json", "ours"u8);
        workspace.WriteOwn(".other/new.json", "ours"u8);
        Assert.AreEqual("ours", File.ReadAllText(Path.Combine(workspace.Folder, ".agent", "permissions.json")));
        Assert.IsTrue(workspace.Compare(CancellationToken.None) is { Changes.IsEmpty: true, Violations.IsEmpty: true });
        EscapeTests.Work(workspace, "git status --porcelain | grep -v '^ M .agent' | wc -l | grep -q '^ *0$'");
    }

    [TestMethod]
    public void It_goes_whatever_was_made_of_it_and_follows_no_link()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("This needs a Unix shell.");
        }

        using var outside = new RepositoryFolder().With("kept", "kept");
        using var repository = EscapeTests.Repository();
        var warnings = new List<string>();
        var workspace = EscapeTests.Create(repository, new WorkspaceOptions { Warn = warnings.Add });
        EscapeTests.Work(workspace, $"ln -s '{outside.Root}' link2; ln -s '{outside.Root}' src/link; mkdir -p $(printf 'd/%.0s' $(seq 300)); printf x > \"$(printf 'a\\377')\"; mkfifo pipe; chmod -R a-rwx src; chmod a-w .; chmod 000 \"$HOME\"");
        workspace.Dispose();
        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(workspace.Folder)), string.Join('\n', warnings));
        Assert.IsEmpty(warnings);
        Assert.AreEqual("kept", outside.Read("kept"));
    }

    [TestMethod]
    public void More_names_than_are_listed_at_once_go_too()
    {
        using var repository = EscapeTests.Repository();
        var warnings = new List<string>();
        var workspace = EscapeTests.Create(repository, new WorkspaceOptions { Warn = warnings.Add });
        var many = Directory.CreateDirectory(Path.Combine(workspace.Folder, "many")).FullName;
        for (var i = 0; i < 25_000; i++)
        {
            File.Create(Path.Combine(many, i.ToString(System.Globalization.CultureInfo.InvariantCulture))).Dispose();
        }

        workspace.Dispose();
        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(workspace.Folder)), string.Join('\n', warnings));
    }

    [TestMethod]
    public void What_a_killed_run_left_is_removed_and_nothing_else()
    {
        using var parent = new RepositoryFolder();
        using var repository = EscapeTests.Repository();
        var options = new WorkspaceOptions { Parent = parent.Root };
        using var living = EscapeTests.Create(repository, options);

        // As a killed run leaves it: the marker is there, and nobody holds it.
        var left = Path.Combine(parent.Root, "a11-workspace-0123456789ab");
        var marker = File.ReadAllBytes(MarkerOf(living));
        _ = parent.With("a11-workspace-0123456789ab/repository/file", "left").With("a11-workspace-mine/file", "somebody's").With("a11-workspace-forged/a11-workspace", "no marker").With("other/a11-workspace", "other");
        File.WriteAllBytes(Path.Combine(left, "a11-workspace"), marker);
        using (EscapeTests.Create(repository, options))
        {
            Assert.IsFalse(Directory.Exists(left));
            Assert.IsTrue(Directory.Exists(living.Folder));
            Assert.IsTrue(parent.Has("a11-workspace-mine/file") && parent.Has("a11-workspace-forged/a11-workspace") && parent.Has("other/a11-workspace"));
        }
    }

    private static string MarkerOf(Workspace workspace)
    {
        // The marker is locked while the workspace lives; its text is the same in each.
        var copy = Path.GetTempFileName();
        _ = CliWrap.Cli.Wrap("cp").WithArguments([Path.Combine(Path.GetDirectoryName(workspace.Folder)!, "a11-workspace"), copy]).ExecuteAsync().GetAwaiter().GetResult();
        return copy;
    }

    private static string Files(string folder) => string.Join('|', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Where(path => !path.StartsWith(".git/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal));
}
