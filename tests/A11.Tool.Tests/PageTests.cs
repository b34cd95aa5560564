using System.Text.Json;
using A11.Core.Reports;
using A11.Tests;

namespace A11.Tool.Tests;

/// <summary><c>a11 explain</c> and <c>a11 rules</c>.</summary>
[TestClass]
public sealed class PageTests
{
    [TestMethod]
    [DataRow("AXY0001")]
    [DataRow("axy0001")]
    [DataRow("yaml-syntax-error")]
    [DataRow("dclint/invalid-yaml")]
    [DataRow("invalid-yaml")]
    public void A_page_is_found_by_every_name_of_its_rule(string name)
    {
        using var folder = new ToolFolder();
        var result = folder.Run("explain", name);
        Assert.AreEqual(ExitCode.Clean, result.Code);
        StringAssert.StartsWith(result.Output, "# AXY0001: YAML files must be valid\n");
        Assert.IsFalse(result.Output.Contains('⟦', StringComparison.Ordinal) || result.Output.Contains("<!--", StringComparison.Ordinal), result.Output);
    }

    [TestMethod]
    public void Every_page_can_be_shown_on_a_terminal()
    {
        using var folder = new ToolFolder { Columns = 60 };
        foreach (var rule in TestEngine.Default.Checks.All)
        {
            var result = folder.Run("explain", rule.Id);
            Assert.AreEqual(ExitCode.Clean, result.Code, result.Error);
            StringAssert.StartsWith(result.Output, $"\e[1m{rule.Id}: ");
            Assert.IsFalse(result.Output.Contains('⟦', StringComparison.Ordinal), result.Output);
        }
    }

    [TestMethod]
    public void A_name_that_several_rules_share_shows_all_their_pages()
    {
        using var folder = new ToolFolder();
        var output = folder.Run("explain", "a11/parse-error").Output;
        foreach (var rule in TestEngine.Default.Checks.Find("a11/parse-error"))
        {
            StringAssert.Contains(output, $"# {rule.Id}: {rule.Title}\n");
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_page_is_opened_in_the_browser(bool hasBrowser)
    {
        var opened = new List<string>();
        using var folder = new ToolFolder
        {
            OpenAddress = address =>
            {
                opened.Add(address);
                return hasBrowser;
            },
        };
        var result = folder.Run("explain", "DL3006", "--open");
        Assert.AreEqual(ExitCode.Clean, result.Code);
        Assert.AreEqual($"{RulePages.DocumentationAddress}/rules/AXD3006.html", string.Join(' ', opened));
        Assert.AreEqual($"{RulePages.DocumentationAddress}/rules/AXD3006.html\n", result.Output);
        Assert.AreEqual(!hasBrowser, result.Error.Contains("open it in a browser", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_rules_are_listed()
    {
        using var folder = new ToolFolder();
        var text = folder.Run("rules").Output;
        using var document = JsonDocument.Parse(folder.Run("rules", "--format", "json").Output);
        foreach (var rule in TestEngine.Default.Checks.All)
        {
            StringAssert.Contains(text, $"{rule.Id}  ");
        }

        Assert.AreEqual(TestEngine.Default.Checks.All.Length, document.RootElement.GetProperty("rules").GetArrayLength());
    }
}
