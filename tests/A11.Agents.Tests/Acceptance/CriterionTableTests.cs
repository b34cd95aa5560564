using System.Text;
using A11.Agents.Acceptance;
using static A11.Agents.Tests.Acceptance.Judged;

namespace A11.Agents.Tests.Acceptance;

/// <summary>Criteria in many wordings, held against files that meet them and files that don't: <c>criteria.txt</c>.</summary>
[TestClass]
public sealed class CriterionTableTests
{
    private static readonly string[] Inventions = [" and supports quantum rollback", ", with quantum rollback", " and a frobnicator", " unless it rains", " in 7 regions", " and up"];

    /// <summary>What a command may work on or in: an addition only where the file is none of these.</summary>
    private static readonly string[] Places = [" in the container", " for the Dockerfile", " of the workflow", " in docker compose", " against the image"];

    public static IEnumerable<object[]> Rows { get; } = [.. Read().Select(row => new object[] { row })];

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void A_criterion_is_judged_by_every_part_of_it(Row row)
    {
        var result = By(row.Criterion, (row.Path, row.Text));
        Assert.AreEqual(row.Sign switch { '+' => CriterionVerdict.Met, '-' => CriterionVerdict.NotMet, _ => CriterionVerdict.Unchecked }, result.Verdict, $"{row}: {result.Evidence}");
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Without_a_thing_that_it_names_it_is_not_met(Row row)
    {
        foreach (var part in row.Parts)
        {
            var rest = string.Concat(row.Text.Split('\n').Where(line => !line.Contains(part, StringComparison.Ordinal) || (part[0] != '.' && part.EndsWith(':') && line.StartsWith(".PHONY", StringComparison.Ordinal))).Select(line => line + "\n"));
            Assert.AreNotEqual(row.Text.Length, rest.Length - 1, part);
            var result = By(row.Criterion, (row.Path, rest));
            Assert.AreNotEqual(CriterionVerdict.Met, result.Verdict, $"{row} without {part}: {result.Evidence}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void With_something_added_that_nobody_looks_for_it_is_never_met(Row row)
    {
        foreach (var invention in row.Path is "Makefile" or ['.', ..] ? [.. Inventions, .. Places] : Inventions)
        {
            var result = By(row.Criterion.TrimEnd('.') + invention, (row.Path, row.Text));
            Assert.AreNotEqual(CriterionVerdict.Met, result.Verdict, $"{row}{invention}: {result.Evidence}");
            Assert.IsTrue(result.Verdict == CriterionVerdict.NotMet || row.Sign != '+' || result.Evidence.Contains("not checked", StringComparison.OrdinalIgnoreCase) || result.Evidence.Contains("Not understood", StringComparison.Ordinal), result.Evidence);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void By_an_empty_or_missing_file_nothing_is_met(Row row)
    {
        foreach (var other in (string[])["", "\0\0", "{{ template }}\n", ": [\n", row.Text.Replace(":", "", StringComparison.Ordinal).Replace("FROM", "FRM", StringComparison.Ordinal)])
        {
            Assert.AreNotEqual(CriterionVerdict.Met, By(row.Criterion, (row.Path, other)).Verdict, $"{row} by {other}");
        }
    }

    private static IEnumerable<Row> Read()
    {
        var files = new Dictionary<string, (string Path, string Text)>(StringComparer.Ordinal);
        var (file, content, current) = ("", new StringBuilder(), "");
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Acceptance", "criteria.txt")))
        {
            var words = line.Split(' ');
            if (words[0] == "@file")
            {
                (file, content, current) = (words[1], new StringBuilder(), words[2]);
            }
            else if (words[0] == "@end")
            {
                files[file] = (current, content.ToString());
                current = "";
            }
            else if (words[0] == "@criteria")
            {
                file = words[1];
            }
            else if (current.Length > 0)
            {
                _ = content.Append(line).Append('\n');
            }
            else if (line is ['+' or '-' or '?', ' ', ..])
            {
                var parts = line[2..].Split(" | ", StringSplitOptions.TrimEntries);
                yield return new Row(files[file].Path, files[file].Text, line[0], parts[0].TrimEnd('|', ' '), [.. parts.Skip(1).Where(part => part.Length > 0)]);
            }
        }
    }

    /// <summary>A line of the table, and the file that it is held against.</summary>
    public sealed record Row(string Path, string Text, char Sign, string Criterion, IReadOnlyList<string> Parts)
    {
        public override string ToString() => $"{Sign} {Criterion} ({Path})";
    }
}
