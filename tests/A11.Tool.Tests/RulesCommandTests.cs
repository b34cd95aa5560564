using System.Text.Json;
using A11.Core.Diagnostics;

namespace A11.Tool.Tests;

/// <summary><c>a11 rules</c>, filtered.</summary>
[TestClass]
public sealed class RulesCommandTests
{
    [TestMethod]
    public void A_domain_is_told_by_the_ID()
    {
        Assert.IsTrue(List("--domain", "compose").All(rule => rule.Id.StartsWith("AXC", StringComparison.Ordinal)));
        Assert.IsTrue(List("--domain", "compose", "--domain", "makefile").Any(rule => rule.Id.StartsWith("AXM", StringComparison.Ordinal)));
        Assert.AreEqual(List().Length, DomainNames.All.Sum(domain => List("--domain", domain).Length));
    }

    [TestMethod]
    public void Filters_of_several_kinds_hold_together()
    {
        var rules = List("--category", "secure", "--severity", "error", "--origin", "hadolint");
        Assert.AreNotEqual(0, rules.Length);
        Assert.IsTrue(rules.All(rule => rule is { Category: "secure", Severity: "error" } && rule.Aliases.Any(alias => alias.StartsWith("hadolint/", StringComparison.Ordinal))));
    }

    [TestMethod]
    public void Rules_that_no_other_linter_has_are_our_own()
    {
        var rules = List("--origin", "a11");
        Assert.AreNotEqual(0, rules.Length);
        Assert.IsTrue(rules.All(rule => rule.Aliases.All(alias => alias.StartsWith("a11/", StringComparison.Ordinal))));
    }

    [TestMethod]
    public void A_linter_that_is_not_known_and_an_empty_list_are_told()
    {
        using var folder = new ToolFolder();
        var unknown = folder.Run("rules", "--origin", "lint-o-matic");
        Assert.AreEqual(ExitCode.Usage, unknown.Code);
        StringAssert.StartsWith(unknown.Error, "a11: No rule comes from “lint-o-matic”; the origins are a11, ");
        var none = folder.Run("rules", "--domain", "compose", "--origin", "shellcheck");
        Assert.AreEqual((ExitCode.Clean, "", "a11: No rule has all of these properties.\n"), (none.Code, none.Output, none.Error));
        StringAssert.StartsWith(folder.Run("rules", "--domain", "makefile").Output, "AXM");
    }

    private static (string Id, string Category, string Severity, string[] Aliases)[] List(params string[] options)
    {
        using var folder = new ToolFolder();
        var result = folder.Run(["rules", "--format", "json", .. options]);
        Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        return
        [
            .. json.RootElement.GetProperty("rules").EnumerateArray().Select(rule => (
                rule.GetProperty("id").GetString()!,
                rule.GetProperty("category").GetString()!,
                rule.GetProperty("severity").GetString()!,
                rule.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()!).ToArray())),
        ];
    }
}
