using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Docker;

/// <summary>What the model says of the stages of a Dockerfile and of what they run.</summary>
[TestClass]
public sealed class StageTests
{
    [TestMethod]
    [DataRow("FROM a", true)]
    [DataRow("FROM a\nRUN b", true)]
    [DataRow("RUN b", false)]
    [DataRow("ARG a", false)]
    [DataRow("FROM a\nRUNN b", false)]
    public void A_file_is_readable_without_errors_and_with_an_image(string text, bool isReadable) => Assert.AreEqual(isReadable, Read(text).IsReadable);

    [TestMethod]
    [DataRow("FROM a", null)]
    [DataRow("FROM a\nHEALTHCHECK CMD b", "CMD b")]
    [DataRow("FROM a\nHEALTHCHECK none ", null)]
    [DataRow("FROM a\nHEALTHCHECK CMD b\nHEALTHCHECK NONE", null)]
    [DataRow("FROM a AS x\nHEALTHCHECK CMD b\nFROM x", "CMD b")]
    [DataRow("FROM a AS x\nHEALTHCHECK CMD b\nFROM a", null)]
    public void The_health_check_of_a_stage_may_be_inherited(string text, string? expected)
    {
        var file = Read(text);
        Assert.AreEqual(expected, file.Final!.HealthCheck);
        Assert.AreEqual(expected is null ? null : "HEALTHCHECK", file.Final!.HealthCheckSpan is { } span ? file.Syntax.Source[span].ToString() : null);
    }

    [TestMethod]
    [DataRow("FROM a\nWORKDIR /b/", "/b")]
    [DataRow("FROM a\nWORKDIR /", "/")]
    [DataRow("FROM a\nWORKDIR /b\nWORKDIR c", "/b/c")]
    [DataRow("FROM a\nWORKDIR /b\nWORKDIR /c", "/c")]
    [DataRow("FROM a\nWORKDIR b", null)]
    [DataRow("FROM a\nWORKDIR /$B", null)]
    [DataRow("FROM a\nARG B=c\nWORKDIR /$B", null)]
    [DataRow("FROM a\nARG B=c\nWORKDIR /$B\nWORKDIR d", null)]
    [DataRow("FROM a\nARG B=c\nWORKDIR /$B\nWORKDIR /d", "/d")]
    [DataRow("FROM a AS x\nONBUILD WORKDIR /c\nWORKDIR /b\nFROM x\nWORKDIR d", null)]
    [DataRow("FROM a AS x\nONBUILD RUN c\nWORKDIR /b\nFROM x\nWORKDIR d", "/b/d")]
    [DataRow("FROM a\nWORKDIR c:\\\\b\nWORKDIR d", null)]
    public void The_working_directory_is_known_where_nothing_may_change_it(string text, string? path) => Assert.AreEqual(path, Read(text).Final!.WorkingDirectory!.Path);

    [TestMethod]
    [DataRow("WORKDIR /\nWORKDIR b", "/b", true)]
    [DataRow("WORKDIR /a\nWORKDIR $B", "$B", false)]
    [DataRow("WORKDIR /a\nWORKDIR b$C", "/a/b$C", false)]
    [DataRow("WORKDIR /$A\nWORKDIR b", "/$A/b", false)]
    [DataRow("WORKDIR a\nWORKDIR b", "a/b", true)]
    [DataRow("WORKDIR /a\nWORKDIR c:/b", "c:/b", true)]
    [DataRow("WORKDIR /a\nWORKDIR 1:/b", "/a/1:/b", true)]
    [DataRow("WORKDIR /a\nWORKDIR c", "/a/c", true)]
    [DataRow("WORKDIR c:\\\\\nWORKDIR b", "c:\\b", true)]
    [DataRow("WORKDIR /a\nWORKDIR \\\\b", "\\b", true)]
    public void A_working_directory_is_joined_to_the_one_before(string text, string path, bool isConstant) => Assert.AreEqual(new ExpandedText(path, isConstant), Read($"FROM x\n{text}").Final!.End.Workdir);

