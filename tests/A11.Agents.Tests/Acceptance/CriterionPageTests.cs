using System.Collections.Immutable;
using A11.Agents.Acceptance;
using static A11.Agents.Tests.Acceptance.Judged;

namespace A11.Agents.Tests.Acceptance;

/// <summary>Every entry of the catalogue has one page, and every example on it holds.</summary>
[TestClass]
public sealed class CriterionPageTests
{
    private const string HeaderStart = "<!-- criterion -->\n";
    private const string HeaderEnd = "<!-- /criterion -->\n";
    private const string ListStart = "<!-- catalogue -->\n";
    private const string ListEnd = "<!-- /catalogue -->\n";

    /// <summary>What turns a criterion around, leaves it open, or asks for more than anybody looks for.</summary>
    private static readonly string[] Additions = [" unless it rains", " only", " or not", " except on Fridays", " and supports quantum rollback", ", with a frobnicator", " if somebody asks", " in 7 regions"];

    private static readonly string[] Openings = ["It is not the case that: ", "Never: ", "If possible: ", "Optionally: ", "Somebody else checks: "];

    /// <summary>A path of each kind of file.</summary>
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["workflow"] = ".github/workflows/ci.yml",
        ["Dockerfile"] = "Dockerfile",
        ["compose file"] = "compose.yaml",
        ["Makefile"] = "Makefile",
        ["Kubernetes manifest"] = "k8s/app.yaml",
        ["shell script"] = "scripts/run.sh",
        ["Dependabot configuration"] = ".github/dependabot.yml",
        ["any file"] = "Dockerfile",
    };

    public static IEnumerable<object[]> Slugs => CriterionCatalogue.All.Select(entry => new object[] { entry.Slug });

    [TestMethod]
    public void Every_entry_has_one_page_and_every_page_one_entry() =>
        CollectionAssert.AreEqual(CriterionCatalogue.All.Select(entry => entry.Slug).Order(StringComparer.Ordinal).ToArray(), CriterionPage.All.Select(page => page.Slug).ToArray());

    [TestMethod]
    public void Names_are_unique_and_well_formed()
    {
        var entries = CriterionCatalogue.All;
        Assert.AreEqual(entries.Length, entries.Select(entry => entry.Slug).Distinct().Count());
        foreach (var entry in entries)
        {
            Assert.IsTrue(entry.Slug.All(letter => char.IsAsciiLetterLower(letter) || letter == '-'), entry.Slug);
            Assert.IsFalse(entry.Title.EndsWith('.'), entry.Title);
            Assert.IsTrue(entry.Checks.EndsWith('.'), entry.Checks);
            Assert.AreSame(entry, CriterionCatalogue.Find(entry.Slug.ToUpperInvariant()));
        }
    }

    [TestMethod]
    public void The_index_lists_every_entry()
    {
        var path = Path.Combine(CriterionPage.Root, "docs", "criteria.md");
        var text = File.ReadAllText(path);
        var rows = CriterionCatalogue.All.Select(entry => $"| [`{entry.Slug}`](criteria/{entry.Slug}.md) | {string.Join(", ", CriterionCatalogue.FilesOf(entry))} | {entry.Title} | “{entry.Wordings[0]}” |\n");
        Update(path, text, ListStart, ListEnd, $"| name | files | asks to | for example |\n| --- | --- | --- | --- |\n{string.Concat(rows)}");
    }

    [TestMethod]
    [DynamicData(nameof(Slugs))]
    public void The_page_keeps_its_form(string slug)
    {
        var (entry, page) = (CriterionCatalogue.Find(slug)!, PageOf(slug));
        var table = $"""
            | | |
            | --- | --- |
            | files | {string.Join(", ", CriterionCatalogue.FilesOf(entry))} |
            | wordings | {string.Join(" · ", entry.Wordings.Select(wording => $"“{wording}”"))} |

            {entry.Checks}

            """.ReplaceLineEndings("\n");
        StringAssert.StartsWith(page.Text, $"# {entry.Slug}: {entry.Title}\n\n{HeaderStart}");
        Update(page.Path, page.Text, HeaderStart, HeaderEnd, table);
        Assert.IsTrue(page.Examples.Any(example => example.Verdict == CriterionVerdict.Met), "no example that is met");
        Assert.IsTrue(page.Examples.Any(example => example.Verdict != CriterionVerdict.Met), "no example that is not met");
    }

    [TestMethod]
    [DynamicData(nameof(Slugs))]
    public void Its_wordings_are_understood(string slug)
    {
        var entry = CriterionCatalogue.Find(slug)!;
        foreach (var wording in entry.Wordings)
        {
            var plans = CriterionCatalogue.FilesOf(entry).Select(file => Planned(wording, Paths[file])).ToArray();
            Assert.IsTrue(plans.Any(plan => plan.IsChecked && Entries(plan).Contains(slug)), $"“{wording}”: {plans[0].Reason} {string.Join("; ", plans[0].Parts)}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Slugs))]
    public void The_examples_hold(string slug)
    {
        foreach (var example in PageOf(slug).Examples)
        {
            var place = $"{slug}.md({example.Line}): “{example.Criterion}”";
            var result = By(example.Criterion, example.IsExecutable, [.. example.Files]);
            Assert.AreEqual(example.Verdict, result.Verdict, $"{place}: {result.Evidence}");
            var plan = Planned(example.Criterion, example.Files[0].Path);
            Assert.IsTrue(example.Verdict == CriterionVerdict.Unchecked || Entries(plan).Contains(slug), $"{place}: {string.Join("; ", plan.Parts)}");
            Assert.IsTrue(example.Verdict != CriterionVerdict.Met || plan.IsChecked, $"{place}: {plan.Reason}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Slugs))]
    public void What_is_said_otherwise_is_never_met(string slug)
    {
        foreach (var example in PageOf(slug).Examples.Where(example => example.Verdict == CriterionVerdict.Met))
        {
            // “On localhost only” is what local ports are.
            foreach (var criterion in Additions.Where(addition => slug != "local-ports" || addition != " only").Select(addition => example.Criterion.TrimEnd('.') + addition).Concat(Openings.Select(opening => opening + example.Criterion)))
            {
                var result = By(criterion, example.IsExecutable, [.. example.Files]);
                Assert.AreNotEqual(CriterionVerdict.Met, result.Verdict, $"{slug}.md({example.Line}): “{criterion}”: {result.Evidence}");
                Assert.IsFalse(Planned(criterion, example.Files[0].Path).IsChecked, criterion);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Slugs))]
    public void By_a_file_that_is_commented_out_or_empty_nothing_is_met(string slug)
    {
        foreach (var example in PageOf(slug).Examples.Where(example => example.Verdict == CriterionVerdict.Met && slug is not ("file-exists" or "no-secrets" or "valid-syntax")))
        {
            var (path, text) = example.Files[0];
            foreach (var other in (string[])[string.Concat(text.Split('\n').Select(line => $"# {line}\n")), "", "\0"])
            {
                var result = By(example.Criterion, example.IsExecutable, [(path, other), .. example.Files[1..]]);
                Assert.AreNotEqual(CriterionVerdict.Met, result.Verdict, $"{slug}.md({example.Line}): {result.Evidence}");
            }
        }
    }

    /// <summary>What the plan says is checked, whatever comes of it; what it says is not, is never met.</summary>
    [TestMethod]
    public void The_plan_and_the_verdict_agree()
    {
        foreach (var row in CriterionTableTests.Rows.Select(data => (CriterionTableTests.Row)data[0]))
        {
            var plan = Planned(row.Criterion, row.Path);
            Assert.IsTrue(plan.IsChecked || row.Sign != '+', $"{row}: {plan.Reason}");
            Assert.AreEqual(plan.IsChecked, plan.Reason is null);
        }
    }

    private static CriterionPage PageOf(string slug) => CriterionPage.All.Single(page => page.Slug == slug);

    private static IEnumerable<string> Entries(PlannedCriterion plan) => plan.Parts.SelectMany(part => part.Alternatives.Prepend(part)).Select(part => part.Entry.Slug);

    private static void Update(string path, string text, string start, string end, string content)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.IsTrue(from >= start.Length && to >= from, $"{path} needs the lines {start.Trim()} and {end.Trim()}.");
        var expected = text[..from] + content + text[to..];
        if (Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1")
        {
            File.WriteAllText(path, expected);
            return;
        }

        Assert.AreEqual(expected, text, "The page differs from the catalogue; run the tests once with A11_UPDATE_PAGES=1.");
    }
}
