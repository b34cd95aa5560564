using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Tests.Fixes;

/// <summary>An image is the same with the safe fixes as without them: what is run, copied and configured in each stage.</summary>
[TestClass]
public sealed class DockerfileFixTests
{
    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary<string, string>.Empty;

    public static IEnumerable<object[]> Kept =>
    [
        ["FROM debian:12.11-slim\nRUN set -e; deps=\" \\\n  a \\\n  b \"; \\\n  apt-get install -y --no-install-recommends $deps; curl -fsS $OPTION https://example.com/; make $(test -f x && echo --flag)\n"],
        ["FROM debian:12.11-slim AS base\nRUN apt-get update && apt-get install -y --no-install-recommends git\nFROM base\nRUN apt-get install -y --no-install-recommends jq\n"],
        ["FROM debian:12.11-slim\nRUN apt-get update && apt-get install curl && apt install jq && apt-mark manual $saved\n"],
        ["FROM node:22.17.0-bookworm-slim\nRUN yarn --version && yarn install && pip install x && useradd -u 1234567 x\n"],
        ["FROM fedora:42\nRUN dnf install jq && yum install jq && zypper install jq && microdnf install jq\n"],
        ["FROM alpine:3.22.1\nRUN apk add jq && wget -O- -k https://example.com/ | egrep x\n"],
        ["FROM debian:12.11-slim\nADD vendor*/ /x/\nADD rootfs.tar.gz/ /y/\nADD src/ rootfs.tgz/ /y/\nADD [\"v[ab]/\", \"/y/\"]\n"],
        ["FROM debian:12.11-slim\nARG APP_HOME=/opt/app\nWORKDIR $APP_HOME\nWORKDIR src\n"],
        ["FROM debian:12.11-slim\nADD rootfs /\nADD app.bin config.json /app/\nCOPY a b /app\n"],
        ["FROM debian:12.11-slim\nENTRYPOINT run it\nCMD serve\nHEALTHCHECK CMD curl -f http://localhost/\n"],
        ["FROM debian:12.11-slim AS Base\nRUN a\nFROM Base\nRUN b\nFROM debian:12.11-slim\nRUN --mount=from=Base,target=/x c\n"],
        ["FROM debian:12.11-slim\nLABEL org.opencontainers.image.authors=a\nMAINTAINER b\n"],
        ["FROM debian:12.11-slim\nWORKDIR app\nENV a \"b c\" d\nENV e 'it is' # not\n"],
    ];

    public static IEnumerable<object[]> Fixed =>
    [
        ["from debian:12.11-slim AS Base\nRUN a\nCOPY a /b/\nfrom debian:12.11-slim as X\ncopy --from=Base /b /b\nexpose 80/TCP 127.0.0.1:81:82\n", "from debian:12.11-slim as base\nrun a\ncopy a /b/\nfrom debian:12.11-slim as x\ncopy --from=base /b /b\nexpose 80/tcp 82\n"],
        ["FROM debian:12.11-slim\nENV a b  c\nLABEL d e\nWORKDIR /x\nWORKDIR y\n", "FROM debian:12.11-slim\nENV a=\"b  c\"\nLABEL d=e\nWORKDIR /x\nWORKDIR /x/y\n"],
        ["FROM --platform=$TARGETPLATFORM debian:12.11-slim\nMAINTAINER A B <a@example.com>\nRUN a && \\\n\n  b\nCMD [\"a\"]\nCMD [\"b\"]\n", "FROM debian:12.11-slim\nLABEL org.opencontainers.image.authors=\"A B <a@example.com>\"\nRUN a && \\\n  b\nCMD [\"b\"]\n"],
        ["FROM debian:12.11-slim\nADD . /a\nADD src/ x/ /b/\nRUN x=`date` && [ \"$x\" ]\n", "FROM debian:12.11-slim\nCOPY . /a\nCOPY src/ x/ /b/\nRUN x=$(date) && [ -n \"${x}\" ]\n"],
    ];

