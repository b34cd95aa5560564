using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Make;

/// <summary>Line ends of makefiles, which no page can show, as git changes them.</summary>
[TestClass]
public sealed class LineEndTests
{
    [TestMethod]
    [DataRow("all:\r\n\ttrue\r\n", 1)]
    [DataRow("all:\n\ttrue\n", 0)]
    public void Other_makes_read_no_carriage_returns(string text, int count)
    {
        var files = new MemoryFileSource([new("Makefile", text)]);
        var result = TestEngine.Default.Run(files, TestEngine.Load(files, SettingsOptions.Default with { AllRules = true }));
        Assert.AreEqual(count, result.Diagnostics.Count(static finding => finding.Rule.Id == "AXM1127"));
    }
}
