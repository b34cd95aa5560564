using CliWrap;

namespace A11.Build.Tests;

/// <summary>Tasks in the build: the agent is a script, what becomes of it is in the log.</summary>
[TestClass]
public sealed class RunTasksTests
{
    private const string Task = """{ "task_id": "T1", "title": "An image", "acceptance_criteria": ["x"], "files_to_create": ["Dockerfile"] }""";
    private const string Done = """printf '%s\n' '{"status": "done"}'""";

    private readonly string _root = Directory.CreateTempSubdirectory("a11-run-").FullName;

    [TestInitialize]
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The agent is a shell script.");
        }

        _ = Cli.Wrap("git").WithArguments(["init", "--quiet"]).WithWorkingDirectory(_root).ExecuteAsync().GetAwaiter().GetResult();
        Write("a11.yml", "agent: mine\nagents: { mine: { exec: [bash, agent.sh], timeout: 60s } }\n");
        Write(".a11/tasks/t.json", Task);
    }

    [TestCleanup]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void An_agent_is_told_what_was_wrong_and_its_rounds_are_in_the_log()
    {
        Write("agent.sh", $$"""
            if grep -q 'was judged'; then
              printf '# Why: a test\nFROM debian:12.8-slim\nUSER app\n' > Dockerfile
            else
              printf '# Why: a test\nFROM debian\nUSER app\n' > Dockerfile
            fi
            {{Done}}
            """);
        var engine = new RecordingEngine();
        Assert.IsTrue(Run(engine), string.Join('\n', engine.Events));
        Assert.Contains("message : A11: T1: mine is at work on “An image”", engine.Events);
        Assert.Contains("message : A11: T1: mine is at work on “An image” (round 2)", engine.Events);
        Assert.Contains("message : A11: T1 done: Dockerfile (2 rounds)", engine.Events);
        Assert.IsTrue(File.Exists(Path.Combine(_root, "Dockerfile")));

        engine = new RecordingEngine();
        Assert.IsTrue(Run(engine));
        Assert.Contains("message : A11: T1 up to date: Dockerfile", engine.Events);
    }

    [TestMethod]
    [DataRow("echo x > src.txt; " + Done, "error AXB0001")]
    [DataRow("exit 7", "error AXT0205")]
    [DataRow(Done, "error AXT0205")]
    public void What_fails_is_an_error_of_the_build(string script, string error)
    {
        Write("agent.sh", script);
        var engine = new RecordingEngine();
        Assert.IsFalse(Run(engine));
        Assert.IsTrue(engine.Events.Exists(text => text.Contains(error, StringComparison.Ordinal)), string.Join('\n', engine.Events));
        Assert.IsFalse(File.Exists(Path.Combine(_root, "Dockerfile")) || File.Exists(Path.Combine(_root, ".a11/lock.json")));
    }

    [TestMethod]
    public void A_build_that_proves_what_is_committed_writes_nothing()
    {
        Write("agent.sh", "echo '# Why' > Dockerfile");
        var engine = new RecordingEngine();
        using var task = new RunTasks { BuildEngine = engine, Root = _root, Locked = true };
        Assert.IsFalse(task.Execute());
        StringAssert.Contains(engine.Events.Single(), "AXG0008");
        Assert.IsFalse(File.Exists(Path.Combine(_root, "Dockerfile")));
    }

    [TestMethod]
    public void Cancelling_the_build_ends_the_agent()
    {
        Write("agent.sh", "sleep 600");
        var engine = new RecordingEngine();
        using var task = new RunTasks { BuildEngine = engine, Root = _root };
        var running = System.Threading.Tasks.Task.Run(task.Execute);
        while (!running.IsCompleted && !engine.Events.ToArray().Any(text => text.Contains("at work", StringComparison.Ordinal)))
        {
            Thread.Sleep(20);
        }

        task.Cancel();
        Assert.IsTrue(running.Wait(TimeSpan.FromSeconds(30)));
        Assert.IsFalse(running.Result);
        Assert.IsFalse(File.Exists(Path.Combine(_root, ".a11/lock.json")));
    }

    private bool Run(RecordingEngine engine)
    {
        using var task = new RunTasks { BuildEngine = engine, Root = _root };
        return task.Execute();
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
