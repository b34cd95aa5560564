using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Pages;

/// <summary>Every rule has one page, and every example on it holds.</summary>
[TestClass]
public sealed class RulePageTests
{
    private const string HeaderStart = "<!-- rule -->\n";
    private const string HeaderEnd = "<!-- /rule -->\n";

    public static IEnumerable<object[]> Pages => RulePage.All.Select(page => new object[] { page.Id });

    [TestMethod]
    public void Every_rule_has_one_page_and_every_page_one_rule() =>
        CollectionAssert.AreEqual(
            TestEngine.Default.Checks.All.Select(rule => rule.Id).ToArray(),
            RulePage.All.Select(page => page.Id).ToArray());

    [TestMethod]
    public void Every_file_of_forms_belongs_to_a_page() =>
        CollectionAssert.IsSubsetOf(RulePage.FormFiles.ToArray(), RulePage.All.Where(page => !page.Forms.IsEmpty).Select(page => page.Id).ToArray());

    [TestMethod]
    public void The_catalogues_hold_every_rule_class()
    {
        var classes = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract);
        var listed = TestEngine.Default.Domains.SelectMany(domain => domain.Rules).Select(rule => rule.GetType());
        CollectionAssert.AreEquivalent(classes.ToArray(), listed.ToArray());
    }

    [TestMethod]
    public void Names_are_unique_and_well_formed()
    {
        var rules = TestEngine.Default.Checks.All;
        Assert.AreEqual(rules.Length, rules.Select(rule => rule.Id).Distinct().Count());
        Assert.AreEqual(rules.Length, rules.Select(rule => rule.Slug).Distinct().Count());
        foreach (var rule in rules)
        {
            Assert.IsTrue(rule.Id.Length == 7 && rule.Id.StartsWith("AX", StringComparison.Ordinal) && rule.Id[3..].All(char.IsAsciiDigit), rule.Id);
            Assert.IsTrue(rule.Slug.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'), rule.Slug);
            Assert.IsFalse(rule.Title.EndsWith('.'), rule.Title);
            Assert.IsTrue(rule.Aliases.All(alias => alias.Split('/').Length >= 2), rule.Id);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void The_page_keeps_its_form(string id)
    {
        var page = RulePage.All.Single(page => page.Id == id);
        var rule = TestEngine.Default.Checks.Find(id).Single();
        var start = page.Text.IndexOf(HeaderStart, StringComparison.Ordinal) + HeaderStart.Length;
        var end = page.Text.IndexOf(HeaderEnd, StringComparison.Ordinal);
        Assert.IsTrue(start >= HeaderStart.Length && end >= start, $"{id}: the page needs a {HeaderStart.Trim()} and a {HeaderEnd.Trim()} line below its heading.");
        var expected = $"# {id}: {rule.Title}\n\n{HeaderStart}{Header(rule)}{page.Text[end..]}";
        if (Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1")
        {
            File.WriteAllText(page.Path, expected);
            return;
        }

        Assert.AreEqual(expected, page.Text, "The header differs from the class; run the tests once with A11_UPDATE_PAGES=1.");
        Assert.IsTrue(rule.Fix is not FixSafety.Unsafe || page.Text[end..].Contains("unsafe", StringComparison.Ordinal), $"{id}: the page does not say why its fix is unsafe");
        if (TestEngine.Default.Domains.SelectMany(domain => domain.Rules).SelectMany(candidate => candidate.Descriptors).Any(check => check.Id == id))
        {
            Assert.IsTrue(page.Examples.Any(example => example.IsBad), $"{id}: no bad example");
            Assert.IsTrue(page.Examples.Any(example => !example.IsBad), $"{id}: no good example");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void The_examples_hold(string id)
    {
        var rule = TestEngine.Default.Checks.Find(id).Single();
        var page = RulePage.All.Single(page => page.Id == id);
        foreach (var example in page.Examples.Concat(page.Forms))
        {
            var place = example.Place;
            var found = Check(rule, example, example.Content);
            var expected = example.Marks.Select(mark => Describe(example.Content, mark));
            Assert.AreEqual(string.Join('\n', expected), string.Join('\n', found.Select(finding => Describe(example.Content, finding.Span))), place);
            Assert.AreEqual(example.IsBad, found.Count > 0, $"{place}: a bad example marks its findings, a good one has none.");
            foreach (var finding in found.Where(finding => finding.Fix is not null))
            {
                Assert.AreNotEqual(FixSafety.None, rule.Fix, $"{id}: offers a fix that its class does not declare");
                Assert.IsTrue(rule.Fix is FixSafety.Unsafe || finding.Fix!.Safety is FixSafety.Safe, $"{place}: offers an unsafe fix, which its class does not declare");
            }

            if (rule.Fix is FixSafety.None || !found.Any(finding => finding.Fix is not null))
            {
                continue;
            }

            var mended = TextEdit.Apply(example.Content, [.. found.Where(finding => finding.Fix is not null).SelectMany(finding => finding.Fix!.Edits).Distinct()]);
            var left = Check(rule, example, mended);
            Assert.IsFalse(left.Any(finding => finding.Fix is not null), $"{place}: the fix does not mend what it should:\n{mended}");
            Assert.AreEqual(found.Count(finding => finding.Fix is null), left.Count, $"{place}: after the fix:\n{mended}");
        }
    }

    private static List<Diagnostic> Check(CheckDescriptor rule, RulePageExample example, string content) =>
        [.. example.Check(allRules: true, content).Where(finding => finding.Rule.Id == rule.Id)];

    private static string Describe(string text, TextSpan span) => $"{new SourceText(text).GetPosition(span.Start)} “{text.Substring(span.Start, span.Length)}”";

    private static string Header(CheckDescriptor rule)
    {
        var peers = rule.Aliases.IsEmpty ? "none" : string.Join(", ", rule.Aliases.Select(alias => $"`{alias}`"));
        var severity = rule.OptIn ? $"{rule.Severity.ToName()}, off by default" : rule.Severity.ToName();
        var fix = rule.Fix switch { FixSafety.Safe => "safe", FixSafety.Unsafe => "unsafe", _ => "none" };
        var options = rule.Options.IsEmpty ? "none" : string.Join("; ", rule.Options.Select(option => $"`{option.Name}`: {option.Description}"));
        return
            $"""
            | | |
            | --- | --- |
            | name | `{rule.Slug}` |
            | severity | {severity} |
            | category | {rule.Category.ToName()} |
            | since | {rule.Since} |
            | fix | {fix} |
            | options | {options} |
            | peers | {peers} |

            """.ReplaceLineEndings("\n");
    }
}
