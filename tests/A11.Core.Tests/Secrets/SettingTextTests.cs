using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>Names and values as the formats write them that have one in a line.</summary>
[TestClass]
public sealed class SettingTextTests
{
    [TestMethod]
    [DataRow("A=b", "A=b")]
    [DataRow("A = b ", "A=b")]
    [DataRow("\nA=b\n\nC=d", "A=b, C=d")]
    [DataRow("# A=b", "")]
    [DataRow("; A=b", "")]
    [DataRow("[A=b]", "")]
    [DataRow("A", "")]
    [DataRow("export A=b", "A=b")]
    [DataRow("EXPORT A=b", "A=b")]
    [DataRow("exportA=b", "exportA=b")]
    [DataRow("$A = 'b'", "A=b")]
    [DataRow("$env:A = \"b\"", "A=b")]
    [DataRow("set A=b", "A=b")]
    [DataRow("const a = 'b';", "a=b")]
    [DataRow("export", "")]
    [DataRow("A: b", "A=b")]
    [DataRow("A: b=c", "A=b=c")]
    [DataRow("A=b:c", "A=b:c")]
    [DataRow("//registry.npmjs.org/:_authToken=abc", "_authToken=abc")]
    [DataRow("\"a\": \"b\",", "a=b")]
    [DataRow("a: b,", "a=b")]
    [DataRow("a: ,", "a=,")]
    [DataRow("a: 'b' # c", "a=b")]
    [DataRow("a: 'b", "a='b")]
    [DataRow("a: b # c", "a=b")]
    [DataRow("a: # c", "a=# c")]
    [DataRow("a: b#c", "a=b#c")]
    [DataRow("a b: c", "")]
    [DataRow("a!: c", "")]
    [DataRow(": c", "")]
    [DataRow("a=", "a=")]
    [DataRow("a=''", "a=")]
    [DataRow("a='b'c", "a=b")]
    [DataRow("<add key=\"A\" value=\"b\" />", "A=b")]
    [DataRow("<add name='A' VALUE='b' />", "A=b")]
    [DataRow("<add value=\"b\" key=\"A\" />", "")]
    [DataRow("<password>b</password>", "password=b")]
    [DataRow("<password>b", "")]
    [DataRow("<a b>c</a>", "")]
    [DataRow("<password></password>", "password=")]
    [DataRow("<password", "")]
    [DataRow("machine h login u password b", "password=b")]
    [DataRow("machine h login u", "")]
    [DataRow("machine h password 'b' x", "password=b")]
    public void A_line_holds_a_name_and_a_value(string text, string expected)
    {
        var found = SettingText.Read(text).ToArray();
        Assert.AreEqual(expected, string.Join(", ", found.Select(static one => $"{one.Name}={one.Value}")));
        Assert.IsTrue(Array.TrueForAll(found, one => text.Substring(one.Span.Start, one.Span.Length) == one.Value));
    }

    [TestMethod]
    public void A_name_is_shorter_than_a_text()
    {
        Assert.HasCount(1, SettingText.Read($"{new string('a', 99)}=b"));
        Assert.IsEmpty(SettingText.Read($"{new string('a', 100)}=b"));
    }
}
