using System.Text;
using A11.Tests;

namespace A11.Core.Tests.Pages;

/// <summary>What each check says of the examples on its page: a change of a message, a severity or a place is seen in a file that a person reviews.</summary>
[TestClass]
public sealed class ExampleSnapshotTests
{
    public static IEnumerable<string> Domains => RulePage.All.Where(page => !page.Examples.IsEmpty).Select(page => page.Domain).Distinct();

    [TestMethod]
    [DynamicData(nameof(Domains))]
    public void Examples_are_reported_as_before(string domain)
    {
        var text = new StringBuilder();
        foreach (var page in RulePage.All.Where(page => page.Domain == domain))
        {
            foreach (var (index, example) in page.Examples.Index())
            {
                foreach (var finding in example.Check(allRules: true).Where(finding => finding.Rule.Id == page.Id))
                {
                    _ = text.Append(page.Id).Append(" example ").Append(index + 1).Append(", ").Append(Snapshot.Describe(finding)).Append('\n');
                }
            }
        }

        new Snapshot(Path.Combine(RepositoryRoot.Path, "tests", "A11.Core.Tests", "Pages", "Snapshots", $"{domain}.txt")).Compare(text.ToString());
    }
}
