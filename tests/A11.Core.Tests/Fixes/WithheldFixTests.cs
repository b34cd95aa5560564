using System.Collections.Immutable;

namespace A11.Core.Tests.Fixes;

/// <summary>No fix, not even an unsafe one, is offered where it would surely break what works.</summary>
[TestClass]
public sealed class WithheldFixTests
{
    private const string Base = "FROM debian:12.11-slim AS base\nRUN apt-get update && apt-get install -y git\n";

    private const string Compose = "version: '3.8'\nservices:\n  a:\n    image: b:1.2.3\n";

    [TestMethod]
    [DataRow("AXD3009", Base + "FROM base\nRUN apt-get install -y jq\n")]
    [DataRow("AXD3009", Base + "RUN apt-get install -y jq\n")]
    [DataRow("AXD3009", Base + "FROM base AS middle\nRUN a\nFROM middle\nRUN apt-get -y upgrade\n")]
    [DataRow("AXD3009", Base + "FROM base AS other\nRUN apt-get update\nFROM base\nRUN apt-get download jq\n")]
    [DataRow("AXD3009", Base + "RUN useradd app\nRUN apt-get install -y jq\n")]
    [DataRow("AXD3006", "FROM python:3.13.7-slim-trixie AS build\nFROM node\n")]
    [DataRow("AXD3006", "FROM python:3.13 AS build\nFROM python\n")]
    [DataRow("AXD3069", "FROM debian:12.11-slim\nARG APP_HOME=/opt/app\nWORKDIR $APP_HOME\nWORKDIR src\n")]
    [DataRow("AXD3069", "FROM debian:12.11-slim\nARG A=/opt/app\nENV B=$A\nWORKDIR ${B}\nWORKDIR x\nWORKDIR y\n")]
    [DataRow("AXD3069", "FROM debian:12.11-slim\nWORKDIR /x\nARG A=y\nWORKDIR /x/$A\nWORKDIR z\n")]
    [DataRow("AXD3069", "FROM debian:12.11-slim AS base\nWORKDIR /x\nONBUILD WORKDIR /y\nFROM base\nWORKDIR z\n")]
    [DataRow("AXD3069", "FROM debian:12.11-slim AS base\nWORKDIR /x\nONBUILD WORKDIR /y\nFROM base AS next\nRUN a\nFROM next\nWORKDIR z\n")]
    [DataRow("AXD3020", "FROM debian:12.11-slim\nADD --keep-git-dir=true a /b\n")]
    [DataRow("AXD1003", "FROM debian:12.11-slim AS Base\nFROM Base\n")]
    [DataRow("AXD3012", "FROM debian:12.11-slim\n# hadolint ignore=DL3025\nHEALTHCHECK CMD a\nHEALTHCHECK CMD b\n")]
    [DataRow("AXD4000", "FROM debian:12.11-slim\nMAINTAINER a\nLABEL org.opencontainers.image.authors=b\n")]
    public void No_fix_is_offered_in_a_Dockerfile(string rule, string text) => Judge(rule, "Dockerfile", text, isOffered: false);

    [TestMethod]
    [DataRow("AXD3006", "FROM python:3.13.7-slim-trixie AS build\nFROM python\n")]
    [DataRow("AXD3009", Base)]
    [DataRow("AXD3009", Base + "RUN useradd app\n")]
    [DataRow("AXD3009", Base + "RUN apt-get update && apt-get install -y jq && rm -rf /var/lib/apt/lists/*\nRUN apt-get install -y less\n")]
    [DataRow("AXD3009", "FROM debian:12.11-slim\nRUN apt-get install -y less\nFROM debian:12.11-slim\nRUN apt-get update && apt-get install -y git\n")]
    [DataRow("AXD3009", "FROM debian:12.11-slim\nONBUILD RUN apt-get update && apt-get install -y git\nRUN apt-get install -y less\n")]
    [DataRow("AXD3069", "FROM debian:12.11-slim\nARG A=/opt/app\nWORKDIR $A\nWORKDIR /x\nWORKDIR y\n")]
    [DataRow("AXD3069", "FROM debian:12.11-slim AS base\nONBUILD WORKDIR /y\nONBUILD RUN a\nFROM base\nWORKDIR /x\nWORKDIR z\n")]
    [DataRow("AXD3069", "FROM debian:12.11-slim AS base\nWORKDIR /x\nONBUILD RUN a\nFROM base\nWORKDIR z\n")]
    [DataRow("AXD1003", "FROM debian:12.11-slim AS Base\nFROM scratch\nCOPY --from=Base /a /a\n")]
    [DataRow("AXD3012", "FROM debian:12.11-slim\nHEALTHCHECK CMD a\nHEALTHCHECK CMD b\n")]
    [DataRow("AXD4000", "FROM debian:12.11-slim\nMAINTAINER a\nLABEL b=c\n")]
    public void A_fix_is_offered_in_a_Dockerfile(string rule, string text) => Judge(rule, "Dockerfile", text, isOffered: true);

