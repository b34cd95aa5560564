using A11.Agents.Agents;
using A11.Agents.Processes;
using A11.Agents.Records;
using A11.Agents.Runs;
using A11.Tests;

namespace A11.Agents.Tests.Runs;

/// <summary>Which tasks run when, and which don't.</summary>
[TestClass]
public sealed class ScheduleTests
{
    [TestMethod]
    public void Independent_tasks_run_side_by_side_up_to_the_limit()
    {
        using var repository = new RepositoryFolder();
        using var both = new Barrier(2);
        var agent = new ScriptedAgent("scripted", async (job, _, cancellation) =>
        {
            // Each waits for the other: one after the other would never end.
            Assert.IsTrue(await Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(20), cancellation), cancellation));
            return Writing(job);
        });
        var outcomes = repository.Run($"[{Yaml("T1")}, {Yaml("T2")}]", agent);
        Assert.IsTrue(outcomes.All(outcome => outcome.Status == OutcomeStatus.Done), string.Join(' ', outcomes.Select(outcome => outcome.Reason)));
        Assert.AreEqual(2, repository.Read(".a11/lock.json").Split("task_id").Length - 1);
    }

    [TestMethod]
    public void One_job_is_one_task_at_a_time()
    {
        using var repository = new RepositoryFolder();
        var (running, most) = (0, 0);
        var agent = new ScriptedAgent("scripted", async (job, _, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(20, CancellationToken.None);
            _ = Interlocked.Decrement(ref running);
            return Writing(job);
        });
        _ = repository.Run($"[{Yaml("T1")}, {Yaml("T2")}, {Yaml("T3")}]", agent, new RunOptions(TestEngine.Default) { Jobs = 1 });
        Assert.AreEqual(1, most);
    }

    [TestMethod]
    public void A_task_sees_the_files_of_those_that_it_depends_on()
    {
        using var repository = new RepositoryFolder();
        var seen = false;
        var agent = new ScriptedAgent("scripted", (job, _, _) =>
        {
            seen |= job.Task.Id == "T2" && job.Files.Paths.Contains("T1.yml");
            return Task.FromResult(Writing(job));
        });
        _ = repository.Run($"[{Yaml("T2", """, "depends_on": ["T1"]""")}, {Yaml("T1")}]", agent);
        Assert.IsTrue(seen);
    }

    [TestMethod]
    public void Earlier_phases_come_first_and_what_a_task_needs_comes_with_it()
    {
        using var repository = new RepositoryFolder();
        var order = new List<string>();
        var agent = new ScriptedAgent("scripted", (job, _, _) =>
        {
            lock (order)
            {
                order.Add(job.Task.Id);
            }

            return Task.FromResult(Writing(job));
        });
        var tasks = $$"""[{{Yaml("T1", """, "phase": "Phase 4" """)}}, {{Yaml("T2", """, "phase": "3", "depends_on": ["T3"]""")}}, {{Yaml("T3", """, "phase": "5" """)}}]""";
        _ = repository.Run(tasks, agent, new RunOptions(TestEngine.Default) { Jobs = 3 });
        Assert.AreEqual("T3 T2 T1", string.Join(' ', order));
    }

    [TestMethod]
    public void A_task_of_another_owner_is_left_to_it()
    {
        using var repository = new RepositoryFolder();
        var tasks = $$"""[{{Yaml("T1", """, "owner": "A05" """)}}, {{Yaml("T2", """, "depends_on": ["T1"]""")}}, {{Yaml("T3", """, "owner": "a11" """)}}]""";
        var agent = new ScriptedAgent("scripted", (job, _, _) => Task.FromResult(Writing(job)));
        var outcomes = repository.Run(tasks, agent);
        Assert.AreEqual("Skipped Blocked Done", string.Join(' ', outcomes.Select(outcome => outcome.Status)));
        StringAssert.Contains(outcomes[1].Reason, "A05");

        // Its owner has done it: what depends on it can go on.
        outcomes = repository.With("T1.yml", "a: 1\n").Run(tasks, agent);
        Assert.AreEqual("Skipped Done UpToDate", string.Join(' ', outcomes.Select(outcome => outcome.Status)));
    }

    [TestMethod]
    public void A_task_whose_file_another_task_wrote_anew_is_done_again()
    {
        using var repository = new RepositoryFolder();
        var modifies = """{ "task_id": "T2", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["T2.yml"], "files_to_modify": ["T1.yml"], "depends_on": ["T1"] }""";
        var agent = new ScriptedAgent("scripted", (job, _, _) => Task.FromResult(ScriptedAgent.Writing([.. job.Task.Lane.Select(path => (path, $"# Why: {job.Task.Id}\na: 1\n"))])));
        _ = repository.Run($"[{Yaml("T1")}, {modifies}]", agent);
        Assert.AreEqual("UpToDate UpToDate", Statuses(repository.Run($"[{Yaml("T1")}, {modifies}]", agent)));
        Assert.AreEqual("Done Done", Statuses(repository.Run($$"""[{{Yaml("T1", """, "description": "changed" """)}}, {{modifies}}]""", agent)));
        StringAssert.Contains(repository.Read("T1.yml"), "T2");
    }

    [TestMethod]
    public void Cancelling_ends_the_agents_and_leaves_the_repository_as_it_was()
    {
        using var repository = new RepositoryFolder();
        using var cancellation = new CancellationTokenSource();
        var agent = new ScriptedAgent("scripted", async (job, _, stop) =>
        {
            if (job.Task.Id == "T2")
            {
                await cancellation.CancelAsync();
            }

            await Task.Delay(Timeout.Infinite, stop);
            return Writing(job);
        });
        _ = Assert.Throws<OperationCanceledException>(() => repository.Run($"[{Yaml("T1")}, {Yaml("T2")}]", agent, cancellation: cancellation.Token));
        Assert.AreEqual(0, agent.OpenSessions);
        Assert.IsFalse(repository.Has("T1.yml") || repository.Has("T2.yml") || repository.Has(".a11/lock.json"));
    }

    [TestMethod]
    public void An_agent_that_is_not_there_fails_its_task_and_says_what_is_missing()
    {
        using var repository = new RepositoryFolder();
        var agent = new ScriptedAgent("scripted", (_, _, _) => throw new AgentUnavailableException("There is no program “x”; install it."));
        var outcome = repository.Run(Yaml("T1"), agent)[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, "install it");
    }

    private static string Statuses(IEnumerable<TaskOutcome> outcomes) => string.Join(' ', outcomes.Select(outcome => outcome.Status));

    private static string Yaml(string id, string more = "") =>
        $$"""{ "task_id": "{{id}}", "title": "x", "acceptance_criteria": ["x"], "files_to_create": ["{{id}}.yml"]{{more}} }""";

    private static AgentResult Writing(AgentJob job) => ScriptedAgent.Writing(($"{job.Task.Id}.yml", $"# Why: {job.Task.Id}\na: 1\n"));
}
