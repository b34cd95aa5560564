using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using A11.Agents.Processes;
using A11.Agents.Tests.Acceptance;

namespace A11.Agents.Tests.Agents;

/// <summary>
/// What is read in the output of agents, event by event, and what comes of it: <c>outputs.txt</c>. “==” begins a run (the agent, its exit code, and whether files
/// changed), its output follows, and behind “|” stands what was read.
/// </summary>
[TestClass]
public sealed class ReadOutputTests
{
    private static readonly string Place = Path.Combine(CriterionPage.Root, "tests", "A11.Agents.Tests", "Agents", "outputs.txt");

    private static readonly string[] Lines = File.ReadAllLines(Place);

    private static readonly ConcurrentDictionary<int, string[]> Read = new();

    /// <summary>The runs, by their lines.</summary>
    public static IEnumerable<object[]> Runs => Lines.Index().Where(static line => line.Item.StartsWith("== ", StringComparison.Ordinal)).Select(static line => new object[] { line.Index + 1 });

    private static bool IsUpdate => Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1";

    [TestMethod]
    [DynamicData(nameof(Runs))]
    public void Each_event_is_read(int line)
    {
        string[] block = [.. Lines.Skip(line).TakeWhile(static text => !text.StartsWith("== ", StringComparison.Ordinal))];
        var words = Lines[line - 1].Split(' ');
        var output = string.Join('\n', block.Where(static text => text is not ['|', ..]));
        var (verdict, report, activities) = Recordings.Judge(words[1], new ProcessOutcome(ProcessEnding.Itself, int.Parse(words[2], CultureInfo.InvariantCulture), output, "", TimeSpan.FromSeconds(1)), hasChanges: words[3] == "changed");
        string[] actual =
        [
            $"session {report.SessionId ?? "none"}, {(report.Succeeded switch { true => "succeeded", false => "failed", _ => "open" })}{(report.WasInterrupted ? ", interrupted" : "")}, tokens {report.Usage.InputTokens} {report.Usage.OutputTokens}, cost {report.Usage.Cost?.ToString(CultureInfo.InvariantCulture)}",
            .. report.Messages.Select(static message => $"said {message.ReplaceLineEndings("⏎")}"),
            .. report.Complaint.Length > 0 ? [$"complained {report.Complaint}"] : Array.Empty<string>(),
            .. report.Refusals.Select(static refusal => $"was refused {refusal}"),
            .. activities.Select(static activity => $"shown {activity}"),
            verdict.Failure is { } failure ? $"{failure}: {verdict.Reason}" : "good",
        ];
        if (IsUpdate)
        {
            Read[line] = actual;
            return;
        }

        Assert.AreEqual(string.Join('\n', block.Where(static text => text is ['|', ..]).Select(static text => text[1..])), string.Join('\n', actual), $"outputs.txt({line})");
    }

    /// <summary>Writes the runs anew where that is asked for.</summary>
    [ClassCleanup]
    public static void Update()
    {
        if (!IsUpdate)
        {
            return;
        }

        var text = new StringBuilder();
        string[] read = [];
        foreach (var (index, line) in Lines.Append("== ").Index().Where(static line => line.Item is not ['|', ..]))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                _ = text.Append(string.Concat(read.Select(static part => $"|{part}\n")));
                read = Read.GetValueOrDefault(index + 1, []);
            }

            _ = index < Lines.Length ? text.Append(line).Append('\n') : text;
        }

        File.WriteAllText(Place, text.ToString());
    }
}
