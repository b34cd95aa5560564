namespace A11.Build.Tests;

/// <summary>What keeps a change or the lock from being judged fails the build, whatever the settings say, and hides nothing else.</summary>
[TestClass]
public sealed class UndecidedTests
{
    private readonly string _root = Directory.CreateTempSubdirectory("a11 undecided ").FullName;

    [TestInitialize]
    public void Create()
    {
        TestGit.Run(_root, "init", "--quiet");
        Write("Dockerfile", "FROM debian\nUSER app\n");
    }

    [TestCleanup]
    public void Remove()
    {
        // Git makes its objects read-only.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_root, ".git"), "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_root, recursive: true);
    }

    [TestMethod]
    [DataRow("profile: absent.md\n", "absent.md")]
    [DataRow("nonsense: 1\n", "nonsense")]
    public void A_policy_that_cant_be_read_is_an_error_whatever_fails_a_build(string configuration, string expected)
    {
        Write("a11.yml", configuration);
        Commit();
        TestGit.Run(_root, "branch", "base");
        Write("src/a.cs", "");
        var engine = Run(task => { task.FailOn = "none"; task.BoundaryBase = "base"; });
        var told = engine.Events.FindAll(line => line.StartsWith('a') && line.Contains(expected, StringComparison.Ordinal));
        StringAssert.Contains(told.Single(), ": error ", string.Join('\n', engine.Events));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void One_check_that_fails_hides_nothing()
    {
        Commit();
        TestGit.Run(_root, "branch", "base");
        Write("src/a.cs", "");
        _ = Directory.CreateDirectory(Path.Combine(_root, ".a11"));
        _ = File.CreateSymbolicLink(Path.Combine(_root, ".a11", "tasks"), Path.GetTempPath());
        var engine = Run(task => { task.FailOn = "none"; task.Locked = true; task.BoundaryBase = "base"; });
        foreach (var expected in (string[])["error AXG0001", "error AXB0002", "warning AXD3006"])
        {
            Assert.IsTrue(engine.Events.Exists(line => line.Contains(expected, StringComparison.Ordinal)), $"{expected}\n{string.Join('\n', engine.Events)}");
        }
    }

    private RecordingEngine Run(Action<CheckRepository> set)
    {
        var engine = new RecordingEngine();
        using var task = new CheckRepository { BuildEngine = engine, Root = _root };
        set(task);
        Assert.IsFalse(task.Execute(), string.Join('\n', engine.Events));
        return engine;
    }

    private void Commit()
    {
        TestGit.Run(_root, "add", "--all");
        TestGit.Run(_root, "commit", "--quiet", "--message", "x");
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