    [TestMethod]
    [DataRow("AXS2086", "d='a b'\ntool $d\n")]
    [DataRow("AXS2086", "d=\"$1\"\nd=\"$d -v\"\ntool $d\n")]
    [DataRow("AXS2086", "tool ${1:+--name $1}\n")]
    [DataRow("AXS2086", "set -- $1\n")]
    [DataRow("AXS2046", "tool $(test -t 1 && echo \"$COLOR\")\n")]
    [DataRow("AXS2046", "tool $(if test -t 1; then echo \"$COLOR\"; fi)\n")]
    [DataRow("AXS2046", "set -- $(tool)\n")]
    [DataRow("AXS2046", "unset $(tool)\n")]
    [DataRow("AXS2244", "[ $1 ] && tool\n")]
    [DataRow("AXS2244", "[ \"$1\" -a \"$2\" ] && tool\n")]
    [DataRow("AXS2244", "[ ! ! \"$1\" ] && tool\n")]
    [DataRow("AXS2244", "[ \"${1:-$@}\" ] && tool\n")]
    [DataRow("AXS2244", "[ \"${1+\"$@\"}\" ] && tool\n")]
    [DataRow("AXS2244", "[ \"${1:-${2:-$*}}\" ] && tool\n")]
    [DataRow("AXS2006", "tool \"$`tool`\"\n")]
    [DataRow("AXS2006", "tool `tool # a`\n")]
    [DataRow("AXS2006", "tool `tool \\\\a`\n")]
    public void No_fix_is_offered_in_a_script(string rule, string text) => Judge(rule, "run.sh", $"#!/bin/sh\nset -eu\n{text}", isOffered: false);

    [TestMethod]
    [DataRow("AXS2086", "tool $1\n")]
    [DataRow("AXS2086", "d=a\ntool ${1:+$d$1}\n")]
    [DataRow("AXS2046", "tool $(tool)\n")]
    [DataRow("AXS2244", "[ \"$1\" ] && tool\n")]
    [DataRow("AXS2244", "[ \"${1:-$2}\" ] && tool\n")]
    [DataRow("AXS2006", "tool `tool a`\n")]
    public void A_fix_is_offered_in_a_script(string rule, string text) => Judge(rule, "run.sh", $"#!/bin/sh\nset -eu\n{text}", isOffered: true);

    [TestMethod]
    [DataRow("version: '3.8'\nservices:\n  a:\n    image: b:1.2.3\n", true)]
    [DataRow("version: '3.8'\nservices:\n  a:\n    image: b:1.2.3\n    deploy: {}\n", false)]
    [DataRow("version: &v '3.8'\nservices:\n  a:\n    image: b:1.2.3\n    labels: { v: *v }\n", false)]
    [DataRow("version: '3.8'\n", false)]
    [DataRow(Compose + "secrets:\n  c:\n    external: true\n", false)]
    [DataRow(Compose + "configs:\n  c:\n    external:\n      name: d\n", false)]
    [DataRow(Compose + "secrets:\n  c:\n    external: false\n    file: d\n", true)]
    [DataRow(Compose + "networks:\n  c:\n    driver: overlay\n", false)]
    [DataRow(Compose + "networks:\n  c:\n    driver: bridge\n", true)]
    [DataRow(Compose + "    hostname: 'a-{{.Task.Slot}}'\n", false)]
    public void The_version_of_a_compose_file_goes_where_nothing_reads_it(string text, bool isOffered) => Judge("AXC1001", "docker-compose.yml", text, isOffered);

    [TestMethod]
    [DataRow("docker-stack.yml", false)]
    [DataRow("docker-compose.swarm.yml", false)]
    [DataRow("docker-compose.prod.yml", true)]
    public void The_version_of_a_file_for_a_swarm_stays(string name, bool isOffered) => Judge("AXC1001", name, Compose, isOffered);

    private static void Judge(string rule, string file, string text, bool isOffered)
    {
        var sample = new FixSample("", file, text, ImmutableDictionary<string, string>.Empty);
        var findings = sample.Check(text).Where(finding => finding.Rule.Id == rule).ToArray();
        Assert.AreNotEqual(0, findings.Length, "nothing is found");
        Assert.AreEqual(isOffered, findings.Any(finding => finding.Fix is not null), string.Join('\n', findings.Select(finding => finding.Message)));
    }
}
