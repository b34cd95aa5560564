using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

/// <summary>Files that yamllint's configuration ignores.</summary>
[TestClass]
public sealed class YamllintIgnoreTests
{
    [TestMethod]
    [DataRow("rules: {trailing-spaces: enable}", true)]
    [DataRow("rules: {trailing-spaces: enable}\nignore: gen/", false)]
    [DataRow("rules: {trailing-spaces: enable}\nignore: [other/, '*.gen.yaml']", false)]
    [DataRow("rules: {trailing-spaces: enable}\nignore: |\n  # generated\n  /data/gen/\n", false)]
    [DataRow("rules: {trailing-spaces: enable}\nignore: |\n  /gen/\n", true)]
    [DataRow("rules: {trailing-spaces: {ignore: a.gen.yaml}}", false)]
    [DataRow("rules: {trailing-spaces: enable, colons: {ignore: a.gen.yaml}}", true)]
    public void They_are_ignored(string configuration, bool isFound)
    {
        var files = new MemoryFileSource([new("data/gen/a.gen.yaml", "a: b  \n"), new(".yamllint", configuration + "\n")]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files, SettingsOptions.Default), ["data/gen/a.gen.yaml"]).Diagnostics.Select(static finding => finding.Rule.Id).ToArray();
        Assert.AreEqual(isFound, found.Contains("AXY2002"), string.Join(' ', found));
    }
}
