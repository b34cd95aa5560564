using A11.Core.Docker.Rules;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Docker;

/// <summary>Values of instructions that have a grammar of their own.</summary>
[TestClass]
public sealed class ValueFormTests
{
    [TestMethod]
    [DataRow("0", true)]
    [DataRow("30s", true)]
    [DataRow("1m30s", true)]
    [DataRow("1.5h", true)]
    [DataRow("+1s", true)]
    [DataRow("1ms", true)]
    [DataRow("0s", true)]
    [DataRow("999us", false)]
    [DataRow("30", false)]
    [DataRow("", false)]
    [DataRow("-", false)]
    [DataRow("-1s", false)]
    [DataRow("++1s", false)]
    [DataRow("1h1", false)]
    [DataRow("s", false)]
    [DataRow("1.2.3s", false)]
    [DataRow("1d", false)]
    public void Durations_are_those_of_Go(string text, bool isAccepted) => Assert.AreEqual(isAccepted, GoDuration.IsAccepted(text));

    [TestMethod]
    [DataRow("MIT", true)]
    [DataRow("mit", true)]
    [DataRow("MIT OR Apache-2.0", true)]
    [DataRow("(MIT OR Apache-2.0) AND ISC", true)]
    [DataRow("GPL-2.0-only WITH Classpath-exception-2.0", true)]
    [DataRow("EPL-1.0+", true)]
    [DataRow("LicenseRef-Ours", true)]
    [DataRow("DocumentRef-a:LicenseRef-b", true)]
    [DataRow("", false)]
    [DataRow("MIT OR", false)]
    [DataRow("(MIT", false)]
    [DataRow("()", false)]
    [DataRow("MIT ISC", false)]
    [DataRow("(MIT))", false)]
    [DataRow("MIT WITH", false)]
    [DataRow("MIT WITH ISC", false)]
    [DataRow("Ours", false)]
    public void Licenses_are_expressions_of_SPDX(string text, bool isValid) => Assert.AreEqual(isValid, SpdxExpression.IsValid(text));

    [TestMethod]
    [DataRow("""["a", "b"]""", "a|b")]
    [DataRow("""[]""", "")]
    [DataRow("""["a\"b\\c\/d"]""", "a\"b\\c/d")]
    [DataRow("""["\u0041\tb"]""", "A\tb")]
    [DataRow("""["a\x"]""", null)]
    [DataRow("""["\u00"]""", null)]
    [DataRow("""["\u00zz"]""", null)]
    [DataRow("""["a"] b""", null)]
    [DataRow("""["a",]""", null)]
    [DataRow("""["a" "b"]""", null)]
    [DataRow("""["a]""", null)]
    [DataRow("""['a']""", null)]
    [DataRow("[\"a\tb\"]", null)]
    public void Exec_forms_are_arrays_of_JSON(string text, string? values)
    {
        var instruction = DockerfileParser.Parse(new SourceText($"FROM scratch\nCMD {text}\n")).Instructions[^1];
        Assert.AreEqual(values, instruction.IsExec ? string.Join('|', instruction.Words.Select(word => word.Value)) : null);
        Assert.IsFalse(instruction.HasOtherValues);
    }

    [TestMethod]
    [DataRow("""["a", 1]""", true)]
    [DataRow("""[-1.5e3]""", true)]
    [DataRow("""[true, false, null]""", true)]
    [DataRow("""["a", {"b": [1, {}]}, []]""", true)]
    [DataRow("""[{"b" 1}]""", false)]
    [DataRow("""[{b: 1}]""", false)]
    [DataRow("""[{"b": 1]""", false)]
    [DataRow("""[[1, 2]""", false)]
    [DataRow("""[.5]""", false)]
    [DataRow("""[yes]""", false)]
    [DataRow("""[1] b""", false)]
    public void Arrays_of_other_values_are_told_from_shell_code(string text, bool hasOthers) =>
        Assert.AreEqual(hasOthers, DockerfileParser.Parse(new SourceText($"FROM scratch\nCMD {text}\n")).Instructions[^1].HasOtherValues);
}
