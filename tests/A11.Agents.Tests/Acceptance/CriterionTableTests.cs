using System.Text;
using A11.Agents.Acceptance;
using static A11.Agents.Tests.Acceptance.Judged;

namespace A11.Agents.Tests.Acceptance;

/// <summary>Criteria in many wordings, held against files that meet them and files that don't: <c>criteria.txt</c>.</summary>
[TestClass]
public sealed class CriterionTableTests
{
    private static readonly string[] Inventions = [" and supports quantum rollback", ", with quantum rollback", " and a frobnicator", " unless it rains", " in 7 regions"];

    public static IEnumerable<object[]> Rows { get; } = [.. Read()];

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void A_criterion_is_judged_by_every_part_of_it(string path, string text, char sign, string criterion, string[] parts)
    {
        var result = By(criterion, (path, text));
        Assert.AreEqual(sign switch { '+' => CriterionVerdict.Met, '-' => CriterionVerdict.NotMet, _ => CriterionVerdict.Unchecked }, result.Verdict, $"{criterion}: {result.Evidence}");
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Without_a_thing_that_it_names_it_is_not_met(string path, string text, char sign, string criterion, string[] parts)
    {
        foreach (var part in parts)
        {
            var rest = string.Concat(text.Split('\n').Where(line => !line.Contains(part, StringComparison.Ordinal) || (part[0] != '.' && part.EndsWith(':') && line.StartsWith(".PHONY", StringComparison.Ordinal))).Select(line => line + "\n"));
            Assert.AreNotEqual(text.Length, rest.Length - 1, part);
            var result = By(criterion, (path, rest));
            Assert.AreNotEqual(CriterionVerdict.Met, result.Verdict, $"{criterion} without {part}: {result.Evidence}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void With_something_added_that_nobody_looks_for_it_is_never_met(string path, string text, char sign, string criterion, string[] parts)
    {
        foreach (var invention in Inventions)
        {
            var result = By(criterion.TrimEnd('.') + invention, (path, text));
            Assert.AreNotEqual(CriterionVerdict.Met, result.Verdict, $"{criterion}{invention}: {result.Evidence}");
            Assert.IsTrue(result.Verdict == CriterionVerdict.NotMet || sign != '+' || result.Evidence.Contains("not checked", StringComparison.OrdinalIgnoreCase) || result.Evidence.Contains("Not understood", StringComparison.Ordinal), result.Evidence);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void By_an_empty_or_missing_file_nothing_is_met(string path, string text, char sign, string criterion, string[] parts)
    {
        foreach (var other in (string[])["", "\0\0", "{{ template }}\n", ": [\n", text.Replace(":", "", StringComparison.Ordinal).Replace("FROM", "FRM", StringComparison.Ordinal)])
        {
            Assert.AreNotEqual(CriterionVerdict.Met, By(criterion, (path, other)).Verdict, $"{criterion} by {other}");
        }
    }

    private static IEnumerable<object[]> Read()
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
                yield return [files[file].Path, files[file].Text, line[0], parts[0].TrimEnd('|', ' '), parts.Skip(1).Where(part => part.Length > 0).ToArray()];
            }
        }
    }
}
