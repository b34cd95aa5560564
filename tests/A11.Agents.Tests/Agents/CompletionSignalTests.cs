using A11.Agents.Agents.Completion;

namespace A11.Agents.Tests.Agents;

/// <summary>Where a completion signal counts.</summary>
[TestClass]
public sealed class CompletionSignalTests
{
    private static readonly CompletionSignal Signal = new("""{"status": "done"}""");

    [TestMethod]
    [DataRow("{\"status\": \"done\"}", "Done")]
    [DataRow("I wrote it.\n\n  { \"status\" :\"done\" }  \n\n", "Done")]
    [DataRow("I wrote it.\r\n{\"status\":\"done\"}\r\n", "Done")]
    [DataRow("Done.\n{\n  \"status\": \"done\"\n}\n", "Done")]
    [DataRow("I will end with {\"status\": \"done\"}.\n{\"status\": \"done\"}", "Done")]
    [DataRow("```yaml\non: push\n```\n{\"status\": \"done\"}", "Done")]
    [DataRow("", "None")]
    [DataRow("I am done.", "None")]
    [DataRow("{\"status\": \"doing\"}", "None")]
    [DataRow("{\"status\": \"done\", \"status\": \"failed\"}", "None")]
    [DataRow("{\"status\": \"done\", \"files\": []}", "None")]
    [DataRow("I print {\"status\": \"done\"} when all is written.", "Misplaced")]
    [DataRow("`{\"status\": \"done\"}`", "Misplaced")]
    [DataRow("```json\n{\"status\": \"done\"}\n```", "Misplaced")]
    [DataRow("~~~\n{\"status\": \"done\"}\n~~~\n", "Misplaced")]
    [DataRow("```\n{\"status\": \"done\"}", "Misplaced")]
    [DataRow("{\"status\": \"done\"}\nNow the tests.", "Misplaced")]
    [DataRow("{\"status\": \"done\"}\n{\"status\": \"done\"}", "Misplaced")]
    [DataRow("{\"status\": \"done\"}\nMore.\n{\"status\": \"done\"}", "Misplaced")]
    [DataRow("{\"status\": \"failed\", \"reason\": \"no\"}\n{\"status\": \"done\"}", "Misplaced")]
    [DataRow("> {\"status\": \"done\"}", "Misplaced")]
    [DataRow("{\"status\": \"failed\", \"reason\": \"no tests\"}", "Failed")]
    [DataRow("I can't.\n{\"reason\": \"no tests\", \"task_id\": \"T1\", \"status\": \"failed\"}", "Failed")]
    public void Counts_by_itself_once_at_the_end(string text, string expected)
    {
        var reading = Signal.Read([text]);
        Assert.AreEqual(expected, reading.Kind.ToString(), reading.Detail);
        Assert.AreEqual(expected == "Misplaced" || expected == "Failed", reading.Detail.Length > 0);
    }

    [TestMethod]
    public void Counts_once_in_all_that_was_said()
    {
        Assert.AreEqual(SignalKind.Misplaced, Signal.Read(["{\"status\": \"done\"}", "{\"status\": \"done\"}"]).Kind);
        Assert.AreEqual(SignalKind.Misplaced, Signal.Read(["{\"status\": \"done\"}", "One more thing."]).Kind);
        Assert.AreEqual(SignalKind.Done, Signal.Read(["I begin.", "{\"status\": \"done\"}"]).Kind);
    }

    [TestMethod]
    public void May_be_any_text_that_a_profile_chooses()
    {
        var signal = new CompletionSignal("ALL DONE");
        Assert.AreEqual(SignalKind.Done, signal.Read(["Written.\nALL DONE\n"]).Kind);
        Assert.AreEqual(SignalKind.Misplaced, signal.Read(["ALL DONE, I think"]).Kind);
        Assert.AreEqual(SignalKind.None, signal.Read(["{\"status\": \"done\"}"]).Kind);
    }
}
