using System.Text;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Locks;
using A11.Agents.Records;

namespace A11.Agents.Tests.Runs;

/// <summary>What becomes of an agent's files on their way into the repository.</summary>
[TestClass]
public sealed class TaskRunnerTests
{
    private const string Good = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";

    [TestMethod]
    public void What_passes_is_written_and_locked()
    {
        using var repository = new RepositoryFolder();
        var outcome = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "x"), new ScriptedAgent(("Dockerfile", Good)))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        Assert.AreEqual(Good, repository.Read("Dockerfile"));
        StringAssert.Contains(repository.Read(".a11/lock.json"), "\"agent\": \"scripted\"");
        Assert.AreEqual(OutcomeStatus.UpToDate, repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "x"), new ScriptedAgent(("Dockerfile", "FROM x\n")))[0].Status);
    }

    [TestMethod]
    public void A_broken_rule_keeps_all_files_out()
    {
        using var repository = new RepositoryFolder();
        var task = """{ "task_id": "T1", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["Dockerfile", "Makefile"] }""";
        var outcome = repository.Run(task, new ScriptedAgent(("Dockerfile", "FROM debian\n"), ("Makefile", "# Why: a test\nall:\n\techo\n")))[0];
        Assert.AreEqual(OutcomeStatus.Rejected, outcome.Status);
        Assert.AreEqual(GateStage.Rules, outcome.Gate!.FailedAt);
        Assert.IsTrue(outcome.Diagnostics.Any(finding => finding.Rule.Id == "AXD3006"));
        Assert.IsFalse(repository.Has("Dockerfile") || repository.Has("Makefile") || repository.Has(".a11/lock.json"));
    }

    [TestMethod]
    [DataRow("src/Program.cs")]
    [DataRow("a11.yml")]
    [DataRow(".git/hooks/pre-commit")]
    [DataRow("../outside.yml")]
    [DataRow("/etc/passwd.yml")]
    [DataRow("SRC/x.yml")]
    [DataRow("con.yml")]
    [DataRow("a\nb.yml")]
    public void A_file_outside_of_the_boundary_stops_everything(string path)
    {
        using var repository = new RepositoryFolder().With("src/keep.cs", "");
        var outcome = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "x"), new ScriptedAgent(("Dockerfile", Good), (path, "x")))[0];
        Assert.AreEqual(OutcomeStatus.BoundaryViolated, outcome.Status);
        Assert.IsFalse(repository.Has("Dockerfile"));
    }

    [TestMethod]
    public void A_task_that_asks_for_it_starts_no_agent()
    {
        using var repository = new RepositoryFolder();
        var outcome = repository.Run(RepositoryFolder.Task("T1", "src/Program.cs", "x"), new ScriptedAgent(("src/Program.cs", "x")))[0];
        Assert.AreEqual(OutcomeStatus.BoundaryViolated, outcome.Status);
        Assert.IsNull(outcome.Agent);
    }

    [TestMethod]
    public void A_suppression_by_an_agent_keeps_the_file_out()
    {
        using var repository = new RepositoryFolder();
        var outcome = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "x"), new ScriptedAgent(("Dockerfile", "# a11:disable AXD3006 -- because\nFROM debian\nUSER app\n")))[0];
        Assert.AreEqual(OutcomeStatus.Rejected, outcome.Status);
        Assert.IsTrue(outcome.Diagnostics.Any(finding => finding.Rule.Id == "AXT0204"));
    }

    [TestMethod]
    public void A_file_that_explains_nothing_is_kept_out()
    {
        using var repository = new RepositoryFolder();
        var outcome = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "x"), new ScriptedAgent(("Dockerfile", "FROM debian:12.8-slim\nUSER app\n")))[0];
        Assert.AreEqual(OutcomeStatus.Rejected, outcome.Status);
        Assert.IsTrue(outcome.Diagnostics.Any(finding => finding.Rule.Id == "AXT0206"));
    }

    [TestMethod]
    public void Done_without_the_files_is_not_done()
    {
        using var repository = new RepositoryFolder();
        var outcome = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "x"), new ScriptedAgent(files: []))[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, "Dockerfile");
    }

    [TestMethod]
    public void Nothing_of_the_users_is_overwritten()
    {
        using var repository = new RepositoryFolder().With("Dockerfile", "mine");
        var outcome = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "x"), new ScriptedAgent(("Dockerfile", Good)))[0];
        Assert.AreEqual(OutcomeStatus.Conflict, outcome.Status);
        Assert.AreEqual("mine", repository.Read("Dockerfile"));
    }

    [TestMethod]
    public void A_hand_edit_is_kept()
    {
        using var repository = new RepositoryFolder();
        _ = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "x"), new ScriptedAgent(("Dockerfile", Good)));
        _ = repository.With("Dockerfile", Good + "# edited\n");
        var outcome = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "y"), new ScriptedAgent(("Dockerfile", Good)))[0];
        Assert.AreEqual(OutcomeStatus.Conflict, outcome.Status);
        StringAssert.EndsWith(repository.Read("Dockerfile"), "# edited\n");
    }

    [TestMethod]
    public void A_task_may_have_files_to_modify_alone()
    {
        const string Modify = """{ "task_id": "T1", "title": "x", "acceptance_criteria": ["x"], "files_to_modify": ["Dockerfile"] }""";
        using var repository = new RepositoryFolder().With("Dockerfile", "FROM debian\n");
        var untouched = repository.Run(Modify, new ScriptedAgent(files: []))[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, untouched.Status);
        var agent = new ScriptedAgent("scripted", (_, _, _) => Task.FromResult(new AgentResult { Changes = [new Change("Dockerfile", ChangeKind.Modified, Encoding.UTF8.GetBytes(Good))] }));
        var outcome = repository.Run(Modify, agent)[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        Assert.AreEqual(Good, repository.Read("Dockerfile"));
        Assert.AreEqual("Dockerfile", LockFile.Read(repository.Root).Find("T1")!.Files.Single().Path);
        Assert.AreEqual(OutcomeStatus.UpToDate, repository.Run(Modify, agent)[0].Status);
        Assert.AreEqual(OutcomeStatus.Conflict, repository.With("Dockerfile", Good + "# by hand\n").Run(Modify, agent)[0].Status);
    }

    [TestMethod]
    public void A_failure_stops_those_that_depend_on_it_alone()
    {
        using var repository = new RepositoryFolder();
        var tasks = """
            [
              { "task_id": "T1", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["one.yml"] },
              { "task_id": "T2", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["two.yml"], "depends_on": ["T1"] },
              { "task_id": "T3", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["Dockerfile"] }
            ]
            """;
        var agent = new ScriptedAgent("scripted", (job, _, _) => Task.FromResult(job.Task.Id == "T3" ? ScriptedAgent.Writing(("Dockerfile", Good)) : new AgentResult()));
        var outcomes = repository.Run(tasks, agent);
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcomes.Single(outcome => outcome.Task.Id == "T1").Status);
        Assert.AreEqual(OutcomeStatus.Blocked, outcomes.Single(outcome => outcome.Task.Id == "T2").Status);
        Assert.AreEqual(OutcomeStatus.Done, outcomes.Single(outcome => outcome.Task.Id == "T3").Status);
    }

    [TestMethod]
    public void A_link_in_the_way_is_a_breach()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Links need a right on Windows that tests don't have.");
        }

        using var outside = new RepositoryFolder();
        using var repository = new RepositoryFolder();
        _ = Directory.CreateSymbolicLink(Path.Combine(repository.Root, "deploy"), outside.Root);
        var outcome = repository.Run(RepositoryFolder.Task("T1", "deploy/compose.yml", "x"), new ScriptedAgent(("deploy/compose.yml", "services: {}\n")))[0];
        Assert.AreEqual(OutcomeStatus.BoundaryViolated, outcome.Status);
        Assert.IsFalse(outside.Has("compose.yml"));
    }
}
