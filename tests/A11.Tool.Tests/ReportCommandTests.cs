using A11.Agents.Agents;
using A11.Agents.Records;
using A11.Agents.Tests;

namespace A11.Tool.Tests;

/// <summary><c>a11 report</c>: a run's record as a page.</summary>
[TestClass]
public sealed class ReportCommandTests
{
    private const string Task = """{ "task_id": "T1", "title": "Daily <commands>", "acceptance_criteria": ["A help target"], "files_to_create": ["Makefile"] }""";
    private const string Good = "# Why: daily commands\n.PHONY: help\nhelp: ## Shows the targets\n\t@grep -E '##' Makefile\n";

    [TestMethod]
    public void The_last_run_is_shown_with_rounds_words_changes_and_verdicts()
    {
        using var folder = Create(
            ScriptedAgent.Writing(("Makefile", Good), ("src/app.py", "print()\n")) with
            {
                Prompt = "Write a <Makefile>.",
                Transcript = "thinking </pre><script>alert(1)</script>",
                FinalText = "I wrote what I was asked for, \u202eand more.",
                Usage = new AgentUsage(1200, 34, 0.05m),
            });
        _ = folder.Run("run", "T1", "--agent", "scripted");
        var page = folder.Run("report").Output;
        StringAssert.Contains(page, "boundary violated");
        StringAssert.Contains(page, "<h2 id=\"task-1-title\">T1: Daily &lt;commands&gt;</h2>");
        StringAssert.Contains(page, "<h4>Refused writes</h4>\n<article class=\"error\">");
        StringAssert.Contains(page, "src/app.py:1:1</span> AXB");
        StringAssert.Contains(page, "I wrote what I was asked for, \\u202eand more.");
        StringAssert.Contains(page, "Write a &lt;Makefile&gt;.");
        StringAssert.Contains(page, "thinking &lt;/pre&gt;&lt;script&gt;");
        StringAssert.Contains(page, "<span class=\"add\">+help: ## Shows the targets</span>");
        StringAssert.Contains(page, "1234 tokens, $0.05");
        Assert.HasCount(2, page.Split("<script"));
    }

    [TestMethod]
    public void A_run_that_passed_shows_its_criteria_and_reviews()
    {
        using var folder = Create(ScriptedAgent.Writing(("Makefile", Good)) with { Prompt = "x" });
        var run = folder.Run("run", "T1", "--agent", "scripted");
        Assert.AreEqual(ExitCode.Clean, run.Code, run.Output + run.Error);
        var result = folder.Run("report", "--output", "out/run.html");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        StringAssert.StartsWith(result.Output, "wrote out/run.html: the run 2");
        var page = folder.Read("out/run.html");
        StringAssert.Contains(page, ": done, 1 task</h1>");
        StringAssert.Contains(page, "<td>A help target</td><td class=\"passed\">met</td>");
        StringAssert.Contains(page, "<span class=\"place\">Makefile:3</span>");
        StringAssert.Contains(page, "<li><strong class=\"passed\">passed</strong> by A07 (builtin)");
        StringAssert.Contains(page, "<strong class=\"passed\">Passed the gate</strong>");
        Assert.IsFalse(page.Contains("Refused writes", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_record_is_named_by_its_beginning()
    {
        using var folder = Create(ScriptedAgent.Writing(("Makefile", Good)));
        Assert.AreEqual(ExitCode.Usage, folder.Run("report").Code);
        StringAssert.Contains(folder.Run("report").Error, "no record of a run");
        _ = folder.Run("run", "T1", "--agent", "scripted");
        var name = RunRecordReader.List(folder.Path).Single();
        foreach (var start in (string[])[name, name[..^3]])
        {
            StringAssert.Contains(folder.Run("report", start).Output, "T1: Daily");
        }

        StringAssert.Contains(folder.Run("report", "1999").Error, $"No record is called “1999”; there are {name}.");
        Directory.CreateDirectory(Path.Combine(folder.Path, ".a11", "runs", "99990102T030405Z-1a2b3c"));
        Directory.CreateDirectory(Path.Combine(folder.Path, ".a11", "runs", "99990102T030406Z-1a2b3c"));
        StringAssert.Contains(folder.Run("report", "9999").Error, "begins the names of 2 records");
        StringAssert.Contains(folder.Run("report", "99990102T030405Z").Output, "The run did not come to its end, or is under way.");
    }

    [TestMethod]
    public void What_is_no_record_is_said()
    {
        using var folder = Create(ScriptedAgent.Writing(("Makefile", Good)));
        _ = folder.Run("run", "T1", "--agent", "scripted");
        var record = $".a11/runs/{RunRecordReader.List(folder.Path).Single()}";
        _ = folder.With($"{record}/01-T1/verdict.json", "{ }");
        var result = folder.Run("report");
        Assert.AreEqual(ExitCode.Usage, result.Code);
        StringAssert.Contains(result.Error, $"{record}/01-T1/verdict.json is no part of a run's record");
        File.Delete(Path.Combine(folder.Path, record, "01-T1", "verdict.json"));
        StringAssert.Contains(folder.Run("report").Error, "has no verdict.json");
    }

    [TestMethod]
    public void A_record_that_a_later_release_wrote_or_somebody_cut_is_shown_as_far_as_it_is_there()
    {
        using var folder = Create(ScriptedAgent.Writing(("Makefile", Good)));
        _ = folder.Run("run", "T1", "--agent", "scripted");
        var record = $".a11/runs/{RunRecordReader.List(folder.Path).Single()}";
        _ = folder.With($"{record}/01-T1/verdict.json", """{ "task_id": "T1", "title": "x", "status": "later-status", "reason": "y", "usage": null, "more": [1] }""");
        File.Delete(Path.Combine(folder.Path, record, "01-T1", "round-1", "verdict.json"));
        var result = folder.Run("report");
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        StringAssert.Contains(result.Output, "later status");
        StringAssert.Contains(result.Output, "Round 1</h3>");
    }

    private static ToolFolder Create(AgentResult result) => new ToolFolder
    {
        Agents = (name, _, _) => name == "scripted" ? ScriptedAgent.InRounds(result) : null,
    }.WithGit().With(".a11/tasks/t.json", Task).With("src/app.py.txt", "x\n");
}