    [TestMethod]
    public void A_file_has_stages_with_names_and_numbers()
    {
        Assert.IsEmpty(Read("").Stages);
        Assert.IsEmpty(Read("# a").Stages);
        Assert.HasCount(1, Read("ARG a").Stages);
        Assert.AreEqual(",b,", string.Join(',', Read("FROM a on b\nFROM a AS B\nFROM").Stages.Select(static stage => stage.Name)));
        Assert.AreEqual("0,,1", string.Join(',', Read("FROM a AS x\nFROM b\nCOPY --from=0 / /\nCOPY --from=x / /\nCOPY --from=1 / /").Final!.References.Select(static reference => reference.Index)));
        Assert.IsFalse(Read("FROM a\nCOPY --from=nginx:1 / /").Final!.TakesFromStages);
        Assert.IsNull(Read("FROM a\nCOPY --from=nginx:1 / /").Final!.CopyPlace);
    }

    [TestMethod]
    [DataRow("FROM x\nRUN a", false, true)]
    [DataRow("FROM x\nRUN a | | b", true, true)]
    [DataRow("FROM x\nRUN <<A\nb\n", true, true)]
    [DataRow("FROM x\nRUN a\nFROM y", false, false)]
    [DataRow("FROM x AS z\nRUN a\nFROM z", false, true)]
    [DataRow("FROM x\nONBUILD RUN a\nFROM y", false, true)]
    public void A_RUN_may_be_broken_and_may_be_shipped(string text, bool isBroken, bool isShipped)
    {
        var run = Read(text).Runs[0];
        Assert.AreEqual((isBroken, isShipped), (run.IsBroken, run.IsShipped));
    }

    [TestMethod]
    public void A_RUN_is_preceded_by_the_commands_before_it()
    {
        var run = Read("FROM x\nRUN a\nRUN b\nRUN c").Runs[1];
        Assert.AreEqual("a b", string.Join(' ', new[] { "a", "b", "c" }.Where(name => run.IsPrecededBy(command => command.Name == name))));
        Assert.AreEqual(" -y", run.Insert(new TextSpan(0, 1), "-y")?.NewText);
        Assert.IsNull(Read("FROM x\nRUN [\"a\"]").Runs[0].Insert(new TextSpan(0, 1), "-y"));
    }

    [TestMethod]
    public void No_working_directory_is_known_without_WORKDIR() => Assert.IsNull(Read("FROM a").Final!.WorkingDirectory);

    [TestMethod]
    public void Facts_of_a_stage()
    {
        var file = Read(
            """
            FROM a AS base
            LABEL first=1
            EXPOSE 80/tcp $PORT
            ENTRYPOINT ["serve"]
            FROM base AS final
            ENV PORT=81
            LABEL second=2
            COPY --from=other /x /x
            COPY --from=0 /a /a
            RUN --network=host --security=insecure --mount=type=secret,id=s --mount=type=ssh --mount=type=secret,target=/t --mount=type=cache,target=/c make
            RUN --network=none make
            CMD ["run"]
            """);
        var final = file.Final!;
        Assert.IsTrue(file.Stages[0].HasBaseImage);
        Assert.IsFalse(final.HasBaseImage);
        Assert.IsTrue(final.TakesFromStages);
        Assert.IsFalse(file.Stages[0].TakesFromStages);
        Assert.IsNull(file.Stages[0].CopyPlace);
        Assert.AreEqual("0", Text(file, final.CopyPlace));
        Assert.AreEqual("FROM", Text(file, final.Place));
        Assert.AreEqual("CMD", Text(file, final.FindPlace("CMD")));
        Assert.IsNull(final.FindPlace("USER"));
        Assert.AreEqual("second first", string.Join(' ', final.Labels.Select(static label => label.Value)));
        Assert.AreEqual("security=insecure network=host", string.Join(' ', final.BuildPrivileges.Select(static privilege => $"{privilege.Option}={privilege.Value}")));
        Assert.AreEqual("s ssh /t", string.Join(' ', final.BuildSecrets.Select(static secret => secret.Name)));
        Assert.AreEqual("80 81", string.Join(' ', final.ExposedPorts));
        Assert.AreEqual("ENTRYPOINT serve", $"{final.Start!.Name} {final.Start!.Words[0]}");
        Assert.AreEqual("ENTRYPOINT", final.EntryPoint!.Name);
        Assert.AreEqual("LABEL EXPOSE ENTRYPOINT ENV LABEL COPY COPY RUN RUN CMD", string.Join(' ', final.Steps.Select(static step => step.Name)));
        Assert.AreEqual("other,0", string.Join(',', final.OwnSteps.Select(static step => step.From).OfType<string>()));
        Assert.AreEqual("RUN", string.Join(' ', final.OwnSteps.Where(static step => step.HasFlags && step.Name == "RUN").Select(static step => step.Name).Distinct()));
        Assert.IsFalse(final.OwnSteps.Any(static step => step.HasHereDocuments));
        Assert.IsTrue(Read("FROM a\nRUN <<A\nA\n").Final!.OwnSteps.Single().HasHereDocuments);
        Assert.AreEqual("CMD", Read("FROM a\nCMD b").Final!.Start!.Name);
        Assert.IsNull(Read("FROM a").Final!.Start);
        Assert.IsNull(Read("RUN a").Final!.Place);
        Assert.IsTrue(final.Health.ServesPorts);
        Assert.IsFalse(Read("FROM a\nEXPOSE").Final!.Health.ServesPorts);
    }

