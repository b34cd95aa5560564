namespace A11.Tool.Tests;

[TestClass]
public sealed class ToolHostTests
{
    [TestMethod]
    [DataRow(true, "", true)]
    [DataRow(true, "CI", false)]
    [DataRow(true, "TF_BUILD", false)]
    [DataRow(false, "", false)]
    public void Progress_is_for_people_who_watch(bool isTerminal, string variable, bool expected) => Assert.AreEqual(
        expected,
        new ToolHost(TextWriter.Null, TextWriter.Null, "/", name => name == variable ? "true" : null) { IsErrorTerminal = isTerminal }.ShowsProgress);

    [TestMethod]
    [DataRow(80, "", "", true)]
    [DataRow(null, "", "", false)]
    [DataRow(80, "NO_COLOR", "1", false)]
    [DataRow(80, "NO_COLOR", "", true)]
    [DataRow(80, "TERM", "dumb", false)]
    [DataRow(80, "TERM", "xterm", true)]
    public void Colors_are_for_terminals_that_want_them(int? columns, string variable, string value, bool expected) => Assert.AreEqual(
        expected,
        new ToolHost(TextWriter.Null, TextWriter.Null, "/", name => name == variable ? value : null) { OutputColumns = columns }.IsOutputColored);
}
