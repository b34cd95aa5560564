using System.Globalization;
using System.Text;
using A11.Core.Analysis;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Workflows;

/// <summary>Cycles are told once, and found however many jobs there are.</summary>
[TestClass]
public sealed class JobNeedsTests
{
    private const int Many = 3000;

    [TestMethod]
    public void A_cycle_of_thousands_of_jobs_is_one_finding()
    {
        var text = new StringBuilder("on: push\njobs:\n");
        for (var i = 0; i < Many; i++)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"  j{i}:\n    runs-on: ubuntu-24.04\n    needs: j{(i + 1) % Many}\n    steps:\n      - run: make\n");
        }

        var found = Check(text.ToString());
        Assert.HasCount(1, found);
        StringAssert.Contains(found[0], "Job j0 needs j1, which needs j2");
    }

    [TestMethod]
    public void Two_cycles_are_two_findings()
    {
        const string Job = "    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n";
        var found = Check($"on: push\njobs:\n  a:\n    needs: b\n{Job}  b:\n    needs: [c, a]\n{Job}  c:\n    needs: [d]\n{Job}  d:\n    needs: [c]\n{Job}");
        Assert.HasCount(2, found);
        StringAssert.Contains(found[0], "Job a needs b, which needs a again");
        StringAssert.Contains(found[1], "Job c needs d, which needs c again");
    }

    private static string[] Check(string text)
    {
        var files = new MemoryFileSource([new(".github/workflows/ci.yml", text)]);
        return [.. TestEngine.Default.Run(files, new DefaultSettings()).Diagnostics.Where(static finding => finding.Rule.Id is "AXW0002" or "AXW0005").Select(static finding => finding.Message)];
    }
}