    [TestMethod]
    [DataRow("FROM a\nUSER b:c", "b", false, true)]
    [DataRow("FROM a\nUSER 0", "0", true, true)]
    [DataRow("FROM a\nUSER $B", "$B", null, true)]
    [DataRow("FROM a\nARG B=root\nUSER $B", "root", true, true)]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER $APP_UID", "$APP_UID", false, true)]
    [DataRow("FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER ${APP_UID}", "${APP_UID}", false, true)]
    [DataRow("FROM alpine", null, true, false)]
    [DataRow("FROM ghcr.io/a/b", null, null, false)]
    [DataRow("FROM mcr.microsoft.com/windows/servercore:ltsc2022", null, false, false)]
    [DataRow("RUN a", null, null, false)]
    public void The_user_is_the_last_one_that_is_set(string text, string? name, bool? isRoot, bool isStated)
    {
        var user = RuntimeUser.Find(Read(text).Final!);
        Assert.AreEqual((name, isRoot, isStated, isStated), (user.Name, user.IsRoot, user.IsStated, user.SourceSpan is not null));
    }

    [TestMethod]
    [DataRow("FROM a\nSHELL [\"/bin/BASH\", \"-c\"]", ShellKind.Posix, "bash")]
    [DataRow("FROM a\nSHELL [\"/x/run.sh\"]", ShellKind.Posix, "run.sh")]
    [DataRow("FROM a\nSHELL [\"C:\\\\x\\\\cmd.exe\", \"/c\"]", ShellKind.Cmd, "cmd")]
    [DataRow("FROM a\nSHELL [\"pwsh\"]", ShellKind.PowerShell, "pwsh")]
    [DataRow("FROM a\nSHELL [\"fish\", \"-c\"]", ShellKind.Other, "fish")]
    [DataRow("FROM a\nSHELL []", ShellKind.Posix, "sh")]
    [DataRow("FROM a\nSHELL sh", ShellKind.Posix, "sh")]
    [DataRow("FROM a\nSHELL pwsh", ShellKind.Posix, "sh")]
    [DataRow("FROM --platform=linux/amd64 mcr.microsoft.com/windows/x", ShellKind.Posix, "sh")]
    [DataRow("FROM mcr.microsoft.com/dotnet/framework/sdk:4.8", ShellKind.Cmd, "cmd")]
    [DataRow("FROM a/nanoserver:1", ShellKind.Cmd, "cmd")]
    [DataRow("# escape=`\nFROM alpine:3", ShellKind.Posix, "sh")]
    [DataRow("FROM a/nanoserver:1 AS x\nFROM x", ShellKind.Cmd, "cmd")]
    public void The_shell_has_a_language_and_a_name(string text, ShellKind kind, string name)
    {
        var shell = Read(text).Final!.End.Shell;
        Assert.AreEqual((kind, name), (shell.Kind, shell.Name));
    }

