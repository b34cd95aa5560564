using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Docker;

/// <summary>What holds where in a Dockerfile, inherited through the names of stages.</summary>
[TestClass]
public sealed class DockerfileModelTests
{
    [TestMethod]
    public void A_stage_inherits_from_the_one_that_it_begins_with()
    {
        var file = Read(
            """
            ARG TAG=3.22.1
            FROM alpine:${TAG} AS Base
            ARG TAG HOME_DIR=/home/app
            ENV HOME=$HOME_DIR V=${TAG%.*}
            WORKDIR $HOME
            USER app:$TAG
            SHELL ["/usr/bin/env", "bash", "-o", "pipefail", "-c"]
            FROM base
            WORKDIR src
            RUN true
            """);
        var end = file.Final!.End;
        Assert.AreEqual("alpine:3.22.1", file.Final.Base.Text);
        Assert.AreEqual(new ExpandedText("/home/app/src", true), end.Workdir);
        Assert.AreEqual(new ExpandedText("app:3.22.1", true), end.User);
        Assert.AreEqual("3.22", end.Variables.Find("V")?.Value);
        Assert.AreEqual((ShellKind.Posix, "bash"), (end.Shell.Kind, end.Shell.Name));
        Assert.AreEqual("/home/app", file.Final.Before(file.Final.Instructions[0]).Workdir?.Text);
    }

    [TestMethod]
    [DataRow("FROM alpine:3", ShellKind.Posix)]
    [DataRow("FROM mcr.microsoft.com/windows/servercore:ltsc2022", ShellKind.Cmd)]
    [DataRow("FROM mcr.microsoft.com/dotnet/sdk:10.0-nanoserver-ltsc2025", ShellKind.Cmd)]
    [DataRow("FROM dockcross/windows-static-x64:20240101", ShellKind.Posix)]
    [DataRow("FROM --platform=windows/amd64 x", ShellKind.Cmd)]
    [DataRow("# escape=`\nFROM x", ShellKind.Cmd)]
    [DataRow("FROM x\nSHELL [\"pwsh\", \"-Command\"]", ShellKind.PowerShell)]
    [DataRow("FROM x\nSHELL [\"C:\\\\Windows\\\\System32\\\\PowerShell.exe\", \"-c\"]", ShellKind.PowerShell)]
    [DataRow("FROM x\nSHELL [\"conda\", \"run\", \"-n\", \"app\", \"/bin/bash\", \"-c\"]", ShellKind.Posix)]
    [DataRow("FROM x\nSHELL [\"/usr/bin/fish\", \"-c\"]", ShellKind.Other)]
    public void The_shell_in_force_is_known(string text, ShellKind kind) => Assert.AreEqual(kind, Read(text).Final!.End.Shell.Kind);

    [TestMethod]
    public void Stages_that_the_build_needs_are_known()
    {
        var file = Read(
            """
            FROM a AS one
            FROM b AS two
            FROM c AS three
            RUN --mount=type=bind,from=ONE,target=/x true
            FROM d AS unused
            FROM two AS last
            COPY --from=2 / /
            """);
        Assert.AreEqual("True True True False True", string.Join(' ', file.Stages.Select(stage => stage.IsNeeded)));
        Assert.AreEqual("True True True False False", string.Join(' ', file.Stages.Select(stage => stage.IsReferenced)));
        Assert.AreEqual("False False False False True", string.Join(' ', file.Stages.Select(stage => stage.IsFinal)));
    }

    [TestMethod]
    [DataRow("RUN a <<A\nb\nA\n", "a <<A\nb\nA", true)]
    [DataRow("RUN <<A\nb\nc\nA\n", "b\nc\n", true)]
    [DataRow("RUN <<A\n#!/usr/bin/env python3\nA\n", "#!/usr/bin/env python3\n", false)]
    [DataRow("RUN a \\\n b\n", "a  b", true)]
    public void The_script_of_a_run_is_what_its_shell_reads(string text, string script, bool isForShell)
    {
        var file = Read(text);
        var run = file.Syntax.Instructions[0].ScriptIn(file.Syntax.Source);
        Assert.AreEqual(script, run.Text);
        Assert.AreEqual(isForShell, run.IsForShell);
        var at = script.IndexOf('b', StringComparison.Ordinal);
        Assert.IsTrue(at < 0 || file.Syntax.Source[run.Map.ToHost(new TextSpan(at, 1))] is "b");
    }

    [TestMethod]
    [DataRow("$a", "1.2.3")]
    [DataRow("${a}x", "1.2.3x")]
    [DataRow("'$a'", "$a")]
    [DataRow("\\$a \\x", "$a x")]
    [DataRow("\"$a \\x \\\" \\\\\"", "1.2.3 \\x \" \\")]
    [DataRow("${e:-x}${e-x}", "x")]
    [DataRow("${a:+x}${e:+x}${e+y}", "xy")]
    [DataRow("${a:?no}", "1.2.3")]
    [DataRow("${a#*.} ${a##*.}", "2.3 3")]
    [DataRow("${a%.*} ${a%%.*}", "1.2 1")]
    [DataRow("${a/./-} ${a//./-} ${a//?./}", "1-2.3 1-2-3 3")]
    [DataRow("${a#x}${a%}${a/z/y}", "1.2.31.2.31.2.3")]
    [DataRow("${a///-}", "-1-.-2-.-3-")]
    [DataRow("${e:-${a%.*}}", "1.2")]
    [DataRow("$ $.", "$ $.")]
    public void Variables_are_filled_in_as_BuildKit_does(string word, string expected)
    {
        var expansion = WordExpander.Expand(word, '\\', Variables);
        Assert.IsNull(expansion.Error, expansion.Error);
        Assert.AreEqual(new ExpandedText(expected, true), expansion.Result);
    }

    [TestMethod]
    [DataRow("${a")]
    [DataRow("${}")]
    [DataRow("${:-x}")]
    [DataRow("${a^^}")]
    [DataRow("${a:=x}")]
    [DataRow("${a/x}")]
    [DataRow("${e:?is empty}")]
    [DataRow("${a#\\x}")]
    [DataRow("'a")]
    [DataRow("\"a")]
    public void What_BuildKit_refuses_is_an_error(string word) => Assert.IsNotNull(WordExpander.Expand(word, '\\', Variables).Error);

    [TestMethod]
    public void What_only_a_build_knows_stays_as_written()
    {
        Assert.AreEqual(new ExpandedText("1.2.3-$unset-${unset:-x}", false), WordExpander.Expand("$a-$unset-${unset:-x}", '\\', Variables).Result);
        Assert.AreEqual(new ExpandedText("1.2.3--x", true), WordExpander.Expand("$a-$unset-${unset:-x}", '\\', Variables, unsetIsEmpty: true).Result);
    }

    private static DockerVariables Variables => Read("FROM x\nENV a=1.2.3 e=").Final!.End.Variables;

    private static DockerfileModel Read(string text) => DockerfileModel.Create(DockerfileParser.Parse(new SourceText(text)));
}
