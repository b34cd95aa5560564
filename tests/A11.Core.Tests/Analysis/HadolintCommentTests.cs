using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>Comments of hadolint's, as its README (“Inline ignores”) has them.</summary>
[TestClass]
public sealed class HadolintCommentTests
{
    private const string Install = "RUN apt-get install curl=1";

    [TestMethod]
    [DataRow("FROM debian:12.11\n# hadolint ignore=DL3014\n{0}\n", 0, "the next instruction")]
    [DataRow("FROM debian:12.11\n#hadolint ignore = DL3014 , DL3008\n{0}\n", 0, "blanks")]
    [DataRow("FROM debian:12.11\n# hadolint ignore=DL3014 # we like it so\n{0}\n", 0, "a comment behind it")]
    [DataRow("FROM debian:12.11\n# hadolint ignore=DL3014,3008\n{0}\n", 1, "a name that is none voids all")]
    [DataRow("FROM debian:12.11\n# hadolint ignore=\n{0}\n", 1, "no name")]
    [DataRow("FROM debian:12.11\n# hadolint ignore=DL3015\n{0}\n", 1, "another rule")]
    [DataRow("# hadolint ignore=DL3014\nFROM debian:12.11\n{0}\n", 1, "another instruction")]
    [DataRow("# hadolint global ignore=DL3014\nFROM debian:12.11\n{0}\nFROM debian:12.11\n{0}\n", 0, "the file")]
    [DataRow("# hadolint stage ignore=DL3014\nFROM debian:12.11\n{0}\n{0}\nFROM debian:12.11\n{0}\n", 1, "the stage below")]
    [DataRow("FROM debian:12.11\n{0}\n# hadolint stage ignore=DL3014\nRUN true\nFROM debian:12.11\n{0}\n", 1, "the stage around")]
    [DataRow("FROM debian:12.11\nRUN true \\\n # hadolint ignore=DL3014\n && apt-get install curl=1\n", 0, "inside of the instruction")]
    public void A_comment_silences_its_rules(string dockerfile, int expected, string why) =>
        Assert.AreEqual(expected, Count(dockerfile.Replace("{0}", Install, StringComparison.Ordinal), "AXD3014"), why);

    [TestMethod]
    [DataRow("FROM debian:12.11\nCMD [\"a\"]\n# hadolint ignore=DL4003\nCMD [\"b\"]\n")]
    [DataRow("FROM debian:12.11\n# hadolint ignore=DL4003\nCMD [\"a\"]\nCMD [\"b\"]\n")]
    public void It_may_stand_where_hadolint_reports_as_well_as_where_we_do(string dockerfile) =>
        Assert.AreEqual(0, Count(dockerfile, "AXD4003"));

    [TestMethod]
    [DataRow("FROM debian:12.11\n{0}\n", 1)]
    [DataRow("FROM debian:12.11\n# hadolint shell=powershell\n{0}\n", 0)]
    [DataRow("# hadolint shell = pwsh\nFROM debian:12.11\n{0}\nFROM debian:12.11\n{0}\n", 0)]
    [DataRow("FROM debian:12.11\n# hadolint shell=powershell\nRUN true\nFROM debian:12.11\n{0}\n", 1)]
    [DataRow("FROM debian:12.11\n# hadolint shell=powershell\nSHELL [\"/bin/bash\", \"-c\"]\n{0}\n", 1)]
    [DataRow("FROM mcr.microsoft.com/windows/servercore:ltsc2022\n{0}\n", 0)]
    [DataRow("FROM mcr.microsoft.com/windows/servercore:ltsc2022\n# hadolint shell=/bin/sh\n{0}\n", 1)]
    [DataRow("FROM debian:12.11\nSHELL [\"pwsh\", \"-c\"]\n{0}\nSHELL [\"/bin/sh\", \"-c\"]\n{0}\n", 1)]
    [DataRow("FROM debian:12.11 AS base\nSHELL [\"pwsh\", \"-c\"]\nFROM base\n{0}\n", 0)]
    public void The_shell_decides_what_is_a_script(string dockerfile, int expected) =>
        Assert.AreEqual(expected, Count(dockerfile.Replace("{0}", Install, StringComparison.Ordinal), "AXD3014"));

    private static int Count(string dockerfile, string rule)
    {
        var files = new MemoryFileSource([new("Dockerfile", dockerfile)]);
        var result = TestEngine.Default.Run(files, TestEngine.Load(files), ["Dockerfile"]);
        return result.Diagnostics.Count(finding => finding.Rule.Id == rule);
    }
}
