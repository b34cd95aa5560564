using System.Text;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Tests;

namespace A11.Core.Tests.Pages;

/// <summary>The pages for users of other linters name the checks that there are.</summary>
[TestClass]
public sealed class PeerPageTests
{
    private const string End = "<!-- /rules -->\n";

    [TestMethod]
    [DataRow("yamllint", "yamllint", "rule")]
    [DataRow("dclint", "dclint", "rule")]
    [DataRow("kube-linter", "kube-linter", "check")]
    [DataRow("checkmake", "checkmake", "rule")]
    [DataRow("trivy-checkov", "trivy checkov", "ID")]
    public void The_table_lists_all_checks_with_a_name_of_the_linter(string page, string peers, string word)
    {
        var path = PathOf(page);
        var text = File.ReadAllText(path);
        foreach (var peer in peers.Split(' '))
        {
            var mark = $"<!-- rules {peer} -->\n";
            var start = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
            var end = text.IndexOf(End, start, StringComparison.Ordinal);
            Assert.IsTrue(start >= mark.Length && end >= start, $"{page}.md needs a table between {mark.Trim()} and {End.Trim()}.");
            text = $"{text[..start]}{Table(peer, word)}{text[end..]}";
        }

        new Snapshot(path).Compare(text);
    }

    [TestMethod]
    [DataRow("hadolint")]
    [DataRow("actionlint")]
    [DataRow("zizmor")]
    [DataRow("shellcheck")]
    [DataRow("yamllint")]
    [DataRow("dclint")]
    [DataRow("kube-linter")]
    [DataRow("checkmake")]
    [DataRow("trivy-checkov")]
    public void Every_check_that_a_page_names_is_there(string page)
    {
        var text = File.ReadAllText(PathOf(page));
        for (var at = text.IndexOf("AX", StringComparison.Ordinal); at >= 0; at = text.IndexOf("AX", at + 1, StringComparison.Ordinal))
        {
            if (at + 7 <= text.Length && text.AsSpan(at + 3, 4).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                Assert.IsNotNull(TestEngine.Default.Checks.FindById(text[at..(at + 7)]), $"{page}.md names {text[at..(at + 7)]}");
            }
        }
    }

    [TestMethod]
    public void The_configuration_variables_of_actionlint_have_a_check()
    {
        foreach (var row in File.ReadLines(PathOf("actionlint")).Where(static line => line.StartsWith("| `config-variables`", StringComparison.Ordinal)))
        {
            StringAssert.Contains(row, TestEngine.Default.Checks.All.Single(static check => check.Aliases.Contains("actionlint/expression") && check.Options.Any(static option => option.Name == "variables")).Id);
        }
    }

    private static string PathOf(string page) => Path.Combine(RepositoryRoot.Path, "docs", $"{page}.md");

    private static string Table(string peer, string word)
    {
        var table = new StringBuilder($"| {word} | here | by default | options |\n| --- | --- | --- | --- |\n");
        var names = TestEngine.Default.Checks.All.SelectMany(static check => check.Aliases).Where(alias => alias.StartsWith(peer + "/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            CheckDescriptor[] checks = [.. TestEngine.Default.Checks.All.Where(check => check.Aliases.Contains(name))];
            table.Append($"| `{name[(peer.Length + 1)..]}` | {Join(checks, static check => $"[{check.Id}](rules/{check.Id}.md) {check.Slug}")} | {Join(checks, static check => check.OptIn ? "off" : check.Severity.ToName())} | {Join(checks, static check => string.Join(", ", check.Options.Select(static option => $"`{option.Name}`")))} |\n");
        }

        return table.ToString();
    }

    private static string Join(CheckDescriptor[] checks, Func<CheckDescriptor, string> describe) => string.Join(", ", checks.Select(describe).Where(static text => text.Length > 0).Distinct());
}
