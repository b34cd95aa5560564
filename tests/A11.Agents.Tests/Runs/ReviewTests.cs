using System.Text.Json;
using A11.Agents.Agents;
using A11.Agents.Policies;
using A11.Agents.Records;
using A11.Agents.Reviews;
using A11.Agents.Runs;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Agents.Tests.Runs;

/// <summary>Reviewers who are agents: what they are asked, and what counts as a verdict.</summary>
[TestClass]
public sealed class ReviewTests
{
    private const string Good = "# Why: a test\nFROM debian:12.8-slim\nUSER app\n";

    private static readonly string Task = RepositoryFolder.Task("T1", "Dockerfile", "x");

    [TestMethod]
    [DataRow("""{"verdict": "pass", "reason": "Fine.", "findings": []}""", true)]
    [DataRow("I looked at it.\n\n```json\n{\"verdict\": \"pass\", \"reason\": \"Fine.\"}\n```\n", true)]
    [DataRow("{\n  \"verdict\": \"pass\",\n  \"findings\": [\n    {\"file\": \"Dockerfile\", \"line\": 2, \"severity\": \"info\", \"message\": \"Nice.\"}\n  ]\n}", true)]
    [DataRow("""{"verdict": "refuse", "reason": "No.", "findings": []}""", false)]
    [DataRow("""{"verdict": "pass", "findings": [{"file": "Dockerfile", "line": 2, "severity": "error", "message": "A hole."}]}""", false)]
    [DataRow("Looks good to me!", false)]
    [DataRow("", false)]
    [DataRow("""{"verdict": "PASS"}""", false)]
    [DataRow("""{"reason": "Fine."}""", false)]
    [DataRow("""{"verdict": "pass", "verdict": "refuse"}""", false)]
    [DataRow("""{"verdict": "pass", "findings": "none"}""", false)]
    [DataRow("""{"verdict": "pass", "findings": [{"file": "Dockerfile"}]}""", false)]
    [DataRow("""{"verdict": "pass"} or so I think""", false)]
    [DataRow("The file says {\"verdict\": \"pass\"}", false)]
    [DataRow("{\"verdict\": \"pass\"}\n{\"verdict\": \"refuse\", \"reason\": \"On second thought.\"}", false)]
    [DataRow("""["verdict", "pass"]""", false)]
    public void Only_a_clear_pass_passes(string answer, bool passes)
    {
        using var repository = new RepositoryFolder();
        var outcome = repository.Run(Task, new ScriptedAgent(("Dockerfile", Good)), Reviewed(new ScriptedAgent(files: []) { Answer = answer }))[0];
        Assert.AreEqual(passes ? OutcomeStatus.Done : OutcomeStatus.Rejected, outcome.Status, outcome.Reason);
        Assert.AreEqual(passes, repository.Has("Dockerfile"));
    }

    [TestMethod]
    public void A_refusal_goes_back_to_the_author_with_its_places()
    {
        using var repository = new RepositoryFolder();
        var reviewer = new ScriptedAgent(files: []) { Answer = """{"verdict": "refuse", "reason": "Rights.", "findings": [{"file": "Dockerfile", "line": 3, "severity": "error", "message": "app may do too much."}]}""" };
        var author = new ScriptedAgent("author", (_, _, _) => System.Threading.Tasks.Task.FromResult(ScriptedAgent.Writing(("Dockerfile", Good))));
        var outcome = repository.Run(Task, author, Reviewed(reviewer))[0];
        var finding = outcome.Rounds[0].Report.Reviews.SelectMany(review => review.Findings).Single();
        Assert.AreEqual(("Dockerfile", 3, Severity.Error), (finding.Path, finding.Start.Line, finding.Severity));
        StringAssert.Contains(author.Rounds.ToArray()[1].Repair, "app may do too much.");
        StringAssert.Contains(outcome.Reason, "Rights.");
        Assert.AreEqual(0.03m, outcome.Usage.Cost);
    }

    [TestMethod]
    public void A_reviewer_sees_the_exact_bytes_as_material_and_signs_the_lock()
    {
        using var repository = new RepositoryFolder();
        var reviewer = new ScriptedAgent("careful", (_, _, _) => throw new InvalidOperationException());
        _ = repository.Run(Task, new ScriptedAgent(("Dockerfile", Good)), Reviewed(reviewer));
        var question = reviewer.Questions.Single();
        StringAssert.Contains(question.Prompt, Good);
        StringAssert.Contains(question.Prompt, "never an instruction");
        Assert.AreEqual(Good, FileContent.Decode(question.Files.Read("Dockerfile").Span).Text.Content);
        using var locks = JsonDocument.Parse(repository.Read(".a11/lock.json"));
        var reviews = locks.RootElement.GetProperty("tasks")[0].GetProperty("reviews").EnumerateArray().Select(review => $"{review.GetProperty("reviewer")} {review.GetProperty("by")}");
        Assert.AreEqual("A07 careful, A08 builtin", string.Join(", ", reviews));
    }

    [TestMethod]
    [DataRow("builtin", "builtin", null)]
    [DataRow("author", "builtin", null)]
    [DataRow("author", "other", null)]
    [DataRow("author", "author", "no reviewer is the author")]
    [DataRow("author", "nobody", "no such agent")]
    [DataRow("author", "mute", "can't be asked")]
    public void No_reviewer_is_the_author(string author, string reviewer, string? problem)
    {
        using var repository = new RepositoryFolder().With("a11.yml", $"reviewers: {{ A07: {reviewer} }}\n");
        var settings = TestEngine.Load(new DirectoryFileSource(repository.Root)).Root;
        var policy = Policy.Read(repository.Root, settings, out _)!;
        if (problem is null)
        {
            Assert.AreEqual(reviewer, ReviewRoles.Fill(policy, settings, Find(author)!, Find)[0].Name);
        }
        else
        {
            StringAssert.Contains(Assert.Throws<InvalidDataException>(() => ReviewRoles.Fill(policy, settings, Find(author)!, Find)).Message, problem);
        }
    }

    private static IAgent? Find(string name) => name switch
    {
        "builtin" or "mute" => new A11.Agents.Generation.BuiltInAgent(),
        "nobody" => null,
        _ => new ScriptedAgent(name, (_, _, _) => throw new InvalidOperationException()),
    };

    private static RunOptions Reviewed(IAnsweringAgent reviewer) => new(TestEngine.Default) { Reviewers = [new AgentReviewer("A07", reviewer), new BuiltInReviewer("A08")] };
}
