using System.Text;
using A11.Agents.Acceptance;
using static A11.Agents.Tests.Acceptance.Judged;

namespace A11.Agents.Tests.Acceptance;

/// <summary>What files show of criteria, in many forms of each check: <c>checks.txt</c>.</summary>
[TestClass]
public sealed class CriterionCheckTests
{
    private const string Arrow = " => ";

    private static readonly string Place = Path.Combine(CriterionPage.Root, "tests", "A11.Agents.Tests", "Acceptance", "checks.txt");

    private static readonly string[] Lines = File.ReadAllLines(Place);

    private static readonly Block[] Blocks = [.. Read()];

    /// <summary>Criteria, by their lines.</summary>
    public static IEnumerable<object[]> Criteria => Blocks.SelectMany(block => block.Criteria).Select(line => new object[] { line });

    [TestMethod]
    [DynamicData(nameof(Criteria))]
    public void Files_show_what_they_show(int line)
    {
        var block = Array.Find(Blocks, block => block.Criteria.Contains(line))!;
        var criterion = Lines[line - 1][2..].Split(Arrow)[0];
        var result = By(criterion, block.IsExecutable, [.. block.Files]);
        var sign = result.Verdict switch { CriterionVerdict.Met => '+', CriterionVerdict.NotMet => '-', _ => '?' };
        Assert.AreEqual(Lines[line - 1][0], sign, $"checks.txt({line}): {criterion}: {result.Evidence}");
        var shown = $"{sign} {criterion}{Arrow}{result.Evidence}{(result.Places.IsEmpty ? "" : $" [{string.Join(' ', result.Places.Select(place => place.Line))}]")}";
        if (Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1")
        {
            Lines[line - 1] = shown;
            return;
        }

        Assert.AreEqual(Lines[line - 1], shown, $"checks.txt({line})");
    }

    /// <summary>Writes what is found anew where that is asked for.</summary>
    [ClassCleanup]
    public static void Update()
    {
        if (Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1")
        {
            File.WriteAllLines(Place, Lines);
        }
    }

    private static IEnumerable<Block> Read()
    {
        var files = new List<(string Path, StringBuilder Text)>();
        var criteria = new List<int>();
        var isContent = false;
        bool? isExecutable = null;
        foreach (var (index, line) in Lines.Index())
        {
            var words = line.Split(' ');
            if (words[0] is "@file" or "@end" && criteria.Count > 0)
            {
                yield return new Block([.. files.Select(file => (file.Path, file.Text.ToString()))], [.. criteria], isExecutable);
                files.Clear();
                criteria.Clear();
                isExecutable = null;
            }

            if (words[0] is "@file" or "@with")
            {
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
                criteria.Add(index + 1);
            }
        }
    }

    /// <summary>Files, the first of them the task's, and the lines of the criteria that are held against them.</summary>
    private sealed record Block(IReadOnlyList<(string Path, string Text)> Files, IReadOnlyList<int> Criteria, bool? IsExecutable);
}
