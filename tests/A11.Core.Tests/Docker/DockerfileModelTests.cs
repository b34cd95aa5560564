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
    [DataRow("a$", "a$")]
    [DataRow("$a\0b", "1.2.3\0b")]
    [DataRow("${a:-x}${a-x}${a+x}${a?x}", "1.2.31.2.3x1.2.3")]
    [DataRow("${e:-}${e-x}${e+}${e?x}", "")]
    [DataRow("${e:+$a}${a:+$a}", "1.2.3")]
    [DataRow("\\\\", "\\")]
    [DataRow("a\\\\b", "a\\b")]
    [DataRow("a\\", "a")]
    [DataRow("\"$a '$e' \\\\a\"", "1.2.3 '' \\a")]
    [DataRow("'\"'\"'\"", "\"'")]
    [DataRow("${p#*/}|${p##*/}|${p%/*}|${p%%/*}", "b/c|c|a/b|a")]
    [DataRow("${p/\\//-}|${p//\\//-}", "a-b/c|a-b-c")]
    [DataRow("${p#?}|${p%?}|${p##?/}|${p/?/x}", "/b/c|a/b/|b/c|x/b/c")]
    [DataRow("${p#\\*}|${p/\\?/x}|${p#\\\\}|${p#\\}}", "a/b/c|a/b/c|a/b/c|a/b/c")]
    [DataRow("${p//*/x}|${p/*/x}|${p//c/}|${p/b*/y}", "x|x|a/b/|a/y")]
    [DataRow("${e//a/b}|${e/a/b}|${e#a}|${e%a}", "|||")]
    [DataRow("${e//*/x}", "x")]
    [DataRow("${p%a}|${p#c}|${p%%*}|${p##*}", "a/b/c|a/b/c||")]
    [DataRow("${a//3/}|${a//1/x}", "1.2.|x.2.3")]
    [DataRow("${a:-'x y'}${e:-'x y'}\"${e:-\"x y\"}\"", "1.2.3x yx y")]
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
    [DataRow("${")]
    [DataRow("${a:")]
    [DataRow("${{a}}")]
    [DataRow("${a:-x")]
    [DataRow("${a-$")]
    [DataRow("${a?x")]
    [DataRow("${e:?}")]
    [DataRow("${a:=")]
    [DataRow("${a#\\")]
    [DataRow("${a%\\x}")]
    [DataRow("${a//\\x/b}")]
    [DataRow("${a//b")]
    [DataRow("${a//b/")]
    [DataRow("\"${a\"")]
    [DataRow("${a:-'x}")]
    [DataRow("${a:-\"x}")]
    [DataRow("$a ${")]
    [DataRow("\"a")]
    public void What_BuildKit_refuses_is_an_error(string word) => Assert.IsNotNull(WordExpander.Expand(word, '\\', Variables).Error);

    [TestMethod]
    [DataRow("${e:?}", "e: it must be set")]
    [DataRow("${e:?is empty}", "e: is empty")]
    [DataRow("${a", "the closing brace is missing")]
    [DataRow("${", "the closing brace is missing")]
    [DataRow("${a:-x", "the closing brace is missing")]
    [DataRow("${}", "the name after “${” is missing")]
    [DataRow("${{", "the name after “${” is missing")]
    [DataRow("${a/x}", "the “/” before the replacement is missing")]
    [DataRow("${a/x/y", "the closing brace is missing")]
    [DataRow("${a^}", "BuildKit does not support the operator “^” in ${…}")]
    [DataRow("${a:=x}", "BuildKit does not support the operator “:=” in ${…}")]
    [DataRow("${a#\\x}", "the pattern of ${a#…} has an invalid escape sequence")]
    [DataRow("${a/\\x/}", "the pattern of ${a/…} has an invalid escape sequence")]
    [DataRow("'a", "a single quote is not closed")]
    [DataRow("\"a", "a double quote is not closed")]
    public void An_error_says_what_is_wrong(string word, string expected)
    {
        var expansion = WordExpander.Expand(word, '\\', Variables);
        Assert.AreEqual(expected, expansion.Error);
        Assert.AreEqual(new ExpandedText(word, false), expansion.Result);
    }

    [TestMethod]
    public void Braces_have_a_greatest_depth()
    {
        Assert.IsNull(WordExpander.Expand(Nest(100), '\\', Variables).Error);
        Assert.IsNotNull(WordExpander.Expand(Nest(101), '\\', Variables).Error);
        Assert.IsNull(WordExpander.Expand(string.Concat(Enumerable.Repeat("${e:-a}", 101)), '\\', Variables).Error);
        static string Nest(int depth) => string.Concat(Enumerable.Repeat("${e:-", depth)) + "x" + new string('}', depth);
    }

    [TestMethod]
    public void A_value_has_a_greatest_length()
    {
        var file = Read("FROM x\nENV l=" + new string('a', 1 << 15));
        Assert.IsTrue(WordExpander.Expand("$l$l", '\\', file.Final!.End.Variables).Result.IsConstant);
        Assert.IsFalse(WordExpander.Expand("x$l$l", '\\', file.Final.End.Variables).Result.IsConstant);
    }

    [TestMethod]
    [DataRow("$a x${b:-$c}", "a 0+2; c 9+2; b 4+8?")]
    [DataRow("${a}", "a 0+4")]
    [DataRow("${a-x} ${b+x} ${c?x}", "a 0+6?; b 7+6?; c 14+6?")]
    [DataRow("${a#x} ${b%x} ${c/x/y} ${d//x/y}", "a 0+6; b 7+6; c 14+8; d 23+9")]
    [DataRow("$1 $10 $@ $* $# $? $- $$ $! $0 $_", "1 0+2; 10 3+3; @ 7+2; * 10+2; # 13+2; ? 16+2; - 19+2; $ 22+2; ! 25+2; 0 28+2; _ 31+2")]
    [DataRow("$01x $a1_b-", "0 0+2; a1_b 5+5")]
    [DataRow("${1} ${@}", "1 0+4; @ 5+4")]
    [DataRow("'$a' \\$b \"$c\" $.", "c 10+2")]
    [DataRow("${/a/b}", "")]
    public void The_variables_that_a_word_uses(string word, string expected) =>
        Assert.AreEqual(expected, string.Join("; ", WordExpander.Expand(word, '\\', DockerVariables.None, unsetIsEmpty: true).References.Select(static reference => $"{reference.Name} {reference.Start}+{reference.Length}{(reference.HasFallback ? "?" : "")}")));

    [TestMethod]
    [DataRow("'$a' \"$a\" \\$a \\\\ \\x", "'1.2.3' \"1.2.3\" $a \\ x")]
    [DataRow("it's ${e:-\"x\"} $(a)", "it's \"x\" $(a)")]
    public void Quotes_mean_nothing_in_a_here_document(string text, string expected) =>
        Assert.AreEqual(new ExpandedText(expected, true), WordExpander.ExpandHereDocument(text, Variables).Result);

    [TestMethod]
    public void A_pattern_that_costs_too_much_leaves_the_value_unknown()
    {
        var variables = Read("FROM x\nENV l=" + new string('a', 10_000)).Final!.End.Variables;
        Assert.IsTrue(WordExpander.Expand("${l#" + new string('a', 90) + "}", '\\', variables).Result.IsConstant);
        Assert.IsFalse(WordExpander.Expand("${l#" + new string('a', 110) + "}", '\\', variables).Result.IsConstant);
        Assert.IsFalse(WordExpander.Expand("${l%" + new string('a', 110) + "}", '\\', variables).Result.IsConstant);
        Assert.IsFalse(WordExpander.Expand("${l/a/b}", '\\', variables).Result.IsConstant);
    }

    [TestMethod]
    public void What_only_a_build_knows_stays_as_written()
    {
        Assert.AreEqual(new ExpandedText("1.2.3-$unset-${unset:-x}", false), WordExpander.Expand("$a-$unset-${unset:-x}", '\\', Variables).Result);
        Assert.AreEqual(new ExpandedText("1.2.3--x", true), WordExpander.Expand("$a-$unset-${unset:-x}", '\\', Variables, unsetIsEmpty: true).Result);
    }

    private static DockerVariables Variables => Read("FROM x\nENV a=1.2.3 e= p=a/b/c").Final!.End.Variables;

    private static DockerfileModel Read(string text) => DockerfileModel.Create(DockerfileParser.Parse(new SourceText(text)));
}
