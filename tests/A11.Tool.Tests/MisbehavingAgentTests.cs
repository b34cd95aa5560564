using System.Text;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Tests;
using A11.Core.Boundaries;

namespace A11.Tool.Tests;

/// <summary>Whatever an agent gives back, the run ends with the right code, and the repository is as it was, byte for byte and mode for mode.</summary>
[TestClass]
public sealed class MisbehavingAgentTests
{
    private const string Good = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";
    private const string Task = """{ "task_id": "T1", "title": "x", "acceptance_criteria": ["Runs as a non-root user"], "files_to_create": ["Dockerfile"], "files_to_modify": ["deploy/compose.yml"] }""";

    private static readonly (string Name, ExitCode Code, string Says, AgentResult Result)[] Table =
    [
        // Outside of the boundary, with all else in order.
        Writes("src/a.cs", ExitCode.BoundaryViolated),
        Writes("tests/a.yml", ExitCode.BoundaryViolated),
        Writes("README.md", ExitCode.BoundaryViolated),
        Writes("deploy/notes.txt", ExitCode.BoundaryViolated),
        Writes(".git/hooks/pre-commit", ExitCode.BoundaryViolated),
        Writes("deploy/.git/config", ExitCode.BoundaryViolated),
        Writes("a11.yml", ExitCode.BoundaryViolated),
        Writes("deploy/a11.yml", ExitCode.BoundaryViolated),
        Writes(".a11/lock.json", ExitCode.BoundaryViolated),
        Writes("a11.lock.json", ExitCode.BoundaryViolated),
        Writes("a11.baseline.json", ExitCode.BoundaryViolated),
        Writes(".a11/tasks/more.yml", ExitCode.BoundaryViolated),
        Writes(".a11/runs/promotion/journal.json", ExitCode.BoundaryViolated),
        Writes(".hadolint.yaml", ExitCode.BoundaryViolated),
        Writes("zizmor.yml", ExitCode.BoundaryViolated),
        Writes(".github/actionlint.yaml", ExitCode.BoundaryViolated),
        Writes(".editorconfig", ExitCode.BoundaryViolated),
        Writes(".github/copilot-instructions.md", ExitCode.BoundaryViolated),
        Writes(".github/hooks/h.yml", ExitCode.BoundaryViolated),
        Writes(".pre-commit-config.yaml", ExitCode.BoundaryViolated),
        Writes(".claude/settings.yml", ExitCode.BoundaryViolated),
        Writes("../outside.yml", ExitCode.BoundaryViolated),
        Writes("deploy/../../outside.yml", ExitCode.BoundaryViolated),
        Writes("/tmp/outside.yml", ExitCode.BoundaryViolated),
        Writes("C:/outside.yml", ExitCode.BoundaryViolated),
        Writes("SRC/a.yml", ExitCode.BoundaryViolated),
        Writes("ｓｒｃ/a.yml", ExitCode.BoundaryViolated),
        Writes("A11.YML", ExitCode.BoundaryViolated),
        Writes("Deploy/compose.yml", ExitCode.BoundaryViolated),
        Writes("Deploy/other.yml", ExitCode.BoundaryViolated),
        Writes(".GitHub/workflows/ci.yml", ExitCode.BoundaryViolated),
        Writes("scripts/git", ExitCode.BoundaryViolated),
        Writes("con.yml", ExitCode.BoundaryViolated),
        Writes("deploy/aux.yml", ExitCode.BoundaryViolated),
        Writes("trailing.yml ", ExitCode.BoundaryViolated),
        Writes("trailing.yml.", ExitCode.BoundaryViolated),
        Writes("GIT~1/x.yml", ExitCode.BoundaryViolated),
        Writes("x.yml:stream.yml", ExitCode.BoundaryViolated),
        Writes("deploy\\x.yml", ExitCode.BoundaryViolated),
        Writes("a\nb.yml", ExitCode.BoundaryViolated),
        Writes("a\u001b[2Jb.yml", ExitCode.BoundaryViolated),
        Writes("a\u202eb.yml", ExitCode.BoundaryViolated),
        Writes("a\ufffdb.yml", ExitCode.BoundaryViolated),
        Writes("linked/x.yml", ExitCode.BoundaryViolated),
        Writes("nested/x.yml", ExitCode.BoundaryViolated),

        // Both ends of a change.
        Changes("deletes a source", ExitCode.BoundaryViolated, "src/keep.cs", new Change("src/keep.cs", ChangeKind.Deleted, default)),
        Changes("deletes the policy", ExitCode.BoundaryViolated, "a11.yml", new Change("a11.yml", ChangeKind.Deleted, default)),
        Changes("makes a source executable", ExitCode.BoundaryViolated, "src/keep.cs", new Change("src/keep.cs", ChangeKind.ModeChanged, "keep"u8.ToArray(), IsExecutable: true)),
        Changes("renames a source into its lane", ExitCode.BoundaryViolated, "src/keep.cs", new Change("src/keep.cs", ChangeKind.Deleted, default), new Change("scripts/keep.sh", ChangeKind.Added, "keep"u8.ToArray())),
        Changes("renames its file out of the lane", ExitCode.BoundaryViolated, "docs/compose.md", new Change("deploy/compose.yml", ChangeKind.Deleted, default), new Change("docs/compose.md", ChangeKind.Added, "keep"u8.ToArray())),
        Changes("makes a twin of its own file", ExitCode.BoundaryViolated, "dockerfile", new Change("dockerfile", ChangeKind.Added, Bytes(Good))),

        // What can never be promoted.
        Leaves("scripts/link.sh", ViolationKind.Link, "It is a symbolic link, which leads to /etc/passwd."),
        Leaves("scripts/pipe", ViolationKind.Link, "It is no ordinary file, but a pipe."),
        Leaves(".git/config", ViolationKind.Protected, "It is git's own configuration."),
        ("dies outside of the boundary", ExitCode.BoundaryViolated, "src/a.cs", ScriptedAgent.Writing(("src/a.cs", "x")) with { Failure = AgentFailure.Died, Reason = "It died." }),
        ("times out outside of the boundary", ExitCode.BoundaryViolated, "README.md", ScriptedAgent.Writing(("Dockerfile", Good), ("README.md", "x")) with { Failure = AgentFailure.TimedOut, Reason = "Too long." }),

        // Not complete.
        ("writes nothing", ExitCode.AgentFailed, "did not write Dockerfile", new AgentResult()),
        ("writes another file", ExitCode.AgentFailed, "did not write Dockerfile", ScriptedAgent.Writing(("deploy/compose.yml", "# Why: a test\nservices: {}\n"))),
        ("deletes what it may change and writes nothing", ExitCode.AgentFailed, "did not write Dockerfile", new AgentResult { Changes = [new Change("deploy/compose.yml", ChangeKind.Deleted, default)] }),
        .. Enum.GetValues<AgentFailure>().Select(failure => ($"fails: {failure}", ExitCode.AgentFailed, "Because of it.", ScriptedAgent.Writing(("Dockerfile", Good)) with { Failure = failure, Reason = "Because of it." })),

        // Against the rules.
        Dockerfile("breaks a rule", "# Why: a test\nFROM debian\nUSER app\n", "AXD3006"),
        Dockerfile("is refused by its own engine", "# Why: a test\nFRM debian:12.8-slim\n", "AXD"),
        Dockerfile("says nothing", "FROM debian:12.8-slim\nUSER app\n", "AXT0206"),
        Dockerfile("silences a rule", "# a11:disable AXD3006 -- no time\nFROM debian\nUSER app\n", "AXT0204"),
        Dockerfile("silences a rule in the whole file", "# a11:disable-file AXD3006 -- no time\nFROM debian\nUSER app\n", "AXT0204"),
        Dockerfile("silences a rule as hadolint has it", "# hadolint ignore=DL3006\nFROM debian\nUSER app\n", "AXT0204"),
        Dockerfile("writes a secret down", "# Why: a test\nFROM debian:12.8-slim\nENV AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz\nUSER app\n", "AX"),
        Dockerfile("runs as root, against its criterion too", "# Why: a test\nFROM debian:12.8-slim\nUSER root\n", "AX"),
    ];

