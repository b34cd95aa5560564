using A11.Core.Characters;
using A11.Core.Text;

namespace A11.Core.Tests.Characters;

/// <summary>What the lines of a YAML file are for, by their keys and those above them.</summary>
[TestClass]
public sealed class YamlRolesTests
{
    [TestMethod]
    [DataRow("a: b", "Value b")]
    [DataRow("run: b", "Shell b")]
    [DataRow("\"run\" : b", "Shell b")]
    [DataRow("- run: b", "Shell b")]
    [DataRow("- - run: b", "Shell b")]
    [DataRow("-run: b", "Value b")]
    [DataRow("-", "Value -")]
    [DataRow("- ", "Value ")]
    [DataRow("image: b", "Image b")]
    [DataRow("uses: b", "Action b")]
    [DataRow("name: b", "Prose b")]
    [DataRow("run:b", "Value run:b")]
    [DataRow("run:\tb", "Shell b")]
    [DataRow("run:", "Shell ")]
    [DataRow("a # run: b", "Value a # run: b")]
    [DataRow("a#run: b", "Value b")]
    [DataRow("# run: b", "Value # run: b")]
    [DataRow("[run: b]", "Value [run: b]")]
    [DataRow("{run: b}", "Value {run: b}")]
    [DataRow("&x run: b", "Value &x run: b")]
    [DataRow("run: |\n  a: b\n\n  c", "Shell ||Shell a: b+|Shell +|Shell c+", DisplayName = "a block goes on as far as it is indented")]
    [DataRow("run: >-\n  a\nb: c", "Shell >-|Shell a+|Value c")]
    [DataRow("run: |\na", "Shell ||Value a")]
    [DataRow("- run: |\n    a\n  b: c", "Shell ||Shell a+|Value c")]
    [DataRow("run: a\n  b", "Shell a|Shell b", DisplayName = "what has no key belongs to the key above it")]
    [DataRow("run: a\nb", "Shell a|Value b")]
    [DataRow("args:\n  - a\n  - b: c", "Shell |Shell a|Value c")]
    [DataRow("labels:\n  a: b\n  run: c", "Prose |Prose b|Shell c")]
    [DataRow("a:\n  name: b\nc: d", "Value |Prose b|Value d")]
    [DataRow("a:\n  run: b\n  c\nd", "Value |Shell b|Value c|Value d")]
    [DataRow("run: a | b\n  c", "Shell a | b|Shell c")]
    public void A_line_has_the_role_of_its_key(string text, string expected) => Assert.AreEqual(expected, Read(text, knows: true));

    [TestMethod]
    [DataRow("image: b", "Value b")]
    [DataRow("uses: b", "Value b")]
    [DataRow("run: b", "Shell b")]
    public void Images_and_actions_are_known_in_some_files(string text, string expected) => Assert.AreEqual(expected, Read(text, knows: false));

    private static string Read(string text, bool knows)
    {
        var roles = new YamlRoles(text, knows, knows);
        var read = new List<string>();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var span = new TextSpan(start, line.Length);
            var (role, value, isContinued) = roles.Of(span);
            read.Add($"{role} {text[value..span.End]}{(isContinued ? "+" : "")}");
            start = span.End + 1;
        }

        return string.Join('|', read);
    }
}
