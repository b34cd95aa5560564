using A11.Core.Text;

namespace A11.Core.Tests.Text;

/// <summary>What is shown of text from elsewhere.</summary>
[TestClass]
public sealed class PrintableTextTests
{
    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("a:b,c d.yml", "a:b,c d.yml")]
    [DataRow("été 漢字 🚀 שלום", "été 漢字 🚀 שלום")]
    [DataRow("a\nb\r\tc", "a\\u000ab\\u000d\\u0009c")]
    [DataRow("\e[31m\u009b2J\a\b\u007f", "\\u001b[31m\\u009b2J\\u0007\\u0008\\u007f")]
    [DataRow("a\u202eb\u2066\u200b\u200d\ufeff", "a\\u202eb\\u2066\\u200b\\u200d\\ufeff")]
    [DataRow("a\u2028b\u2029", "a\\u2028b\\u2029")]
    [DataRow("a\U000E0041\U000E0101", "a\\U000e0041\\U000e0101")]
    [DataRow("::error::x", "\\u003a:error::x")]
    [DataRow(" \u00a0::error::x", " \u00a0\\u003a:error::x")]
    [DataRow("x ##[error]y", "x ##\\u005berror]y")]
    [DataRow("x ##vso[task.x]y", "x ##vso\\u005btask.x]y")]
    [DataRow("x ###TeamCity[y]", "x ###TeamCity\\u005by]")]
    [DataRow("# [x] ## title [y]", "# [x] ## title [y]")]
    [DataRow("a.yml(1,1): error AXD0001: b", "a.yml(1,1)\\u003a error AXD0001\\u003a b")]
    public void A_name_is_spelled_out(string name, string shown) => Assert.AreEqual(shown, PrintableText.Name(name));

    [TestMethod]
    [DataRow("one\n::error::two\r\n\tthree", "one ::error::two   three")]
    [DataRow("خانه‌ها 👩‍💻 1: 2", "خانه‌ها 👩‍💻 1: 2")]
    [DataRow("a\u202eb", "a\\u202eb")]
    public void A_message_stays_on_its_line(string text, string shown) => Assert.AreEqual(shown, PrintableText.Line(text));

    /// <summary>No attribute can hold half of a surrogate pair.</summary>
    [TestMethod]
    public void Halves_of_pairs_are_spelled_out_as_the_bytes_they_stand_for() => Assert.AreEqual("a\\xffb\\ud800", PrintableText.Name("a\uDCFFb\uD800"));

    [TestMethod]
    public void Lines_stay_lines_and_are_no_commands() =>
        Assert.AreEqual("a\n\t\\u003a:stop-commands::x\nb\\u000dc ##\\u005bgroup]", PrintableText.Lines("a\r\n\t::stop-commands::x\nb\rc ##[group]"));

    [TestMethod]
    public void A_log_takes_text_in_pieces()
    {
        Assert.AreEqual("\\u003a:error::x\n  \\u003a:x\na ##vso\\u005bx]\n", Log(":", ":error::x\n", "  ", "::x", "\na #", "#v", "so", "[x]\n"));
        Assert.AreEqual("a🚀\\ud83db\n", Log("a\uD83D", "\uDE80\uD83D", "b\n"));
        Assert.AreEqual("a\nb\\u000dc    d\n", Log("a\r", "\nb\rc\td\n"));
    }

    [TestMethod]
    public void No_line_of_a_log_is_a_completion_signal() =>
        Assert.AreEqual("\\u007b\"status\": \"done\"}\n  \\u007b\"status\": \"done\"}\na {}\n", Log("{\"status\": \"done\"}\n", "  {\"status\": \"done\"}\n", "a {}\n"));

    [TestMethod]
    public void A_document_keeps_its_layout()
    {
        using var output = new StringWriter();
        new LogWriter(output) { IsDocument = true }.Write("{\r\n\tx\e\n ::error::y");
        Assert.AreEqual("{\r\n\tx\\u001b\n \\u003a:error::y", output.ToString());
    }

    private static string Log(params string[] pieces)
    {
        using var output = new StringWriter();
        using var log = new LogWriter(output);
        Array.ForEach(pieces, log.Write);
        return output.ToString();
    }
}
