using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Records;
using A11.Core.Boundaries;

namespace A11.Agents.Tests.Runs;

/// <summary>What goes back to an agent, what does not, and what is recorded of it.</summary>
[TestClass]
public sealed class RepairTests
{
    private const string Good = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";
    private const string Bad = "# Why: a test\nFROM debian\nUSER app\n";

    private static readonly string Task = RepositoryFolder.Task("T1", "Dockerfile", "x");

    [TestMethod]
    public void Findings_go_back_to_the_agent_and_its_rounds_are_counted()
    {
        using var repository = new RepositoryFolder();
        var agent = ScriptedAgent.InRounds(
            ScriptedAgent.Writing(("Dockerfile", Bad)) with { Usage = new AgentUsage(100, 10, 0.5m) },
            ScriptedAgent.Writing(("Dockerfile", Good)) with { Usage = new AgentUsage(50, null, 0.25m) });
        var outcome = repository.Run(Task, agent)[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        Assert.AreEqual(Good, repository.Read("Dockerfile"));
        var rounds = agent.Rounds.ToArray();
        Assert.HasCount(2, rounds);
        Assert.IsNull(rounds[0].Repair);
        StringAssert.Contains(rounds[1].Repair, "AXD3006");
        Assert.AreEqual(new AgentUsage(150, 10, 0.75m), outcome.Usage);
        Assert.AreEqual(GateStage.Rules, outcome.Rounds[0].Report.FailedAt);
    }

    [TestMethod]
    public void Rounds_are_limited()
    {
        using var repository = new RepositoryFolder().With("a11.yml", "repair: 1\n");
        var agent = new ScriptedAgent(("Dockerfile", Bad));
        Assert.AreEqual(OutcomeStatus.Rejected, repository.Run(Task, agent)[0].Status);
        Assert.HasCount(2, agent.Rounds);
    }

    [TestMethod]
    public void Missing_files_and_a_missing_signal_are_asked_for_again()
    {
        using var repository = new RepositoryFolder();
        var agent = ScriptedAgent.InRounds(
            new AgentResult(),
            AgentResult.Failed(AgentFailure.NoSignal, "It ended without the signal."),
            ScriptedAgent.Writing(("Dockerfile", Good)));
        Assert.AreEqual(OutcomeStatus.Done, repository.Run(Task, agent)[0].Status);
        StringAssert.Contains(agent.Rounds.ToArray()[1].Repair, "- Dockerfile");
        StringAssert.Contains(agent.Rounds.ToArray()[2].Repair, "It ended without the signal.");
    }

    [TestMethod]
    public void A_refused_tool_is_told_in_another_round()
    {
        using var repository = new RepositoryFolder();
        var agent = ScriptedAgent.InRounds(AgentResult.Failed(AgentFailure.ToolRefused, "It was refused: Bash make."), ScriptedAgent.Writing(("Dockerfile", Good)));
        var outcome = repository.Run(Task, agent)[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        StringAssert.Contains(agent.Rounds.ToArray()[1].Repair, "It was refused: Bash make.");
    }

    [TestMethod]
    [DataRow(AgentFailure.Died)]
    [DataRow(AgentFailure.TimedOut)]
    [DataRow(AgentFailure.Authentication)]
    [DataRow(AgentFailure.SignalledFailure)]
    [DataRow(AgentFailure.Contradiction)]
    public void Other_failures_of_an_agent_end_its_work(AgentFailure failure)
    {
        using var repository = new RepositoryFolder();
        var agent = ScriptedAgent.InRounds(ScriptedAgent.Writing(("Dockerfile", Good)) with { Failure = failure, Reason = "Because." });
        var outcome = repository.Run(Task, agent)[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        Assert.AreEqual("Because.", outcome.Reason);
        Assert.HasCount(1, agent.Rounds);
        Assert.IsFalse(repository.Has("Dockerfile"));
    }

    [TestMethod]
    public void A_breach_is_never_repaired_and_is_one_even_when_the_agent_died()
    {
        using var repository = new RepositoryFolder();
        var agent = ScriptedAgent.InRounds(ScriptedAgent.Writing(("src/a.cs", "x"), ("README.md", "x")) with
        {
            Failure = AgentFailure.Died,
            Reason = "It died.",
            Violations = [new WorkspaceViolation("scripts/link.sh", ViolationKind.Link, "It is a symbolic link.")],
        });
        var outcome = repository.Run(Task, agent)[0];
        Assert.AreEqual(OutcomeStatus.BoundaryViolated, outcome.Status);
        Assert.AreEqual("README.md scripts/link.sh src/a.cs", string.Join(' ', outcome.Diagnostics.Select(violation => violation.Path).Order(StringComparer.Ordinal)));
        Assert.HasCount(1, agent.Rounds);
    }

    [TestMethod]
    public void What_stood_against_the_files_stands_when_the_agent_has_nothing_better()
    {
        using var repository = new RepositoryFolder();
        var agent = ScriptedAgent.InRounds(ScriptedAgent.Writing(("Dockerfile", Bad)), AgentResult.Failed(AgentFailure.Refused, "There is no other way."));
        var outcome = repository.Run(Task, agent)[0];
        Assert.AreEqual(OutcomeStatus.Rejected, outcome.Status);
        StringAssert.Contains(outcome.Reason, "There is no other way.");
        Assert.IsTrue(outcome.Diagnostics.Any(finding => finding.Rule.Id == "AXD3006"));
    }

    [TestMethod]
    public void What_is_mended_elsewhere_is_for_people()
    {
        using var repository = new RepositoryFolder();
        var outcome = repository.Run(Task, new ScriptedAgent(("Dockerfile", "# Why: a test\nFROM debian:12.8-slim\nCOPY . /app\nUSER app\n")))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        StringAssert.EndsWith(outcome.Diagnostics.Single(finding => finding.Rule.Id == "AXD0006").Message, "add `/.dockerignore` to “CAN write” in a profile of your own (profile in a11.yml).");
    }
}
