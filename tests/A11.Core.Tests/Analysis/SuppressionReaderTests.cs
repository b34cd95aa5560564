using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Tests.Analysis;

/// <summary>Which comments silence what, in our form and in those that other linters document.</summary>
[TestClass]
public sealed class SuppressionReaderTests
{
    [TestMethod]
    [DataRow("# a11:disable AXD3006 -- why", "our target AXD3006 (why)")]
    [DataRow("#a11:disable AXD3006,AXD3007 a-slug\tAXD3009 -- a -- b  ", "our target AXD3006 AXD3007 a-slug AXD3009 (a -- b)")]
    [DataRow("// a11:disable-file AXD3006 -- why", "our file AXD3006 (why)")]
    [DataRow("## A11:Disable AXD3006 -- why", "our target AXD3006 (why)")]
    [DataRow("# a11:disable AXD3006", "our target AXD3006")]
    [DataRow("# a11:disable AXD3006 --", "our target AXD3006")]
    [DataRow("# a11:disable AXD3006 # why", "our target AXD3006")]
    [DataRow("# a11:disable -- why", "our target (why)")]
    [DataRow("# a11:disable all AXD3006 -- why", "our target AXD3006 (why)", DisplayName = "we have no word for all")]
    [DataRow("# a11:disable", "our target")]
    [DataRow("# a11:disable-file", "our target")]
    [DataRow("# a11:disabled AXD3006 -- why", "none")]
    [DataRow("# see a11:disable AXD3006 -- why", "none")]
    [DataRow("#", "none")]
    [DataRow("####", "none")]
    [DataRow("# / *", "none")]
    public void Ours_names_rules_and_a_reason(string comment, string expected) => Assert.AreEqual(expected, Read(comment));

    [TestMethod]
    [DataRow("# zizmor: ignore[artipacked]", "zizmor target zizmor/artipacked")]
    [DataRow("#zizmor: ignore[artipacked, unpinned-uses] why", "zizmor target zizmor/artipacked zizmor/unpinned-uses")]
    [DataRow("# v4.2.2 # zizmor: ignore[artipacked]", "zizmor target zizmor/artipacked")]
    [DataRow("# zizmor: ignore", "none")]
    [DataRow("# dclint disable-line", "dclint target")]
    [DataRow("# dclint disable-line a b", "dclint target dclint/a dclint/b")]
    [DataRow("# dclint disable", "dclint file")]
    [DataRow("# dclint disable a", "dclint file dclint/a")]
    [DataRow("# dclint disable-file a", "dclint file dclint/a")]
    [DataRow("#trivy:ignore:DS-0002", "trivy target trivy/DS-0002")]
    [DataRow("# trivy:ignore:AVD-DS-0002", "trivy target trivy/DS-0002")]
    [DataRow("#trivy:ignore:DS002", "trivy target trivy/DS-0002")]
    [DataRow("#trivy:ignore:DS-0002 trivy:ignore:DS003", "trivy target trivy/DS-0002 trivy/DS-0003")]
    [DataRow("#trivy:ignore:DS-0002:exp:2030-01-31", "trivy target trivy/DS-0002 until 2030-01-31")]
    [DataRow("#trivy:ignore:DS-0002:ws:prod:exp:2030-01-31", "trivy target trivy/DS-0002 until 2030-01-31")]
    [DataRow("#trivy:ignore:DS-0002:exp:2030-01-31:ws:prod", "trivy target trivy/DS-0002 until 2030-01-31")]
    [DataRow("#trivy:ignore:DS-0002:exp:soon", "trivy target trivy/DS-0002")]
    [DataRow("#trivy:ignore:DS-0002:ws:prod", "trivy target trivy/DS-0002")]
    [DataRow("#trivy:ignore:DS-0002[name=x]", "trivy target trivy/DS-0002")]
    [DataRow("# checkov:skip=CKV_DOCKER_1: a -- b", "checkov file checkov/CKV_DOCKER_1 (a -- b)")]
    [DataRow("# checkov:skip=CKV_DOCKER_1", "checkov file checkov/CKV_DOCKER_1")]
    [DataRow("# bridgecrew:skip=CKV_DOCKER_1:why", "checkov file checkov/CKV_DOCKER_1 (why)")]
    public void That_of_another_linter_is_read_as_it_reads_it(string comment, string expected) => Assert.AreEqual(expected, Read(comment));

