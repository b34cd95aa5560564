using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Docker;

/// <summary>One syntax error is one finding: what follows from it is none.</summary>
[TestClass]
public sealed class SyntaxErrorTests
{
    [TestMethod]
    [DataRow("AXD0001", "RUN <<EOF\nset -e\napt-get update\napt-get install curl\n EOF\nCOPY a /b\nUSER app\n")]
    [DataRow("AXD0001", "RUN true\n  apt-get upgrade\n  yum install curl | tee x\n  rm -rf /\n")]
    [DataRow("AXS0001", "RUN apt-get install curl | tee x && echo \"open; cd /tmp; pip install x\n")]
    public void What_follows_from_a_syntax_error_is_not_reported(string rule, string instructions)
    {
        var files = new MemoryFileSource([new("Dockerfile", $"FROM debian:12.11-slim AS build\n{instructions}")]);
        var errors = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Where(static finding => finding.Start.Line > 1);
        Assert.AreEqual(rule, string.Join(' ', errors.Select(static finding => finding.Rule.Id)));
    }
}