    [TestMethod]
    [DataRow("FROM x\nENV a=1 b=$a", "a=1 b=")]
    [DataRow("FROM x\nENV a=1\nENV a=2 b=$a", "a=2 b=1")]
    [DataRow("FROM x\nARG a=1 b=$a", "a=1 b=1")]
    [DataRow("ARG g=1\nFROM x\nARG g", "g=1")]
    [DataRow("ARG g=1\nARG h=$g\nFROM x\nARG h", "h=1")]
    [DataRow("ARG g=1\nFROM x\nARG g=2", "g=2")]
    [DataRow("FROM x\nENV a=1\nARG a", "a=1")]
    [DataRow("FROM x\nARG a=1\nARG a", "a=")]
    [DataRow("FROM x\nARG a", "a=")]
    [DataRow("FROM x\nENV a", "")]
    [DataRow("FROM x AS y\nENV a=1\nARG b=2\nFROM y", "a=1 b=2")]
    [DataRow("ARG TARGETOS\nFROM x\nARG TARGETOS", "TARGETOS=")]
    public void Variables_hold_from_where_they_are_set(string text, string expected)
    {
        var variables = Read(text).Final!.End.Variables;
        Assert.AreEqual(expected, string.Join(' ', variables.Names.Order(StringComparer.Ordinal).Select(name => $"{name}={variables.Find(name)!.Value}")));
    }

    [TestMethod]
    public void A_shell_finds_the_names_in_order()
    {
        var file = Read("FROM x\nENV m=1\nRUN a\nENV b=1 z=2 m=3 1a=4 a-b=5 _c=6\nARG d e\nRUN a");
        var early = file.Runs[0].State.Variables.ShellNames;
        CollectionAssert.AreEqual(new[] { "m" }, early[10..].ToArray());
        CollectionAssert.AreEqual(new[] { "_c", "b", "d", "e", "m", "z" }, file.Runs[1].State.Variables.ShellNames[10..].ToArray());
        CollectionAssert.AreEqual(new[] { "_c", "b", "m", "z" }, file.Runs[1].State.Variables.ImageShellNames[10..].ToArray());
        CollectionAssert.Contains(early.ToArray(), "http_proxy");
        var other = Read("FROM x\nENV m=1\nRUN a\nENV b=1\nRUN a");
        _ = other.Runs[0].State.Variables.ShellNames;
        CollectionAssert.AreEqual(new[] { "b", "m" }, other.Runs[1].State.Variables.ShellNames[10..].ToArray());
    }

