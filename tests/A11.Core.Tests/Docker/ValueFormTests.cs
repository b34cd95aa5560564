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
    [DataRow("1000us", true)]
    [DataRow("1000µs", true)]
    [DataRow("1000μs", true)]
    [DataRow("1000000ns", true)]
    [DataRow("999999ns", false)]
    [DataRow("0.01m", true)]
    [DataRow("0.001s", true)]
    [DataRow(".5s", true)]
    [DataRow("-0", true)]
    [DataRow("-+1s", false)]
    [DataRow("1 s", false)]
    [DataRow("s1", false)]
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
    [DataRow("0.0.0", true)]
    [DataRow("1.20.300", true)]
    [DataRow("1.2.3-rc.1", true)]
    [DataRow("1.2.3-0.a-b.01x", true)]
    [DataRow("1.2.3--", true)]
    [DataRow("1.2.3+build.001", true)]
    [DataRow("1.2.3-rc+a-b", true)]
    [DataRow("1.2", false)]
    [DataRow("1.2.3.4", false)]
    [DataRow("1..3", false)]
    [DataRow("", false)]
    [DataRow("01.2.3", false)]
    [DataRow("1.2.x", false)]
    [DataRow("v1.2.3", false)]
    [DataRow("-1.2.3", false)]
    [DataRow("1.2.3-", false)]
    [DataRow("1.2.3-a..b", false)]
    [DataRow("1.2.3-01", false)]
    [DataRow("1.2.3-a_b", false)]
    [DataRow("1.2.3+", false)]
    [DataRow("1.2.3+a_b", false)]
    [DataRow("+a", false)]
    public void Versions_are_semantic(string text, bool isValid) => Assert.AreEqual(isValid, SemanticVersion.IsValid(text));

    [TestMethod]
    public void Licenses_have_a_greatest_length()
    {
        Assert.IsTrue(SpdxExpression.IsValid(string.Join(" OR ", Enumerable.Repeat("MIT", 100))));
        Assert.IsTrue(SpdxExpression.IsValid("(" + string.Join(" OR ", Enumerable.Repeat("MIT", 99)) + ")"));
        Assert.IsFalse(SpdxExpression.IsValid(string.Join(" OR ", Enumerable.Repeat("MIT", 101))));
    }

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
    [DataRow("(MIT OR", false)]
    [DataRow("(MIT OR ISC", false)]
    [DataRow("(", false)]
    [DataRow("MIT AND ISC", true)]
    [DataRow("MIT+", true)]
    [DataRow("Ours+", false)]
    [DataRow("MIT WITH Classpath-exception-2.0 OR ISC", true)]
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
    [DataRow("""["\r\n\b\f"]""", "\r\n\b\f")]
    [DataRow("""["\u00"]""", null)]
    [DataRow("""["\u004""", null)]
    [DataRow("""["a\""", null)]
    [DataRow("""["a\t b"]""", "a\t b")]
    [DataRow("""[ "a" , "b" ] """, "a|b")]
    [DataRow("""[ ]""", "")]
    [DataRow("""[] b""", null)]
    [DataRow("""[""", null)]
    [DataRow("""["a" """, null)]
    [DataRow("""["a",""", null)]
    [DataRow("""["a";"b"]""", null)]
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
    [DataRow("""[{xa": 1}]""", false)]
    [DataRow("""[{"a"; 1}]""", false)]
    [DataRow("""[{"a" """, false)]
    [DataRow("""[+1]""", false)]
    [DataRow("""[1.2.3]""", false)]
    [DataRow("""[]x""", false)]
    [DataRow("""[ [ ] , { } , { "a" : "b" , "c" : null } ]""", true)]
    [DataRow("""[{"a": 1,}]""", false)]
    [DataRow("""[{"a": 1 "b": 2}]""", false)]
    [DataRow("""[{"a"]""", false)]
    [DataRow("""[{""", false)]
    [DataRow("""[{"a\x": 1}]""", false)]
    [DataRow("""[1,""", false)]
    [DataRow("""[1 2]""", false)]
    [DataRow("""["a\x", 1]""", false)]
    [DataRow("""[1e5, 2E-3]""", true)]
    [DataRow("""[1}""", false)]
    [DataRow("""[1] b""", false)]
    public void Arrays_of_other_values_are_told_from_shell_code(string text, bool hasOthers) =>
        Assert.AreEqual(hasOthers, DockerfileParser.Parse(new SourceText($"FROM scratch\nCMD {text}\n")).Instructions[^1].HasOtherValues);

    [TestMethod]
    [DataRow(64, true)]
    [DataRow(65, false)]
    public void Arrays_have_a_greatest_depth(int depth, bool isArray) =>
        Assert.AreEqual(isArray, DockerfileParser.Parse(new SourceText($"FROM scratch\nCMD {new string('[', depth)}1{new string(']', depth)}\n")).Instructions[^1].HasOtherValues);
}
