using System.Text;
using A11.Agents.Acceptance;
using static A11.Agents.Tests.Acceptance.Judged;

namespace A11.Agents.Tests.Acceptance;

/// <summary>What files show of criteria, in many forms of each check: <c>checks.txt</c>.</summary>
[TestClass]
public sealed class CriterionCheckTests
{
    /// <summary>Files, the first of them the task's, with the criteria that are held against them.</summary>
    public static IEnumerable<object[]> Blocks { get; } = [.. Read().Select(block => new object[] { block })];

    [TestMethod]
    [DynamicData(nameof(Blocks))]
    public void Files_show_what_they_show(Block block)
    {
        var wrong = new List<string>();
        foreach (var (line, sign, criterion) in block.Criteria)
        {
            var result = By(criterion, block.IsExecutable, [.. block.Files]);
            if (result.Verdict != sign switch { '+' => CriterionVerdict.Met, '-' => CriterionVerdict.NotMet, _ => CriterionVerdict.Unchecked })
            {
                wrong.Add($"checks.txt({line}): {sign} {criterion}: {result.Verdict}, {result.Evidence}");
            }
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    private static IEnumerable<Block> Read()
    {
        var files = new List<(string Path, StringBuilder Text)>();
        var criteria = new List<(int Line, char Sign, string Criterion)>();
        var (start, isContent) = (0, false);
        bool? isExecutable = null;
        foreach (var (index, line) in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Acceptance", "checks.txt")).Index())
        {
            var words = line.Split(' ');
            if (words[0] is "@file" or "@end" && criteria.Count > 0)
            {
                yield return new Block(start, [.. files.Select(file => (file.Path, file.Text.ToString()))], [.. criteria], isExecutable);
                files.Clear();
                criteria.Clear();
                isExecutable = null;
            }

            if (words[0] is "@file" or "@with")
            {
                start = files.Count == 0 ? index + 1 : start;
                files.Add((words[1], new StringBuilder()));
                isExecutable = words is [_, _, "executable"] ? true : words is [_, _, "plain"] ? false : isExecutable;
                isContent = true;
            }
            else if (words[0] is "@criteria" or "@end")
            {
                isContent = false;
            }
            else if (isContent)
            {
                _ = files[^1].Text.Append(line).Append('\n');
            }
            else if (line is ['+' or '-' or '?', ' ', ..])
            {
                criteria.Add((index + 1, line[0], line[2..]));
            }
        }
    }

    /// <summary>Files, and what is said of them.</summary>
    public sealed record Block(int Line, IReadOnlyList<(string Path, string Text)> Files, IReadOnlyList<(int Line, char Sign, string Criterion)> Criteria, bool? IsExecutable)
    {
        public override string ToString() => $"checks.txt({Line}): {Files[0].Path}";
    }
}
