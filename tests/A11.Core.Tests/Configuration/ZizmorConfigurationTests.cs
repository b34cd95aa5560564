using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Configuration;

/// <summary>zizmor.yml, as zizmor's documentation (“Configuration”) has it.</summary>
[TestClass]
public sealed class ZizmorConfigurationTests
{
    [TestMethod]
    [DataRow("rules: [\n", "zizmor can't read this file: it is not YAML. Correct it.")]
    [DataRow("rules: x\n", "rules is a mapping. Write its entries as name: value.")]
    [DataRow("rules:\n  artipacked: x\n", "artipacked is a mapping. Write its entries as name: value.")]
    [DataRow("rules:\n  artipacked:\n    ignore: x\n", "ignore is a list. Write its items with a hyphen each.")]
    [DataRow("rules:\n  artipacked:\n    ignore: [\"a.yml:b\"]\n", "a.yml:b names no place. Write a file's name, or file.yml:line.")]
    [DataRow("rules:\n  artipacked:\n    ignore: [\"a.yml:1:2:3\"]\n", "a.yml:1:2:3 names no place. Write a file's name, or file.yml:line.")]
    [DataRow("rules:\n  artipacked:\n    ignore: [\"a.yml:0\"]\n", "a.yml:0 names no place. Write a file's name, or file.yml:line.")]
    [DataRow("rules:\n  artipacked:\n    config: x\n", "config is a mapping. Write its entries as name: value.")]
    [DataRow("rules:\n  unpinned-uses:\n    config:\n      policies: x\n", "policies is a mapping. Write its entries as name: value.")]
    [DataRow("rules:\n  unpinned-uses:\n    config:\n      policies:\n        actions/checkout@v4: any\n", "actions/checkout@v4 is no pattern of actions. Write owner/*, owner/repository or owner/repository/*, without a ref.")]
    [DataRow("rules:\n  unpinned-uses:\n    config:\n      policies:\n        actions/*: pinned\n", "A policy is any, ref-pin or hash-pin. Use one of them.")]
    [DataRow("rules:\n  unpinned-uses:\n    config:\n      policies:\n        actions/*:\n", "A policy is any, ref-pin or hash-pin. Use one of them.")]
    [DataRow("rules:\n  unpinned-uses:\n    config:\n      other: x\n", "zizmor has no option other for unpinned-uses. Correct the name, or remove it.")]
    [DataRow("rules:\n  forbidden-uses:\n    config:\n      allow: [a/*]\n      deny: [b/*]\n", "forbidden-uses takes allow or deny, not both. Remove one of them.")]
    [DataRow("rules:\n  forbidden-uses:\n    config:\n      deny: [nothing]\n", "nothing is no pattern of actions. Write owner/*, owner/repository, owner/repository/* or owner/repository@ref.")]
    [DataRow("rules:\n  forbidden-uses:\n    config:\n      deny: a/*\n", "deny is a list. Write its items with a hyphen each.")]
    [DataRow("rules:\n  dependabot-cooldown:\n    config:\n      days: 0\n", "days is a whole number above 0. Correct it.")]
    [DataRow("rules:\n  dependabot-cooldown:\n    config:\n      days: soon\n", "days is a whole number above 0. Correct it.")]
    [DataRow("rules:\n  secrets-outside-env:\n    config:\n      deny: [x]\n", "zizmor has no option deny for secrets-outside-env. Correct the name, or remove it.")]
    public void A_mistake_is_told(string text, string message)
    {
        var problem = Load(text).Problems.First();
        Assert.AreEqual(message, problem.Message);
        Assert.AreEqual("zizmor.yml", problem.Path);
        CollectionAssert.AreEqual((string[])["zizmor/invalid-config"], problem.Aliases.ToArray());
    }

