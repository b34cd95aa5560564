using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>One mistake is one error: what only follows from it is not reported.</summary>
[TestClass]
public sealed class FollowingErrorTests
{
    [TestMethod]
    [DataRow("Dockerfile", "FROM debian:12.8\nRUN apt-get update\n  curl\n  git\n  vim\nUSER app\n", "AXD0001 3")]
    [DataRow("Dockerfile", "FROM debian:12.8\nUSRE app\nHEALTHCHECK NONE\nRUN true\n", "AXD0001 2")]
    [DataRow("Dockerfile", "FORM debian:12.8\nUSER app\n", "AXD0001 1")]
    [DataRow("Dockerfile", "FROM debian:12.8\nRUN <<EOF\nset -e\nUSER app\n", "AXD0001 2")]
    [DataRow("Dockerfile", "FROM debian:12.8\ncurl\nUSER app\ngit\n", "AXD0001 2, AXD0001 4")]
    [DataRow("run.sh", "#!/bin/bash\nset -e\nif true; then\n  echo $x\n", "AXS0001 3")]
    [DataRow("run.sh", "#!/bin/bash\nset -e\necho $(( )\nfor do\nfi\n", "AXS0001 4")]
    [DataRow("app.yaml", "a:\n\tb: 1\n\tc: 2\n", "AXY0001 2")]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo\n   broken: [\n", "AXY0001 7")]
    [DataRow("compose.yaml", "services:\n  a:\n    image: nginx\n  b: [\n", "AXY0001 5")]
    public void What_follows_from_an_error_is_not_reported(string path, string text, string expected)
    {
        var files = new MemoryFileSource([new(path, text)]);
        var found = TestEngine.Default.Run(files, new DefaultSettings()).Diagnostics.Where(finding => finding.Severity == Severity.Error);
        Assert.AreEqual(expected, string.Join(", ", found.Select(finding => $"{finding.Rule.Id} {finding.Start.Line}")));
    }

    [TestMethod]
    public void What_stands_in_front_of_an_error_is_reported()
    {
        var files = new MemoryFileSource([new("run.sh", "#!/bin/bash\nset -e\ncd \"$a\" || exit\nrm -rf \"$b/\"\nif true; then\n  rm -rf \"$c/\"\n")]);
        var found = TestEngine.Default.Run(files, new DefaultSettings()).Diagnostics;
        Assert.IsTrue(found.Any(finding => finding.Start.Line == 4) && found.All(finding => finding.Start.Line <= 5), string.Join('\n', found.Select(finding => $"{finding.Start.Line} {finding.Message}")));
    }
}