    [TestMethod]
    [DataRow("# hadolint ignore=DL3008", "hadolint target hadolint/DL3008")]
    [DataRow("# hadolint ignore=DL3008, SC2086 # why", "hadolint target hadolint/DL3008 hadolint/SC2086")]
    [DataRow("# HADOLINT Ignore = dl3008", "hadolint target hadolint/dl3008")]
    [DataRow("# hadolint global ignore=DL3008", "hadolint file hadolint/DL3008")]
    [DataRow("# hadolint stage ignore=DL3008", "hadolint section hadolint/DL3008")]
    [DataRow("# hadolint ignore=", "none")]
    [DataRow("# hadolint ignore=#DL3008", "none")]
    [DataRow("# hadolint ignore=DL", "none")]
    [DataRow("# hadolint ignore=DL30a8", "none")]
    [DataRow("# hadolint ignore=XX3008", "none")]
    [DataRow("# hadolint ignore=DL3008,AXD3008", "none")]
    [DataRow("# hadolint global", "none")]
    public void Hadolints_speaks_of_an_instruction_a_stage_or_the_file(string comment, string expected) => Assert.AreEqual(expected, Read(comment));

    /// <summary>shellcheck(1), “DIRECTIVES”, and what ShellCheck 0.10 does with each.</summary>
    [TestMethod]
    [DataRow("# shellcheck disable=SC2086", "shellcheck target shellcheck/SC2086")]
    [DataRow("#\tshellcheck\tdisable=SC2086", "shellcheck target shellcheck/SC2086")]
    [DataRow("# shellcheck disable=2086", "shellcheck target shellcheck/SC2086")]
    [DataRow("# shellcheck disable=SC2086,SC2034 # why", "shellcheck target shellcheck/SC2086 shellcheck/SC2034")]
    [DataRow("# shellcheck source=/dev/null  disable=SC2086 disable=SC2154", "shellcheck target shellcheck/SC2086 shellcheck/SC2154")]
    [DataRow("# shellcheck disable=\"SC2086\"", "shellcheck target shellcheck/SC2086")]
    [DataRow("# shellcheck disable='SC2086,SC2034' shell=bash", "shellcheck target shellcheck/SC2086 shellcheck/SC2034")]
    [DataRow("# shellcheck disable=SC2080-SC2089", "shellcheck target shellcheck/SC2080-SC2089=2080-2089")]
    [DataRow("# shellcheck disable=2080-2089,SC2034", "shellcheck target shellcheck/2080-2089=2080-2089 shellcheck/SC2034")]
    [DataRow("# shellcheck disable=SC2086-SC2086", "shellcheck target shellcheck/SC2086")]
    [DataRow("# shellcheck disable=SC99999", "shellcheck target shellcheck/SC99999")]
    [DataRow("# shellcheck disable=all", "shellcheck target")]
    [DataRow("# shellcheck disable=SC2086,all", "shellcheck target")]
    [DataRow("# shellcheck disable=SC2086;x", "shellcheck target shellcheck/SC2086")]
    [DataRow("# shellcheck shell=bash", "none")]
    [DataRow("# shellcheck source=/dev/null # disable=SC2086", "none")]
    [DataRow("# shellcheck enable=all", "none")]
    [DataRow("# shellcheck disable=", "none")]
    [DataRow("# shellcheck disables=SC2086", "none")]
    [DataRow("# shellcheck: disable=SC2086", "none")]
    [DataRow("# disable=SC2086", "none")]
    public void ShellChecks_names_codes(string comment, string expected) => Assert.AreEqual(expected, Read(comment));

    /// <summary>The comment ends the text; each name's place holds the name.</summary>
    private static string Read(string comment)
    {
        var text = new SourceText($"a\n{comment}");
        var (target, section) = (new TextSpan(0, 1), new TextSpan(0, 2));
        var file = new SourceFile("a", new FileContent(text, null));
        if (SuppressionReader.Read(file, [new Comment(new TextSpan(2, comment.Length), target) { Section = section }]) is not [var read])
        {
            return "none";
        }

        Assert.AreEqual(new TextSpan(2, comment.Length), read.Comment);
        var words = new List<string> { read.Peer ?? "our", read.Target == target ? "target" : read.Target == section ? "section" : "file" };
        foreach (var name in read.Names)
        {
            words.Add(name.Name);
            var written = text[name.Span].ToString();
            Assert.Contains(name.Name[^1], written);
            Assert.IsFalse($"{text.Content} "[name.Span.End] is not (' ' or '\t' or ',' or ']' or ':' or '"' or '\'' or ';') || char.IsLetterOrDigit(text.Content[name.Span.Start - 1]) || written.Contains(' ', StringComparison.Ordinal), $"“{written}”");
            words.AddRange(name.End is { } end ? ["until", end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] : []);
            words[^1] += name.Codes is { } codes ? $"={codes.First}-{codes.Last}" : "";
        }

        words.AddRange(read.Reason is { } reason ? [$"({reason})"] : []);
        return string.Join(' ', words);
    }
}
