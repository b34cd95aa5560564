using System.Text;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Pages;

/// <summary>What each check says of the examples on its page: a change of a message, a severity, a place, a fix or another linter's name is seen in a file that a person reviews.</summary>
[TestClass]
public sealed class ExampleSnapshotTests
{
    public static IEnumerable<string> Domains => RulePage.All.Where(page => !page.Examples.IsEmpty || !page.Forms.IsEmpty).Select(page => page.Domain).Distinct();

    [TestMethod]
    [DynamicData(nameof(Domains))]
    public void Examples_are_reported_as_before(string domain)
    {
        var text = new StringBuilder();
        foreach (var page in RulePage.All.Where(page => page.Domain == domain))
        {
            foreach (var (name, example) in Name("example", page.Examples).Concat(Name("form", page.Forms)))
            {
                foreach (var finding in example.Check(allRules: true).Where(finding => finding.Rule.Id == page.Id))
                {
                    _ = text.Append(page.Id).Append(' ').Append(name).Append(", ").Append(Snapshot.Describe(finding)).Append('\n');
                    foreach (var line in DescribeRest(finding))
                    {
                        _ = text.Append("  ").Append(Escape(line)).Append('\n');
                    }
                }
            }
        }

        new Snapshot(Path.Combine(RepositoryRoot.Path, "tests", "A11.Core.Tests", "Pages", "Snapshots", $"{domain}.txt")).Compare(text.ToString());
    }

    private static IEnumerable<(string Name, RulePageExample Example)> Name(string kind, IEnumerable<RulePageExample> examples) =>
        examples.Index().Select(entry => ($"{kind} {entry.Index + 1}", entry.Item));

    /// <summary>What reports and editors show besides the message, a line each: other linters' names where only some of the check's stand for this finding, other places, the fix.</summary>
    private static IEnumerable<string> DescribeRest(Diagnostic finding)
    {
        if (finding.OwnAliases is { } aliases && !aliases.SequenceEqual(finding.Rule.Aliases))
        {
            yield return $"peers: {(aliases.IsEmpty ? "none" : string.Join(", ", aliases))}";
        }

        foreach (var related in finding.Related)
        {
            yield return $"see {related.Path} {related.Start}: {related.Message}";
        }

        if (finding.Fix is { } fix)
        {
            yield return $"{fix.Safety.ToString().ToLowerInvariant()} fix: {fix.Title}";
            foreach (var edit in fix.Edits.OrderBy(edit => edit.Span))
            {
                yield return $"  {PlaceOf(edit.Span.Start)}-{PlaceOf(edit.Span.End)} → “{edit.NewText}”";
            }
        }

        LinePosition PlaceOf(int position) => finding.Text!.GetPosition(position);
    }

    private static string Escape(string line) => line.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
