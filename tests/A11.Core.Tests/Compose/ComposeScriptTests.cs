using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Compose;

/// <summary>What Compose reads before the shell does, and what no shell reads.</summary>
[TestClass]
public sealed class ComposeScriptTests
{
    [TestMethod]
    [DataRow("command: rm $$(cat list)", "", DisplayName = "No shell reads a command")]
    [DataRow("command: [rm, $$(cat list)]", "", DisplayName = "Nor a list of words")]
    [DataRow("command: sh -c 'rm $$(cat list)'", "AXS2046@5:24-36", DisplayName = "But what it gives to a shell")]
    [DataRow("command: tini -g -- bash -euo pipefail -c 'rm $$(cat list)'", "", DisplayName = "An option of another program is not known")]
    [DataRow("command: tini -- bash -euo pipefail -c 'rm $$(cat list)'", "AXS2046@5:48-60")]
    [DataRow("command: sh -c \"rm \\$$(cat list)\"", "AXS2046@5:24-37", DisplayName = "Escapes are those of the words")]
    [DataRow("command: echo && sh -c 'rm $$(cat list)'", "", DisplayName = "Behind an operator nothing is read")]
    [DataRow("command: sh -c 'rm ${FILES} $FILES'", "", DisplayName = "Compose fills in its own variables")]
    [DataRow("command: sh -c 'rm ${FILES:-${OTHER}} $$(cat list)'", "AXS2046@5:43-55", DisplayName = "And no column moves by that")]
    [DataRow("healthcheck: { test: 'rm $$(cat list)' }", "AXS2046@5:30-42")]
    [DataRow("healthcheck: { test: [CMD, rm, '$$(cat list)'] }", "")]
    [DataRow("healthcheck: { test: NONE }", "")]
    public void A_script_stands_where_a_shell_reads_it(string line, string expected)
    {
        var found = TestEngine.Default.Run(new MemoryFileSource([new("compose.yaml", $"services:\n  a:\n    image: a:1.0.0\n    restart: always\n    {line}\n")]), new A11.Core.Analysis.DefaultSettings()).Diagnostics;
        Assert.AreEqual(expected, string.Join(' ', found.Where(finding => finding.Rule.Id is "AXS2046" or "AXS2086" or "AXS0001").Select(finding => $"{finding.Rule.Id}@{finding.Start.Line}:{finding.Start.Column}-{finding.End.Column}")));
    }
}