    [TestMethod]
    [DataRow("FROM a\nRUN b", "b: /bin/sh -c")]
    [DataRow("FROM a\nRUN [\"b\", \"c d\"]", "b: /bin/sh -c exec")]
    [DataRow("FROM a\nRUN [\"bash\", \"-ec\", \"b; c\"]", "b c: bash -ec exec")]
    [DataRow("FROM a\nRUN []", "")]
    [DataRow("FROM a\nSHELL [\"bash\", \"-e\", \"-c\"]\nRUN b", "b: bash -e -c")]
    [DataRow("FROM a\nSHELL [\"pwsh\"]\nRUN b", "")]
    [DataRow("FROM a\nSHELL [\"pwsh\"]\nRUN [\"b\"]", "b: pwsh exec")]
    [DataRow("FROM a\nRUN <<A\n#!/usr/bin/env bash\nb\nA\n", "b: bash")]
    [DataRow("FROM a\nRUN <<A\n#!/bin/bash -e\nb\nA\n", "b: /bin/bash -e")]
    [DataRow("FROM a\nRUN <<A\n#!/usr/bin/env python3\nb\nA\n", "")]
    [DataRow("FROM a\nRUN bash -e <<A\nb\nA\n", "b: bash -e")]
    [DataRow("FROM a\nRUN bash run.sh <<A\nb\nA\n", "bash: /bin/sh -c")]
    [DataRow("FROM a\nRUN cat <<A\nb\nA\n", "cat: /bin/sh -c")]
    [DataRow("FROM a\nRUN bash <<A && c\nb\nA\n", "bash c: /bin/sh -c")]
    [DataRow("FROM a\nONBUILD RUN b", "b: /bin/sh -c trigger")]
    [DataRow("# hadolint shell=bash\nFROM a\nRUN b", "b: bash")]
    [DataRow("FROM a\n# hadolint shell = dash # c\nRUN b", "b: dash")]
    [DataRow("FROM a\n# hadolint shell=pwsh\nRUN b", "")]
    [DataRow("FROM a\nRUN b\n# hadolint shell=dash", "b: /bin/sh -c")]
    [DataRow("FROM a\n# hadolint shell=dash\nFROM b\nRUN c", "c: /bin/sh -c")]
    [DataRow("# hadolint shell=dash\nFROM a\nSHELL [\"bash\", \"-c\"]\nRUN b", "b: bash -c")]
    [DataRow("FROM a\n# hadolint shell=dash\nSHELL [\"bash\", \"-c\"]\nRUN b", "b: bash -c")]
    [DataRow("FROM a\nSHELL [\"bash\", \"-c\"]\n# hadolint shell=dash\nRUN b", "b: dash")]
    [DataRow("FROM a\n# hadolint shells=dash\nRUN b", "b: /bin/sh -c")]
    [DataRow("FROM a\n# hadolint ignore=DL3006\nRUN b", "b: /bin/sh -c")]
    [DataRow("FROM a\nSHELL [\"fish\"]\n# hadolint shell=bash\nRUN b", "b: bash")]
    public void What_a_RUN_runs_and_the_shell_that_reads_it(string text, string expected) => Assert.AreEqual(expected, string.Join(';', Read(text).Runs
        .Select(static run => $"{string.Join(' ', run.Script.Commands.Select(static command => command.Name))}: {run.Shell}{(run.IsExec ? " exec" : "")}{(run.IsTrigger ? " trigger" : "")}")));

    [TestMethod]
    [DataRow("rm -rf /a", "/a", true)]
    [DataRow("rm -rf /a/*", "/a", true)]
    [DataRow("rm -rf /a/", "/a", true)]
    [DataRow("rm -rf /a", "/a/b", true)]
    [DataRow("rm -rf /a", "/ab", false)]
    [DataRow("rm -rf /a/b", "/a", true)]
    [DataRow("rm -rf /", "/a", false)]
    [DataRow("rm -rf /*", "/a", false)]
    [DataRow("ls /a", "/a", false)]
    [DataRow("rm -rf /b", "/a", false)]
    public void A_RUN_removes_a_directory(string script, string directory, bool removes)
    {
        var run = Read($"FROM x\nRUN {script}").Runs[0];
        Assert.AreEqual(removes, run.Removes(directory));
        Assert.AreEqual(removes, run.Removes(directory, new TextSpan(0, script.Length)));
        Assert.IsFalse(run.Removes(directory, 1));
        Assert.IsFalse(run.Removes(directory, new TextSpan(1, script.Length)));
    }

    [TestMethod]
    [DataRow("type=cache,target=/a", "/a", true)]
    [DataRow("type=cache,target=/a/", "/a/b", true)]
    [DataRow("type=tmpfs,target=/a", "/ab", false)]
    [DataRow("type=bind,target=/a", "/a", true)]
    [DataRow("type=secret,target=/a", "/a", false)]
    [DataRow("type=cache,target=$A", "/a", true)]
    [DataRow("type=bind,target=$A", "/a", false)]
    [DataRow("type=cache,target=/", "/a", false)]
    [DataRow("type=cache,target=/b", "/a/b", false)]
    [DataRow("type=cache", "/a", false)]
    public void A_mount_keeps_what_is_written_out_of_the_image(string mount, string directory, bool isKept) => Assert.AreEqual(isKept, Read($"FROM x\nRUN --mount={mount} a").Runs[0].MountsOver(directory));

