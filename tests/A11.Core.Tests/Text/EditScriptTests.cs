using A11.Core.Text;

namespace A11.Core.Tests.Text;

/// <summary>A script leads from the old lines to the new ones, by as few lines as can be (Myers 1986).</summary>
[TestClass]
public sealed class EditScriptTests
{
    [TestMethod]
    [DataRow("", "", "")]
    [DataRow("abc", "abc", " a b c")]
    [DataRow("", "ab", "+a+b")]
    [DataRow("ab", "", "-a-b")]
    [DataRow("abc", "xbc", "-a+x b c")]
    [DataRow("abc", "abx", " a b-c+x")]
    [DataRow("abc", "abcd", " a b c+d")]
    [DataRow("abc", "zabc", "+z a b c")]
    [DataRow("abcabba", "cbabac", "-a-b c+b a b-b a+c")]
    [DataRow("axc", "ayc", " a-x+y c")]
    [DataRow("abcd", "acbd", " a-b c+b d")]
    [DataRow("aab", "ab", " a-a b")]
    [DataRow("ab", "aab", " a+a b")]
    [DataRow("xay", "a", "-x a-y")]
    [DataRow("a", "xay", "+x a+y")]
    [DataRow("abab", "baba", "-a b a b+a")]
    public void The_shortest_way_is_found(string old, string now, string expected)
    {
        var script = EditScript.Create(Lines(old), Lines(now));
        Assert.AreEqual(expected.Count(static sign => sign is '+' or '-'), script.Count(static line => line.Mark != ' '), Join(script));
        AssertLeads(script, old, now);
        Assert.AreEqual(expected, Join(script));
    }

    [TestMethod]
    public void Each_pair_of_short_lists_has_a_script_that_leads_from_one_to_the_other_and_is_as_short_as_can_be()
    {
        string[] lists = [.. from length in Enumerable.Range(0, 5) from number in Enumerable.Range(0, 1 << length) select string.Concat(Enumerable.Range(0, length).Select(bit => (number >> bit & 1) == 0 ? 'a' : 'b'))];
        foreach (var old in lists)
        {
            foreach (var now in lists)
            {
                var script = EditScript.Create(Lines(old), Lines(now));
                AssertLeads(script, old, now);
                Assert.AreEqual(old.Length + now.Length - (2 * LongestCommon(old, now)), script.Count(static line => line.Mark != ' '), $"{old} {now}");
            }
        }
    }

    [TestMethod]
    public void What_would_cost_too_much_is_replaced()
    {
        List<string> old = [.. Enumerable.Range(0, 3_000).Select(static number => $"a{number}"), "x", .. Enumerable.Range(0, 10).Select(static number => $"b{number}")];
        List<string> now = [.. Enumerable.Range(0, 3_000).Select(static number => $"c{number}"), "x", .. Enumerable.Range(0, 10).Select(static number => $"d{number}")];
        Assert.IsFalse(EditScript.Create(old, now).Exists(static line => line.Mark == ' '));
    }

    private static int LongestCommon(string one, string other) =>
        one.Length == 0 || other.Length == 0 ? 0
        : one[0] == other[0] ? 1 + LongestCommon(one[1..], other[1..])
        : Math.Max(LongestCommon(one[1..], other), LongestCommon(one, other[1..]));

    private static List<string> Lines(string letters) => [.. letters.Select(static letter => letter.ToString())];

    private static string Join(List<EditLine> script) => string.Concat(script.Select(static line => line.Mark + line.Text));

    private static void AssertLeads(List<EditLine> script, string old, string now)
    {
        Assert.AreEqual(old, string.Concat(script.Where(static line => line.Mark != '+').Select(static line => line.Text)));
        Assert.AreEqual(now, string.Concat(script.Where(static line => line.Mark != '-').Select(static line => line.Text)));
    }
}
