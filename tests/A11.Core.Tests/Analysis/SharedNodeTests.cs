using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>What stands once in a file and is used in several places.</summary>
[TestClass]
public sealed class SharedNodeTests
{
    [TestMethod]
    public void What_an_anchor_holds_is_told_once()
    {
        var files = new MemoryFileSource([new("compose.yaml", "services:\n  web: &web\n    image: nginx:latest\n  worker:\n    <<: *web\n  cron: *web\n")]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Where(finding => finding.Rule.Id == "AXC1003");
        Assert.AreEqual("3,12", string.Join(' ', found.Select(finding => finding.Start.ToString())));
    }
}
