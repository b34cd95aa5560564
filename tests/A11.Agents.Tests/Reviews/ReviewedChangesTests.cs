using System.Collections.Concurrent;
using System.Text;
using A11.Agents.Tests.Acceptance;
using A11.Core.Diagnostics;

namespace A11.Agents.Tests.Reviews;

/// <summary>
/// What built-in reviewers say of changes, to the letter: <c>Cases/*.txt</c>. “==” begins a change (the reviewer's role and the task's title), “--” a file as it was,
/// “++” one as the agent leaves it, “xx” one that it deletes, and “|” what is said.
/// </summary>
[TestClass]
public sealed class ReviewedChangesTests
{
    private static readonly string Folder = Path.Combine(CriterionPage.Root, "tests", "A11.Agents.Tests", "Reviews", "Cases");

    private static readonly ConcurrentDictionary<(string Name, int Line), string[]> Said = new();

    /// <summary>All changes.</summary>
    public static IEnumerable<object[]> Changes => Cases.SelectMany(pair => pair.Lines.Index().Where(line => line.Item.StartsWith("== ", StringComparison.Ordinal)).Select(line => new object[] { pair.Name, line.Index + 1 }));

    private static (string Name, string[] Lines)[] Cases { get; } = [.. Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllLines(path)))];

    private static bool IsUpdate => Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1";

    [TestMethod]
    [DynamicData(nameof(Changes))]
    public void It_is_said_to_the_letter(string name, int line)
    {
        var lines = Cases.Single(pair => pair.Name == name).Lines;
        string[] block = [.. lines.Skip(line).TakeWhile(static text => !text.StartsWith("== ", StringComparison.Ordinal))];
        var words = lines[line - 1].Split(' ', 3);
        var review = Read(block).By(words[1], words[2]);
        string[] actual = [review.Passed ? "passed" : "refused", .. review.Findings.Select(static finding => $"{finding.Severity.ToName()} {finding.Path}:{finding.Start.Line} {finding.Message}")];
        if (IsUpdate)
        {
            Said[(name, line)] = actual;
            return;
        }

        Assert.AreEqual(string.Join('\n', block.Where(static text => text is ['|', ..]).Select(static text => text[1..])), string.Join('\n', actual), $"{name}({line})");
    }

    /// <summary>Writes the cases anew where that is asked for.</summary>
    [ClassCleanup]
    public static void Update()
    {
        foreach (var (name, lines) in IsUpdate ? Cases : [])
        {
            var text = new StringBuilder();
            string[] said = [];
            foreach (var (index, line) in lines.Append("== ").Index().Where(static line => line.Item is not ['|', ..]))
            {
                if (line.StartsWith("== ", StringComparison.Ordinal))
                {
                    _ = text.Append(string.Concat(said.Select(static part => $"|{part}\n")));
                    said = Said.GetValueOrDefault((name, index + 1), []);
                }

                _ = index < lines.Length ? text.Append(line).Append('\n') : text;
            }

            File.WriteAllText(Path.Combine(Folder, name), text.ToString());
        }
    }

    private static Reviewed Read(string[] block)
    {
        var reviewed = new Reviewed();
        for (var index = 0; index < block.Length; index++)
        {
            if (block[index].Split(' ', 2) is not [var sign, var path] || sign is not ("--" or "++" or "xx"))
            {
                continue;
            }

            var content = string.Concat(block.Skip(index + 1).TakeWhile(static text => text is not (['-', '-', ' ', ..] or ['+', '+', ' ', ..] or ['x', 'x', ' ', ..] or ['|', ..])).Select(static text => text + "\n"));
            _ = sign == "--" ? reviewed.Before(path, content) : reviewed.After(path, sign == "xx" ? null : content);
        }

        return reviewed;
    }
}
