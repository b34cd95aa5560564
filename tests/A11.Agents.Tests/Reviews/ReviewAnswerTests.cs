using A11.Agents.Reviews;
using A11.Core.Diagnostics;
using A11.Core.Files;

namespace A11.Agents.Tests.Reviews;

/// <summary>What a reviewer's answer comes to: whatever is no clear verdict refuses the files.</summary>
[TestClass]
public sealed class ReviewAnswerTests
{
    private static readonly MemoryFileSource Files = new([KeyValuePair.Create("a.yml", "one\ntwo\n")]);

    [TestMethod]
    [DataRow("""{"verdict": "pass", "reason": "Good."}""", true, "Good.")]
    [DataRow("""{"verdict": "pass"}""", true, "It gave no reason.")]
    [DataRow("""{"verdict": "pass", "findings": null}""", true, "It gave no reason.")]
    [DataRow("Fine.\n```json\n{\"verdict\": \"pass\", \"reason\": \"Good.\"}\n```\n", true, "Good.")]
    [DataRow("  {\"verdict\":\n \"pass\", \"reason\": \"a\\u0007b\"}  ", true, "a b")]
    [DataRow("{\"no\": 1}\n{\"verdict\": \"pass\"}", true, "It gave no reason.")]
    [DataRow("""{"verdict": "refuse", "reason": "Bad."}""", false, "Bad.")]
    [DataRow("""I say {"verdict": "pass"}""", false, "Its answer does not end with a verdict in JSON, so the files are refused.")]
    [DataRow("""{"verdict": "pass"} or not""", false, "Its answer does not end with a verdict in JSON, so the files are refused.")]
    [DataRow("", false, "Its answer does not end with a verdict in JSON, so the files are refused.")]
    [DataRow("}", false, "Its answer does not end with a verdict in JSON, so the files are refused.")]
    [DataRow("""{"verdict": "pass", "verdict": "refuse"}""", false, "Its answer does not end with a verdict in JSON, so the files are refused.")]
    [DataRow("""{"reason": "Good."}""", false, "Its answer names no verdict, so the files are refused.")]
    [DataRow("""{"verdict": true}""", false, "Its answer names no verdict, so the files are refused.")]
    [DataRow("""{"verdict": "maybe"}""", false, "Its verdict “maybe” is neither “pass” nor “refuse”, so the files are refused.")]
    [DataRow("""{"verdict": "pass", "findings": {}}""", false, "The findings in its answer can't be read, so the files are refused.")]
    [DataRow("""{"verdict": "pass", "findings": [1]}""", false, "The findings in its answer can't be read, so the files are refused.")]
    [DataRow("""{"verdict": "pass", "findings": [{"message": ""}]}""", false, "The findings in its answer can't be read, so the files are refused.")]
    [DataRow("""{"verdict": "pass", "findings": [{"message": "x", "severity": "fatal"}]}""", false, "The findings in its answer can't be read, so the files are refused.")]
    [DataRow("""{"verdict": "pass", "findings": [{"message": "x", "severity": "error"}]}""", false, "It says “pass” and names an error, so the files are refused.")]
    [DataRow("""{"verdict": "pass", "findings": [{"message": "x", "severity": "warning"}]}""", true, "It gave no reason.")]
    public void A_verdict_is_clear_or_a_refusal(string answer, bool passes, string reason)
    {
        var review = ReviewAnswer.Read("A07", "reviewer", answer, Files);
        Assert.AreEqual((passes, reason, "A07", "reviewer"), (review.Passed, review.Reason, review.Reviewer, review.By));
    }

    [TestMethod]
    [DataRow("""{"file": "a.yml", "line": 2, "message": "x"}""", "a.yml:2", Severity.Warning)]
    [DataRow("""{"file": "a.yml", "line": 1, "severity": "info", "message": "x"}""", "a.yml:1", Severity.Info)]
    [DataRow("""{"file": "a.yml", "line": 3, "severity": "error", "message": "x"}""", "a.yml:3", Severity.Error)]
    [DataRow("""{"file": "a.yml", "line": 4, "message": "x"}""", "a.yml:1", Severity.Warning)]
    [DataRow("""{"file": "a.yml", "line": 0, "message": "x"}""", "a.yml:1", Severity.Warning)]
    [DataRow("""{"file": "a.yml", "line": "2", "message": "x"}""", "a.yml:1", Severity.Warning)]
    [DataRow("""{"file": "a.yml", "line": 1.5, "message": "x"}""", "a.yml:1", Severity.Warning)]
    [DataRow("""{"file": "a.yml", "message": "x"}""", "a.yml:1", Severity.Warning)]
    [DataRow("""{"file": "b.yml", "line": 2, "message": "x"}""", "b.yml:1", Severity.Warning)]
    [DataRow("""{"line": 2, "message": "x"}""", ":1", Severity.Warning)]
    public void A_finding_has_its_place(string finding, string place, Severity severity)
    {
        var found = ReviewAnswer.Read("A08", "reviewer", $$"""{"verdict": "refuse", "findings": [{{finding}}]}""", Files).Findings.Single();
        Assert.AreEqual((place, severity, "x"), ($"{found.Path}:{found.Start.Line}", found.Severity, found.Message));
    }

    [TestMethod]
    public void What_is_long_is_cut_and_a_long_answer_is_read_from_its_end()
    {
        var review = ReviewAnswer.Read("A08", "reviewer", new string('x', 300_000) + $$"""{{"\n"}}{"verdict": "refuse", "reason": "{{new string('r', 1001)}}"}""", Files);
        Assert.AreEqual(new string('r', 1000) + "…", review.Reason);
        Assert.AreEqual(new string('r', 1000), ReviewAnswer.Read("A08", "reviewer", $$"""{"verdict": "refuse", "reason": "{{new string('r', 1000)}}"}""", Files).Reason);
    }
}
