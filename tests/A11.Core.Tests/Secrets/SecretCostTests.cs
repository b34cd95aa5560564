using System.Text;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Secrets;

/// <summary>Long lines and long lists of variables cost the rules about secrets no more steps than they have, and each secret in them is found.</summary>
[TestClass]
public sealed class SecretCostTests
{
    private const int Count = 5_000;

    [TestMethod]
    public void Logins_in_one_line() => Judge("AXX0002", "run.sh", $"#!/bin/sh\n: {Repeat(static _ => "a://b:Zk39xQp27Lm@c.io ")}\n", Count);

    [TestMethod]
    public void Logins_in_one_comment() => Judge("AXX0002", "run.sh", $"#!/bin/sh\n: # {Repeat(static _ => "a://b:Zk39xQp27Lm@c.io ")}\n", 0);

    [TestMethod]
    public void Access_keys_without_secret_keys() => Judge("AXX0003", "compose.yaml", $"services:\n  a:\n    environment:\n{Repeat(static i => $"      A{i}_ACCESS_KEY: Zk39xQp27Lm\n")}", Count);

    [TestMethod]
    public void Access_keys_beside_secret_keys() =>
        Judge("AXX0003", "compose.yaml", $"services:\n  a:\n    environment:\n{Repeat(static i => $"      A{i}_ACCESS_KEY: Zk39xQp27Lm\n      a{i}_secret_key: $A\n      B{i}: c\n")}", 0);

    [TestMethod]
    [DataRow("a: 'b # http://a:Zk39xQp27Lm@c.io'", true)]
    [DataRow("a: b # 'http://a:Zk39xQp27Lm@c.io'", false)]
    [DataRow("a: b#http://a:Zk39xQp27Lm@c.io", true)]
    [DataRow("# it's\na: http://a:Zk39xQp27Lm@c.io", true)]
    [DataRow("a: b\n# http://a:Zk39xQp27Lm@c.io http://a:Zk39xQp27Lm@c.io", false)]
    [DataRow("  // http://a:Zk39xQp27Lm@c.io", false)]
    [DataRow("x // http://a:Zk39xQp27Lm@c.io", true)]
    public void A_login_in_a_comment_is_none(string text, bool isReported) => Judge("AXX0002", "compose.env", text, isReported ? 1 : 0);

    [TestMethod]
    [DataRow("postgres://app:Winter2024!@${DB_HOST}:5432/db", Severity.Warning)]
    [DataRow("postgres://app:Zk39xQp27Lm@$DB_HOST/db", Severity.Error)]
    [DataRow("postgres://app:Winter2024!@{host}/db", Severity.Warning)]
    [DataRow("http://corp:Winter2024@proxy:3128", Severity.Error)]
    [DataRow("redis://:Zk39xQp27Lm@redis.corp.io/", Severity.Error)]
    [DataRow("redis://:redis@cache:6379", Severity.Info)]
    public void The_severity_is_that_of_the_password(string url, Severity expected) =>
        Assert.AreEqual(expected, Check("AXX0002", "app.env", $"URL={url}\n").Single().Severity);

    private static string Repeat(Func<int, string> part) => Enumerable.Range(0, Count).Aggregate(new StringBuilder(), (text, i) => text.Append(part(i))).ToString();

    private static void Judge(string rule, string path, string text, int expected) => Assert.HasCount(expected, Check(rule, path, text));

    private static Diagnostic[] Check(string rule, string path, string text)
    {
        var files = new MemoryFileSource([new(path, text)]);
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics;
        Assert.IsFalse(findings.Any(finding => finding.Rule.Id == "AXG0007" && finding.Message.Contains(rule, StringComparison.Ordinal)), "the rule gave up");
        return [.. findings.Where(finding => finding.Rule.Id == rule)];
    }
}
