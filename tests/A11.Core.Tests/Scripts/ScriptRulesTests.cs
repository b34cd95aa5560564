using A11.Core.Scripts;

namespace A11.Core.Tests.Scripts;

/// <summary>ShellCheck's codes and optional checks by their names.</summary>
[TestClass]
public sealed class ScriptRulesTests
{
    [TestMethod]
    [DataRow("add-default-case", "2249")]
    [DataRow("avoid-nullary-conditions", "2243 2244")]
    [DataRow("check-extra-masked-returns", "2312")]
    [DataRow("check-set-e-suppressed", "2310 2311")]
    [DataRow("deprecate-which", "2230")]
    [DataRow("quote-safe-variables", "2248")]
    [DataRow("require-double-brackets", "2292")]
    [DataRow("require-variable-braces", "2250")]
    [DataRow("all", "2230 2243 2244 2248 2249 2250 2292 2310 2311 2312")]
    [DataRow("check-unassigned-uppercase", "")]
    [DataRow("", "")]
    public void An_optional_check_has_its_codes(string name, string expected) => Assert.AreEqual(expected, string.Join(' ', ScriptRules.OptionalCodesOf(name)));

    [TestMethod]
    [DataRow("shellcheck/SC2086", "AXS9000 SC2086")]
    [DataRow("ShellCheck/sc2086", "AXS9000 SC2086")]
    [DataRow("hadolint/SC2086", "AXS9000 SC2086")]
    [DataRow("shellcheck/SC2250", "AXS9001 SC2250")]
    [DataRow("shellcheck/SC208", null)]
    [DataRow("shellcheck/SC20866", null)]
    [DataRow("shellcheck/DL3006", null)]
    [DataRow("shellcheck/SC20a6", null)]
    [DataRow("shellcheck/SC 086", null)]
    [DataRow("actionlint/SC2086", null)]
    [DataRow("SC2086", null)]
    public void A_code_is_a_rule_that_can_be_configured(string name, string? expected) => Assert.AreEqual(expected, ScriptRules.Find(name) is { } rule ? $"{rule.Id} {rule.Part}" : null);

    [TestMethod]
    [DataRow("shellcheck/SC2086", null, "shellcheck/SC2086")]
    [DataRow("shellcheck/SC2086", "actionlint/shellcheck", "shellcheck/SC2086 actionlint/shellcheck")]
    [DataRow("shellcheck/SC2086", "hadolint/SC*", "shellcheck/SC2086 hadolint/SC* hadolint/SC2086")]
    [DataRow("shellcheck/SC2046 shellcheck/SC2086", "hadolint/SC*", "shellcheck/SC2046 shellcheck/SC2086 hadolint/SC* hadolint/SC2046 hadolint/SC2086")]
    [DataRow("shellcheck/SC2250", "hadolint/SC*", "shellcheck/SC2250")]
    [DataRow("zizmor/x", "actionlint/shellcheck", "zizmor/x")]
    public void Another_linter_calls_what_ShellCheck_says_by_its_own_name(string aliases, string? peer, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', ScriptRules.InHost([.. aliases.Split(' ')], peer)));
}