    private static IEnumerable<object[]> Names => Table.Select(row => new object[] { row.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void The_repository_is_as_it_was(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Links need a right on Windows that tests don't have.");
        }

        var (_, code, says, result) = Table.Single(row => row.Name == name);
        using var folder = Create(ScriptedAgent.InRounds(result));
        var before = RepositoryState.Of(folder.Path);
        var run = folder.Run("run");
        Assert.AreEqual(code, run.Code, run.Output + run.Error);
        StringAssert.Contains(run.Output, says, run.Output);
        StringAssert.Contains(run.Output.TrimEnd().Split('\n')[^1], "\"status\":\"failed\"");
        Assert.AreEqual(before, RepositoryState.Of(folder.Path));
    }

    [TestMethod]
    public void Every_path_of_a_breach_is_named()
    {
        using var folder = Create(ScriptedAgent.InRounds(ScriptedAgent.Writing(("Dockerfile", Good), ("src/a.cs", ""), ("README.md", ""), ("tests/b.yml", "")) with { Violations = [new WorkspaceViolation("scripts/link", ViolationKind.Link, "It is a link.")] }));
        var run = folder.Run("run");
        foreach (var path in (string[])["src/a.cs", "README.md", "tests/b.yml", "scripts/link"])
        {
            StringAssert.Contains(run.Output, path);
        }
    }

    [TestMethod]
    public void What_the_task_does_not_ask_for_is_a_breach_unless_that_is_loosened()
    {
        var agent = new ScriptedAgent(("Dockerfile", Good), ("other.yml", "# Why: a test\na: 1\n"));
        using var folder = Create(agent);
        var run = folder.Run("run");
        Assert.AreEqual(ExitCode.BoundaryViolated, run.Code);
        StringAssert.Contains(run.Output, "AXB0007");
        Assert.AreEqual(ExitCode.Clean, folder.With("a11.yml", "agent: scripted\nstrict: false\n").Run("run").Code);
        Assert.IsTrue(folder.Has("other.yml"));
    }

    [TestMethod]
    [DataRow("Dockerfile")]
    [DataRow("deploy/compose.yml")]
    public void A_file_that_changes_meanwhile_is_a_conflict(string path)
    {
        ToolFolder? folder = null;
        var agent = new ScriptedAgent("scripted", (_, _, _) =>
        {
            _ = folder!.With(path, "somebody else was here\n");
            return System.Threading.Tasks.Task.FromResult(ScriptedAgent.Writing(("Dockerfile", Good), ("deploy/compose.yml", "# Why: a test\nservices: {}\n")));
        });
        using (folder = Create(agent))
        {
            var run = folder.Run("run");
            Assert.AreEqual(ExitCode.Conflict, run.Code, run.Output + run.Error);
            StringAssert.Contains(run.Output, path);
            Assert.AreEqual("somebody else was here\n", folder.Read(path));
            Assert.IsFalse(folder.Has(".a11/lock.json"));
        }
    }

    [TestMethod]
    public void Cancelled_it_ends_with_130_and_nothing_is_written()
    {
        using var cancellation = new CancellationTokenSource();
        var agent = new ScriptedAgent("scripted", async (_, _, stop) =>
        {
            await cancellation.CancelAsync();
            await System.Threading.Tasks.Task.Delay(Timeout.Infinite, stop);
            return new AgentResult();
        });
        using var folder = Create(agent);
        var before = RepositoryState.Of(folder.Path);
        Assert.AreEqual(ExitCode.Cancelled, folder.Run(".", ["run"], cancellation.Token).Code);
        Assert.AreEqual(before, RepositoryState.Of(folder.Path));
        Assert.AreEqual(0, agent.OpenSessions);
    }

    [TestMethod]
    public void An_author_that_would_review_itself_is_a_mistake_of_the_configuration()
    {
        using var folder = Create(new ScriptedAgent(("Dockerfile", Good))).With("a11.yml", "agent: scripted\nreviewers: { A07: scripted }\n");
        var run = folder.Run("run");
        Assert.AreEqual(ExitCode.Usage, run.Code);
        StringAssert.Contains(run.Error, "no reviewer is the author");
        Assert.IsFalse(folder.Has("Dockerfile"));
    }

    private static (string, ExitCode, string, AgentResult) Writes(string path, ExitCode code) => ($"writes {Uri.EscapeDataString(path)}", code, "AXB000", ScriptedAgent.Writing(("Dockerfile", Good), (path, "x")));

    private static (string, ExitCode, string, AgentResult) Changes(string name, ExitCode code, string says, params Change[] changes) =>
        (name, code, says, new AgentResult { Changes = [new Change("Dockerfile", ChangeKind.Added, Bytes(Good)), .. changes] });

    private static (string, ExitCode, string, AgentResult) Leaves(string path, ViolationKind kind, string reason) =>
        ($"leaves {path}", ExitCode.BoundaryViolated, path, ScriptedAgent.Writing(("Dockerfile", Good)) with { Violations = [new WorkspaceViolation(path, kind, reason)] });

    private static (string, ExitCode, string, AgentResult) Dockerfile(string name, string text, string says) => (name, ExitCode.Findings, says, ScriptedAgent.Writing(("Dockerfile", text)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static ToolFolder Create(ScriptedAgent agent)
    {
        var folder = new ToolFolder { Agents = (name, _, _) => name == agent.Name ? agent : null }.WithGit().WithGit("nested")
            .With("a11.yml", "agent: scripted\n").With("src/keep.cs", "keep").With("deploy/compose.yml", "services: {}\n").With(".a11/tasks/t.json", Task);
        _ = Directory.CreateSymbolicLink(Path.Combine(folder.Path, "linked"), Path.Combine(folder.Path, "deploy"));
        return folder;
    }
}