    [TestMethod]
    [DataRow("rules:\n")]
    [DataRow("rules:\n  artipacked:\n")]
    [DataRow("rules:\n  artipacked:\n    ignore: [a.yml, \"a.yml:1\", \"a.yml:1:2\"]\n    config:\n")]
    [DataRow("rules:\n  unpinned-uses:\n    config:\n      policies: {actions/*: any, a/b: ref-pin, a/b/*: hash-pin, \"*\": any}\n")]
    [DataRow("rules:\n  forbidden-uses:\n    config:\n      deny: [a/*, a/b@v1]\n")]
    [DataRow("rules:\n  dependabot-cooldown:\n    config:\n      days: 1\n")]
    [DataRow("rules:\n  known-vulnerable-actions:\n    config:\n      allow: [GHSA-x]\n")]
    [DataRow("rules:\n  artipacked:\n    config:\n      x: y\n", DisplayName = "an option of another rule is zizmor's business")]
    public void What_zizmor_takes_is_taken(string text) => Assert.IsEmpty(Load(text).Problems);

    [TestMethod]
    [DataRow("artipacked:\n    disable: true\n", Severity.None)]
    [DataRow("artipacked:\n    disable: false\n", null)]
    [DataRow("artipacked:\n    remap: {severity: high}\n", Severity.Error)]
    [DataRow("artipacked:\n    remap: {severity: medium}\n", Severity.Warning)]
    [DataRow("artipacked:\n    remap: {severity: low}\n", Severity.Info)]
    [DataRow("artipacked:\n    remap: {severity: informational}\n", Severity.Info)]
    [DataRow("artipacked:\n    remap: {severity: other}\n", null)]
    [DataRow("artipacked:\n    remap: {}\n", null)]
    [DataRow("unpinned-uses:\n    disable: true\n", null)]
    public void A_rule_is_switched_off_or_weighed_otherwise(string rule, Severity? expected)
    {
        var check = TestEngine.Default.Checks.Find("zizmor/artipacked")[0];
        Assert.AreEqual(expected ?? check.DefaultSeverity, Load($"rules:\n  {rule}").ForFile(".github/workflows/a.yml").SeverityOf(check));
    }

    [TestMethod]
    public void An_option_switches_nothing_on()
    {
        var check = TestEngine.Default.Checks.Find("zizmor/secrets-outside-env")[0];
        Assert.IsTrue(check.OptIn);
        Assert.AreEqual(Severity.None, SeverityOf("config: {allow: [A]}"));
        Assert.AreEqual(Severity.Error, SeverityOf("remap: {severity: high}\n    config: {allow: [A]}"), "Where it is on, it stays so.");
        Assert.AreEqual(Severity.Error, SeverityOf("config: {allow: [A]}\n    remap: {severity: high}"));

        Severity SeverityOf(string options) => Load($"rules:\n  secrets-outside-env:\n    {options}\n").ForFile(".github/workflows/a.yml").SeverityOf(check);
    }

    [TestMethod]
    [DataRow("a.yml", "a.yml", true)]
    [DataRow("a.yml", "b.yml", false)]
    [DataRow("a.yml:7", "a.yml", false)]
    public void A_file_is_ignored_as_a_whole(string place, string file, bool isIgnored)
    {
        foreach (var path in (string[])["zizmor.yml", ".github/zizmor.yml"])
        {
            var check = TestEngine.Default.Checks.Find("zizmor/artipacked")[0];
            var files = new MemoryFileSource([new(path, $"rules:\n  artipacked:\n    ignore: [\"{place}\"]\n"), new($".github/workflows/{file}", "")]);
            var settings = TestEngine.Load(files).ForFile($".github/workflows/{file}");
            Assert.AreEqual(isIgnored, settings.SeverityOf(check) == Severity.None);
            Assert.AreEqual(place.Contains(':', StringComparison.Ordinal) ? "7 zizmor/artipacked" : "", string.Join(", ", settings.IgnoredLines.Select(static line => $"{line.Line} {line.Name}")));
        }
    }

    private static RepositorySettings Load(string text) => TestEngine.Load(new MemoryFileSource([new("zizmor.yml", text)]));
}
