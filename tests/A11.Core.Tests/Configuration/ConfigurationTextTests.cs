using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Configuration;
using A11.Core.Configuration.Migration;
using A11.Core.Diagnostics;

namespace A11.Core.Tests.Configuration;

/// <summary>What is added to an a11.yml stands among its own lines, which stay as they are.</summary>
[TestClass]
public sealed class ConfigurationTextTests
{
    private const string Line = "AXZ0001: error # A test";

    private static readonly CheckIndex Checks = new([new CheckDescriptor("AXZ0001", "test", "A test", Severity.Warning, Category.Correct)]);

    private static readonly ImmutableDictionary<string, Severity> Rules = ImmutableDictionary<string, Severity>.Empty.Add("AXZ0001", Severity.Error);

    [TestMethod]
    [DataRow("", "rules:\n  " + Line + "\n")]
    [DataRow("strict: true\n", "strict: true\n\nrules:\n  " + Line + "\n")]
    [DataRow("strict: true", "strict: true\n\nrules:\n  " + Line + "\n")]
    [DataRow("strict: true\r\n", "strict: true\r\n\r\nrules:\r\n  " + Line + "\r\n")]
    [DataRow("rules:\n", "rules:\n  " + Line + "\n")]
    [DataRow("rules: {}\n", "rules:\n  " + Line + "\n")]
    [DataRow("rules:\nstrict: true\n", "rules:\n  " + Line + "\nstrict: true\n")]
    [DataRow("rules:\n    AXZ0002: none # why\nstrict: true\n", "rules:\n    AXZ0002: none # why\n    " + Line + "\nstrict: true\n")]
    [DataRow("rules:\n  AXZ0002: none", "rules:\n  AXZ0002: none\n  " + Line + "\n")]
    public void Severities_are_added(string before, string expected) =>
        Assert.AreEqual(expected, new ConfigurationText("a11.yml", before, Checks).Add(new ConfigurationFile { Rules = Rules }));

    [TestMethod]
    [DataRow("", "overrides:\n  - files: [a/**]\n    rules:\n      " + Line + "\n")]
    [DataRow("overrides:\n  - files: [x]\n    rules:\n      AXZ0001: none\n", "overrides:\n  - files: [a/**]\n    rules:\n      " + Line + "\n  - files: [x]\n    rules:\n      AXZ0001: none\n")]
    [DataRow("overrides:\n- files: [x]\n", "overrides:\n- files: [a/**]\n  rules:\n    " + Line + "\n- files: [x]\n")]
    public void Overrides_are_added_before_those_that_are_there(string before, string expected)
    {
        var added = new ConfigurationFile { Overrides = [new ConfigurationOverride([PathPattern.Parse("a/**")], Rules, RuleOptionValues.Empty)] };
        Assert.AreEqual(expected, new ConfigurationText("a11.yml", before, Checks).Add(added).Replace("\"", "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Nothing_is_added_to_what_is_written_in_brackets()
    {
        var text = new ConfigurationText("a11.yml", "rules: {AXZ0002: none}\n", Checks);
        Assert.AreEqual(
            "a11.yml(1,8): “rules” is written in brackets, so nothing was added to it. Write it as lines.",
            Assert.ThrowsExactly<InvalidDataException>(() => text.Add(new ConfigurationFile { Rules = Rules })).Message);
    }

    [TestMethod]
    public void Where_nothing_is_added_nothing_changes() => Assert.AreEqual("rules: {a: b}", new ConfigurationText("a11.yml", "rules: {a: b}", Checks).Add(new ConfigurationFile()));
}