    [TestMethod]
    [DataRow("a", " && b")]
    [DataRow("a;", null)]
    [DataRow("a &", null)]
    [DataRow("a |", null)]
    [DataRow("a # c", null)]
    [DataRow("a <<X\nX\n", null)]
    [DataRow("<<X\na\nX\n", "\nb")]
    [DataRow("[\"a\"]", null)]
    [DataRow("<<X\nX\n", null)]
    public void A_command_is_added_where_text_can_be(string script, string? expected) => Assert.AreEqual(expected, Read($"FROM x\nRUN {script}").Runs[0].Append("b")?.NewText);

    [TestMethod]
    [DataRow("FROM x\nENV a=1\nRUN b", true)]
    [DataRow("ARG a\nFROM x\nRUN b", true)]
    [DataRow("FROM x\nARG a\nFROM y\nRUN b", true)]
    [DataRow("FROM x\nENV a=1\nFROM y\nRUN b", false)]
    [DataRow("FROM x\nRUN a=1 b", true)]
    [DataRow("FROM x\nRUN aa=1 b", false)]
    [DataRow("FROM x\nRUN b", false)]
    public void A_RUN_knows_a_variable(string text, bool isDefined) => Assert.AreEqual(isDefined, Read(text).Runs[^1].Defines("a"));

    [TestMethod]
    [DataRow("FROM a AS x\nFROM b\nCOPY --from=x / /", 0, true)]
    [DataRow("FROM a AS x\nFROM b\nRUN --mount=from=x,target=/x c", 0, true)]
    [DataRow("FROM a AS x\nFROM b\nRUN --mount=type=tmpfs,from=x,target=/x c", 0, false)]
    [DataRow("FROM a AS x\nFROM b\nONBUILD COPY --from=x / /", 0, true)]
    [DataRow("FROM a AS x\nCOPY --from=x / /\nFROM b", 0, false)]
    [DataRow("FROM a AS x\nFROM b\nCOPY --from=-1 / /\nCOPY --from=9 / /", 0, false)]
    [DataRow("FROM a AS x\nFROM b\nADD --from=x / /", 0, false)]
    public void A_stage_is_referenced_by_others(string text, int stage, bool isReferenced) => Assert.AreEqual(isReferenced, Read(text).Stages[stage].IsReferenced);

    [TestMethod]
    public void A_stage_needs_those_that_it_is_made_from()
    {
        var file = Read("FROM a AS one\nFROM one AS two\nFROM b AS three\nCOPY --from=two / /\nFROM c AS four");
        Assert.AreEqual("1000 1100 1110 0001", string.Join(' ', file.Stages.Select(stage => string.Concat(file.Stages.Select(other => stage.Needs(other) ? '1' : '0')))));
        Assert.AreEqual("True False False False", string.Join(' ', file.Stages.Select(stage => file.Stages[1].Lineage.Contains(stage) && stage.Index == 0)));
    }

    [TestMethod]
    [DataRow("curl", false)]
    [DataRow("RUN apt-get install -y curl", true)]
    [DataRow("RUN ./setup.sh", true)]
    [DataRow("RUN sh setup", true)]
    [DataRow("RUN xargs -0", true)]
    [DataRow("RUN $A", true)]
    [DataRow("RUN make", false)]
    [DataRow("COPY a /usr/local/bin/", true)]
    [DataRow("COPY a /opt/curl", true)]
    [DataRow("COPY a b.tar.gz /opt/", true)]
    [DataRow("COPY busybox /opt/", true)]
    [DataRow("COPY a $B", true)]
    [DataRow("COPY a /opt/", false)]
    [DataRow("ADD a /", true)]
    [DataRow("ENV A=curl", false)]
    [DataRow("COPY", false)]
    public void A_stage_may_bring_a_program(string instruction, bool mayBring)
    {
        var file = Read($"FROM debian:12\n{(instruction == "curl" ? "" : instruction)}");
        Assert.AreEqual(!mayBring, StagePrograms.Lacks(file.Final!, "curl", file));
    }

    private static string? Text(DockerfileModel file, TextSpan? span) => span is { } place ? file.Syntax.Source[place].ToString() : null;

    private static DockerfileModel Read(string text) => DockerfileModel.Parse(new SourceText(text));
}