    [TestMethod]
    [DynamicData(nameof(Kept))]
    public void What_may_change_an_image_is_left_to_people(string dockerfile)
    {
        var text = new FixSample("", "Dockerfile", dockerfile, Nothing).FixedText(allowsUnsafe: false);
        Assert.AreEqual(dockerfile, text.Replace("${", "$", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), "only braces may come");
    }

    [TestMethod]
    [DynamicData(nameof(Fixed))]
    public void What_can_change_no_image_is_fixed(string dockerfile, string expected) => Assert.AreEqual(expected, new FixSample("", "Dockerfile", dockerfile, Nothing).FixedText(allowsUnsafe: false));

    [TestMethod]
    [DataRow("pages")]
    [DataRow("real")]
    [DataRow("dockerfile-real")]
    [DataRow("hadolint")]
    [DataRow("buildkit")]
    [DataRow("trivy-docker")]
    public void Safe_fixes_change_no_image(string source)
    {
        var samples = source switch { "pages" => FixSample.Pages, "real" => FixSample.Real, _ => FixSample.Corpus(source) };
        var count = 0;
        foreach (var sample in samples.Where(sample => sample.File.EndsWith("Dockerfile", StringComparison.Ordinal)))
        {
            count++;
            Assert.AreEqual(Describe(sample.Content), Describe(sample.FixedText(allowsUnsafe: false)), sample.Place);
        }

        if (count == 0)
        {
            Assert.Inconclusive("Skipped: there are no such files beside the repository (../shared).");
        }
    }

    /// <summary>What decides on the image, one line each; how it is spelled does not.</summary>
    private static string Describe(string dockerfile)
    {
        var file = DockerfileModel.Create(DockerfileParser.Parse(new SourceText(dockerfile)));
        return string.Join('\n', file.Stages.SelectMany(stage => Describe(stage, file)));
    }

    private static IEnumerable<string> Describe(Stage stage, DockerfileModel file)
    {
        yield return $"FROM {stage.Image.Text.ToLower(CultureInfo.InvariantCulture)} AS {stage.Name}";
        foreach (var instruction in stage.Instructions.Where(instruction => instruction.Name is "RUN" or "COPY" or "ADD" or "VOLUME" or "SHELL" or "STOPSIGNAL" or "ONBUILD" && instruction.Trigger?.Name is not ("LABEL" or "MAINTAINER")))
        {
            yield return $"{(instruction.Is("ADD") ? "COPY" : instruction.Name)} {string.Join(' ', instruction.Flags.Select(flag => $"{flag.Name}={(flag.Name == "from" ? flag.Value.ToLower(CultureInfo.InvariantCulture) : flag.Value)}"))} {WordsOf(instruction, file)}";
        }

        foreach (var name in (string[])["CMD", "ENTRYPOINT", "HEALTHCHECK"])
        {
            yield return $"{name} {(stage.Last(name) is { } last ? Plain(last.Arguments) : "")}";
        }

        yield return $"USER {stage.End.User?.Text} WORKDIR {(stage.End.Workdir is { } directory ? ContainerPath.Combine("/", directory.Text) : "")}";
        yield return string.Join(' ', stage.End.Variables.Names.Order(StringComparer.Ordinal).Select(name => $"{name}={stage.End.Variables.Find(name)!.Value}"));
    }

    /// <summary>The commands of a script with their words; the words of another instruction.</summary>
    private static string WordsOf(Instruction instruction, DockerfileModel file) => file.FindRun(instruction) is { } run
        ? string.Join(" ; ", run.Script.Commands.Select(command => string.Join(' ', command.Words.Where(word => word.Value != "-n").Select(word => Plain(word.Raw)))))
        : Plain(string.Join(' ', instruction.Words.Select(word => word.Value)));

    /// <summary>Variables without braces and backquotes as parentheses: the differential tests run these.</summary>
    private static string Plain(string text) => string.Concat(text.Where(letter => letter is not ('{' or '}' or '`' or '$' or '(' or ')' or ' ')));
}
