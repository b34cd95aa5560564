using System.Text.Json;
using A11.Agents.Records;
using A11.Agents.Runs;
using A11.Tests;

namespace A11.Agents.Tests.Records;

/// <summary>What a run leaves for people.</summary>
[TestClass]
public sealed class RunRecordTests
{
    private const string Good = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";

    private static readonly string Task = RepositoryFolder.Task("T/1", "Dockerfile", "x");

    [TestMethod]
    public void A_record_holds_prompt_transcript_diff_and_verdict_of_each_round_without_secrets()
    {
        using var repository = new RepositoryFolder().With("a11.yml", "agents: { scripted: { exec: [x], environment: [MY_KEY] } }\n");
        var agent = ScriptedAgent.InRounds(
            ScriptedAgent.Writing(("Dockerfile", "FROM debian\n")) with { Prompt = "Do it.", Transcript = "key: hunter2hunter2, ghp_0123456789012345678901234567890123456789, https://me:secret@host/", FinalText = "Done with\nhunter2hunter2." },
            ScriptedAgent.Writing(("Dockerfile", Good)));
        _ = repository.Run(Task, agent, new RunOptions(TestEngine.Default) { Variable = name => name == "MY_KEY" ? "hunter2hunter2" : null });
        var record = Single(repository);
        var task = Path.Combine(record, "01-T_1");
        Assert.AreEqual("Do it.\n", File.ReadAllText(Path.Combine(task, "round-1", "prompt.md")));
        Assert.AreEqual("key: [redacted], [redacted], https://me:[redacted]@host/\n", File.ReadAllText(Path.Combine(task, "round-1", "transcript.txt")));
        StringAssert.Contains(File.ReadAllText(Path.Combine(task, "round-2", "changes.diff")), "+FROM debian:12.8-slim");
        using var verdict = JsonDocument.Parse(File.ReadAllText(Path.Combine(task, "verdict.json")));
        Assert.AreEqual("rules", verdict.RootElement.GetProperty("rounds")[0].GetProperty("failed_at").GetString());
        var round = RunRecordReader.Read(repository.Root, Path.GetFileName(record)).Tasks.Single().Rounds[0].Verdict!;
        Assert.AreEqual("rules", round.Round.FailedAt);
        Assert.AreEqual("Done with\n[redacted].", round.Answer);
        Assert.IsTrue(round.Findings.Any(finding => finding.Rule == "AXD3006"));
        using var run = JsonDocument.Parse(File.ReadAllText(Path.Combine(record, "run.json")));
        Assert.AreEqual("done", run.RootElement.GetProperty("status").GetString());
        Assert.AreEqual("*\n", repository.Read(".a11/runs/.gitignore"));
    }

    [TestMethod]
    public void A_record_is_read_as_it_was_written()
    {
        using var repository = new RepositoryFolder();
        var agent = ScriptedAgent.InRounds(ScriptedAgent.Writing(("Dockerfile", Good)) with { Prompt = "Do it.", Transcript = "one\ntwo", FinalText = "Done." });
        var outcome = repository.Run(Task, agent).Single();
        var name = RunRecordReader.List(repository.Root).Single();
        var run = RunRecordReader.Read(repository.Root, name);
        Assert.AreEqual(RunDocument.Create([outcome]).ToText(), run.Result!.ToText());
        var task = run.Tasks.Single();
        Assert.AreEqual(TaskDocument.Create(outcome).ToText(), task.Verdict.ToText());
        var round = task.Rounds.Single();
        Assert.AreEqual("Do it.\n one\ntwo\n", $"{round.Prompt} {round.Transcript}");
        StringAssert.Contains(round.Diff, "+USER app");
        Assert.IsNull(round.Verdict!.Round.FailedAt);
        Assert.AreEqual("Done.", round.Verdict.Answer);
    }

    [TestMethod]
    public void A_record_is_read_through_no_link()
    {
        using var repository = new RepositoryFolder();
        _ = repository.Run(Task, new ScriptedAgent(("Dockerfile", Good)));
        var record = Single(repository);
        File.Delete(Path.Combine(record, "run.json"));
        _ = File.CreateSymbolicLink(Path.Combine(record, "run.json"), "/etc/hostname");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => RunRecordReader.Read(repository.Root, Path.GetFileName(record))).Message, "run.json");
    }

    [TestMethod]
    public void The_oldest_records_go()
    {
        using var repository = new RepositoryFolder().With("a11.yml", "keepRuns: 2\n");
        var clock = new Clock();
        for (var i = 0; i < 4; i++)
        {
            clock.Now = clock.Now.AddMinutes(1);
            _ = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", $"x{i}"), new ScriptedAgent(("Dockerfile", Good)), new RunOptions(TestEngine.Default) { Time = clock });
        }

        Assert.AreEqual("20260102T030700Z 20260102T030800Z", string.Join(' ', Records(repository).Select(folder => Path.GetFileName(folder)[..16]).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void None_are_kept_where_none_are_wanted_and_nothing_is_left_of_a_run_without_an_agent()
    {
        using var repository = new RepositoryFolder().With("a11.yml", "keepRuns: 0\n");
        _ = repository.Run(Task, new ScriptedAgent(("Dockerfile", Good)));
        Assert.IsEmpty(Records(repository));
        _ = repository.With("a11.yml", "").Run(Task, new ScriptedAgent(("Dockerfile", Good)));
        Assert.IsEmpty(Records(repository));
    }

    [TestMethod]
    public void The_bundle_for_reviewers_elsewhere_is_whole()
    {
        using var repository = new RepositoryFolder();
        using var elsewhere = new RepositoryFolder();
        _ = repository.Run(Task, new ScriptedAgent(("Dockerfile", Good)), new RunOptions(TestEngine.Default) { HandoffFolder = elsewhere.Root });
        Assert.AreEqual("README.md changes.diff criteria.json findings.sarif task.json", string.Join(' ', Directory.EnumerateFiles(Path.Combine(elsewhere.Root, "T_1")).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        _ = elsewhere.Git("init", "--quiet").Git("apply", "T_1/changes.diff");
        Assert.AreEqual(Good, elsewhere.Read("Dockerfile"));
        StringAssert.Contains(elsewhere.Read("T_1/criteria.json"), "unchecked");
        using var sarif = JsonDocument.Parse(elsewhere.Read("T_1/findings.sarif"));
        Assert.AreEqual("2.1.0", sarif.RootElement.GetProperty("version").GetString());
    }

    private static string Single(RepositoryFolder repository) => Records(repository).Single();

    private static string[] Records(RepositoryFolder repository) =>
        [.. Directory.EnumerateDirectories(Path.Combine(repository.Root, ".a11", "runs")).Where(folder => Path.GetFileName(folder) != "promotion")];

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
