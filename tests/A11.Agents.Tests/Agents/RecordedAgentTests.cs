using System.Globalization;
using System.Text.Json;
using A11.Agents.Agents;
using A11.Agents.Agents.Output;
using A11.Agents.Processes;

namespace A11.Agents.Tests.Agents;

/// <summary>
/// Every recording of a real agent gets the right verdict: success, refusals, logins, faults of the service, signals, open input. Of what each printed <c>recordings.jsonl</c> keeps the
/// events with the members that are read, and of texts the words that decide.
/// </summary>
[TestClass]
public sealed class RecordedAgentTests
{
    private static readonly Lazy<Dictionary<string, JsonElement>> Recorded = new(() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Agents", "recordings.jsonl"))
        .Select(static line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(static recording => recording.Text("name")!));

    /// <summary>Ended by the recorder because its time was over, as we would have.</summary>
    private static readonly HashSet<string> TimedOut =
    [
        "claude-cut", "claude-e401", "claude-e401-stream", "codex-openai-nokey", "codex-openstdin", "gemini-e429", "opencode-nomodel", "opencode-openstdin",
    ];

    /// <summary>What is not here must be good.</summary>
    private static readonly Dictionary<AgentFailure, string[]> Expected = new()
    {
        [AgentFailure.ToolRefused] =
        [
            "claude-denied", "claude-fence", "claude-noperm", "claude-outside", "copilot-denied", "copilot-fence", "copilot-fence-exact", "copilot-noperm", "copilot-outside", "copilot-scoped-other",
            "gemini-fence", "gemini-outside", "opencode-fence", "opencode-scoped-outside",
        ],

        // Where the recorder rejected what the boundary allows, or offered what we don't, nothing came of it.
        [AgentFailure.NothingWritten] =
        [
            "claude-env", "codex-env", "codex-outside", "codex-readonly", "gemini-badtool", "gemini-env", "opencode-deny", "opencode-env", "opencode-outside", "acp-claude-reject", "acp-gemini",
            "acp-gemini-outside", "acp-gemini-reject",
        ],
        [AgentFailure.Authentication] =
        [
            "claude-e401-retries0", "claude-e401-stream-retries0", "claude-e401-stream", "claude-nokey", "codex-e401", "codex-nokey", "copilot-e401", "copilot-noauth", "gemini-e401",
            "gemini-e401-stream", "gemini-nokey", "opencode-e401", "opencode-e401-text", "acp-gemini-e500",
        ],
        [AgentFailure.RateLimit] = ["codex-e429", "copilot-e429", "gemini-e429"],
        [AgentFailure.Service] =
        [
            "claude-e500", "claude-e500-retries2", "codex-cut", "codex-e500", "codex-e500late", "codex-openai-nokey", "copilot-cut", "copilot-e500", "gemini-cut", "gemini-cut-empty", "gemini-e500",
            "opencode-badmodel", "opencode-cut", "opencode-e500",
        ],
        [AgentFailure.Died] =
        [
            "claude-kill-shell", "claude-killgroup-shell", "claude-term", "claude-term-shell-sandboxenv", "codex-kill-shell", "codex-killgroup-shell", "codex-term", "codex-term-shell", "copilot-int",
            "copilot-kill-shell", "copilot-killgroup-shell", "copilot-term", "copilot-term-shell", "copilot-termgroup-shell", "gemini-int", "gemini-term", "gemini-yolo-shell-kill",
            "gemini-yolo-shell-term", "opencode-int", "opencode-kill-shell", "opencode-term", "opencode-term-shell",
        ],

        // Copilot takes the values of some variables out of all that it prints, its own keys among them.
        [AgentFailure.NoSignal] =
        [
            "claude-int", "copilot-env", "copilot-native-term", "copilot-shellout", "gemini-noperm", "gemini-norelaunch-term", "opencode-outside-noauto", "acp-claude-cancel",
        ],
        [AgentFailure.ExitCode] = ["claude-maxturns", "claude-term-shell", "codex-int", "codex-nogit", "gemini-untrusted"],
        [AgentFailure.TimedOut] = ["claude-cut", "claude-e401", "codex-openstdin", "opencode-nomodel", "opencode-openstdin"],
    };

    public static IEnumerable<string> Names => Recorded.Value.Keys;

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Has_the_right_verdict(string name)
    {
        var recording = Recorded.Value[name];
        var outcome = OutcomeOf(recording, name);
        var hasChanges = recording.Items("cwd_files").Any(file => !file.GetString()!.Contains("/keep ", StringComparison.Ordinal));
        var verdict = name.StartsWith("acp-", StringComparison.Ordinal)
            ? Recordings.JudgeProtocol(recording, outcome, hasChanges)
            : Recordings.Judge(AgentOf(recording, name), outcome, hasChanges).Verdict;

        var expected = Expected.Where(entry => entry.Value.Contains(name)).Select(entry => (AgentFailure?)entry.Key).FirstOrDefault();
        Assert.AreEqual(expected, verdict.Failure, $"{name}: {verdict.Reason}");
        Assert.AreEqual(verdict.Failure is not null, verdict.Reason.Length > 0);
        Assert.AreEqual(verdict.Failure is AgentFailure.Service or AgentFailure.RateLimit, verdict.IsPassing, verdict.Reason);
    }

    private static ProcessOutcome OutcomeOf(JsonElement recording, string name)
    {
        var exit = (int)recording.Number("exit")!.Value;
        var seconds = TimeSpan.FromSeconds(double.Parse(recording.GetProperty("wall_s").GetRawText(), CultureInfo.InvariantCulture));
        var ending = TimedOut.Contains(name) ? ProcessEnding.TimedOut : ProcessEnding.Itself;
        return new ProcessOutcome(ending, exit < 0 ? 128 - exit : exit, recording.Text("stdout")!, recording.Text("stderr")!, seconds);
    }

    /// <summary>Without an option for its output, an agent prints text.</summary>
    private static string AgentOf(JsonElement recording, string name) => recording.Text("format") == "json" ? name.Split('-')[0] : "text";
}
