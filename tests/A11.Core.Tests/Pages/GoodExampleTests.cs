using A11.Core.Diagnostics;
using A11.Tests;

namespace A11.Core.Tests.Pages;

/// <summary>What a page shows as good, people copy: no check of the domain that is on by default finds anything in it.</summary>
[TestClass]
public sealed class GoodExampleTests
{
    /// <summary>IDs of the pages whose good examples are not clean yet, one a line. It only gets shorter.</summary>
    private static readonly string ExemptionsPath = Path.Combine(RepositoryRoot.Path, "tests", "A11.Core.Tests", "Pages", "unclean.txt");

    [TestMethod]
    public void Good_examples_are_clean()
    {
        var faults = RulePage.All.Select(page => (page.Id, Found: FaultsOf(page))).Where(page => page.Found.Length > 0).ToArray();
        var exempt = File.ReadAllLines(ExemptionsPath);
        Assert.AreEqual("", string.Join('\n', faults.Where(page => !exempt.Contains(page.Id)).SelectMany(page => page.Found)));
        var left = exempt.Intersect(faults.Select(page => page.Id)).ToArray();
        if (Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1")
        {
            File.WriteAllText(ExemptionsPath, string.Concat(left.Select(id => $"{id}\n")));
            return;
        }

        CollectionAssert.AreEqual(left, exempt, "These pages are clean now: remove them from unclean.txt, or run the tests once with A11_UPDATE_PAGES=1.");
    }

    private static string[] FaultsOf(RulePage page) =>
    [
        .. page.Examples.Where(example => !example.IsBad).SelectMany(example => example.Check(allRules: false)
            .Where(finding => finding.Rule.Id.StartsWith(page.Domain, StringComparison.Ordinal) && finding.Severity > Severity.None)
            .Select(finding => $"{example.Place}, line {Snapshot.Describe(finding)}")),
    ];
}
