using A11.Core.Scripts;

namespace A11.Core.Tests.Scripts;

/// <summary>Scripts that Windows' shells can't be meant to read, and others.</summary>
[TestClass]
public sealed class ShellSignsTests
{
    [TestMethod]
    [DataRow("if a; then b; fi")]
    [DataRow("for i in a; do b; done")]
    [DataRow("case a in b) ;; esac")]
    [DataRow("a=1")]
    [DataRow("a=1 b")]
    [DataRow("export a=1")]
    [DataRow("a && [ b ]")]
    [DataRow("a | grep b")]
    [DataRow("set -e")]
    [DataRow("set +x")]
    [DataRow("( export a )")]
    public void Syntax_and_commands_of_the_shell_are_signs(string script) => Assert.IsTrue(ShellSigns.AreIn(script));

    [TestMethod]
    [DataRow("")]
    [DataRow("npm ci && npm test")]
    [DataRow("echo a")]
    [DataRow("set")]
    [DataRow("set a")]
    [DataRow("{ a; }")]
    [DataRow("( a )")]
    [DataRow("a | b")]
    [DataRow("if ($a) { b }")]
    [DataRow("a=1; if")]
    public void What_other_shells_read_as_well_is_none(string script) => Assert.IsFalse(ShellSigns.AreIn(script));
}
