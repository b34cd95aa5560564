using System.Globalization;
using A11.Agents.Changes;
using CsCheck;

namespace A11.Agents.Tests.Records;

[TestClass]
public sealed class UnifiedDiffTests
{
    private static readonly Gen<string> Texts = Gen.OneOf("a\n", "b\n", "c\n", "\n", "d", "e\r\n").Array[0, 30].Select(string.Concat);

    [TestMethod]
    public void Changes_are_shown_with_three_lines_around_them() => Assert.AreEqual(
        """
        --- a/f
        +++ b/f
        @@ -1,5 +1,5 @@
         1
        -2
        +two
         3
         4
         5
        @@ -9,4 +9,4 @@
         9
         10
         11
        -12
        +twelve
        \ No newline at end of file

        """,
        Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\ntwo\n3\n4\n5\n6\n7\n8\n9\n10\n11\ntwelve"));

    [TestMethod]
    public void Equal_texts_have_no_difference() => Assert.AreEqual("", Diff("a\n", "a\n"));

    [TestMethod]
    public void A_difference_leads_from_one_text_to_the_other() =>
        Gen.Select(Texts, Texts).Sample((before, after) => Assert.AreEqual(after, Apply(Diff(before, after), before)));

    [TestMethod]
    public void Texts_that_have_next_to_nothing_in_common_are_replaced()
    {
        var before = string.Concat(Enumerable.Range(0, 5_000).Select(line => $"{line}\n"));
        var after = string.Concat(Enumerable.Range(0, 5_000).Select(line => line == 2_500 ? "2500\n" : $"new {line}\n"));
        Assert.AreEqual(after, Apply(Diff(before, after), before));
    }

    private static string Diff(string before, string after)
    {
        using var output = new StringWriter();
        UnifiedDiff.Write("f", before, after, output);
        return output.ToString();
    }

    /// <summary>Applies a difference the way <c>patch</c> does, and insists on every line of context.</summary>
    private static string Apply(string diff, string text)
    {
        var old = Lines(text);
        var result = new List<string>();
        var position = 0;
        var lines = Lines(diff);
        for (var i = 2; i < lines.Count; i++)
        {
            if (lines[i].StartsWith("@@", StringComparison.Ordinal))
            {
                var numbers = lines[i].Split(' ')[1][1..].Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                var start = numbers[1] == 0 ? numbers[0] : numbers[0] - 1;
                result.AddRange(old[position..start]);
                position = start;
                continue;
            }

            var isCut = i + 1 < lines.Count && lines[i + 1].StartsWith('\\');
            var line = isCut ? lines[i][1..^1] : lines[i][1..];
            if (lines[i][0] is ' ' or '-')
            {
                Assert.AreEqual(old[position++], line);
            }

            if (lines[i][0] is ' ' or '+')
            {
                result.Add(line);
            }

            i += isCut ? 1 : 0;
        }

        return string.Concat([.. result, .. old[position..]]);
    }

    private static List<string> Lines(string text)
    {
        var lines = text.Split('\n').Select(line => line + "\n").ToList();
        lines[^1] = lines[^1][..^1];
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
