using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>What a comment names is silent where the comment speaks of, and nothing else is.</summary>
[TestClass]
public sealed class SuppressionTests
{
    [TestMethod]
    [DataRow("# a11:disable AXD3006 -- the base is built here", true, DisplayName = "by its ID")]
    [DataRow("# a11:disable axd3006 -- the base is built here", true, DisplayName = "in any case")]
    [DataRow("# a11:disable untagged-base-image -- the base is built here", true, DisplayName = "by its slug")]
    [DataRow("# a11:disable hadolint/DL3006 -- the base is built here", true, DisplayName = "by another linter's name")]
    [DataRow("# a11:disable AXD3006", false, DisplayName = "without a reason")]
    [DataRow("# a11:disable AXD3007 -- the base is built here", false, DisplayName = "by another ID")]
    public void A_finding_is_silenced_by_what_it_is_called(string comment, bool isSilent) =>
        Assert.AreEqual(!isSilent, Check("Dockerfile", $"{comment}\nFROM debian\n").Any(static finding => finding.Rule.Id == "AXD3006"));

    [TestMethod]
    [DataRow("# shellcheck disable=SC2086", true)]
    [DataRow("# shellcheck disable=SC2086,SC2034", true)]
    [DataRow("# shellcheck disable=2086", true)]
    [DataRow("# shellcheck disable=SC2000-SC2099", true)]
    [DataRow("# shellcheck disable=all", true)]
    [DataRow("# shellcheck disable=SC2034", false)]
    [DataRow("# shellcheck disable=SC2087-SC2099", false)]
    [DataRow("# shellcheck source=/dev/null", false)]
    [DataRow("# shellcheck shell=bash", false)]
    public void A_directive_of_ShellCheck_silences_what_it_disables(string comment, bool isSilent) =>
        Assert.AreEqual(!isSilent, Check("a.sh", $"#!/bin/sh\nset -eu\n{comment}\nls $1\n").Any(static finding => finding.Rule.Id == "AXS2086"));

    private static ImmutableArray<Diagnostic> Check(string path, string text)
    {
        var files = new MemoryFileSource([new(path, text)]);
        return TestEngine.Default.Run(files, TestEngine.Load(files), [path]).Diagnostics;
    }
}
