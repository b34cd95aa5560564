using A11.Core.Analysis;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Compose;

/// <summary>References are looked up in all files that Compose reads together, and reported where they are written.</summary>
[TestClass]
public sealed class ComposeProjectTests
{
    private const string Web = "services:\n  web:\n    image: nginx:1.29.1\n    depends_on: [db]\n    volumes: [data:/data]\n";

    private const string Database = "services:\n  db:\n    image: postgres:17.5\nvolumes:\n  data:\n";

    [TestMethod]
    [DataRow("compose.yaml", "include: [deploy/db.yaml]\n" + Web, "deploy/db.yaml", Database, "", DisplayName = "an included file")]
    [DataRow("compose.yaml", "include: [{path: [a.yaml, deploy/db.yaml]}]\n" + Web, "deploy/db.yaml", Database, "AXC0039", DisplayName = "a file that isn't there")]
    [DataRow("compose.yaml", "include: [deploy/db.yaml]\n" + Web, "deploy/db.yaml", "services:\n  cache:\n    image: redis:8.2.1\n", "AXC0002 AXC0004", DisplayName = "an included file with others")]
    [DataRow("compose.yaml", "include: [\"https://example.com/db.git\"]\n" + Web, "a.txt", "", "", DisplayName = "what is elsewhere")]
    [DataRow("compose.prod.yaml", Web, "compose.yaml", Database, "", DisplayName = "a file below")]
    [DataRow("compose.prod.yaml", Web, "compose.yaml", "services:\n  cache:\n    image: redis:8.2.1\n", "AXC0002 AXC0004", DisplayName = "a file below with others")]
    [DataRow("compose.prod.yaml", Web, "deploy/compose.yaml", Database, "", DisplayName = "a file below may be anywhere")]
    [DataRow("compose.prod.yaml", "services:\n  db:\n    restart: always\n", "compose.yaml", Database, "", DisplayName = "a part of a service")]
    [DataRow("compose.prod.yaml", "services:\n  bd:\n    restart: always\n", "compose.yaml", Database, "AXC0017", DisplayName = "a part of no service")]
    [DataRow("compose.yaml", "services:\n  web:\n    extends: {file: common.yaml, service: db}\n", "common.yaml", Database, "", DisplayName = "a service of another file")]
    [DataRow("compose.yaml", "services:\n  web:\n    extends: {file: common.yaml, service: web}\n", "common.yaml", Database, "AXC0013", DisplayName = "none of another file")]
    public void Files_that_are_read_together_know_each_other(string path, string text, string otherPath, string other, string found)
    {
        var files = new MemoryFileSource([new(path, text), new(otherPath, other), new("README.md", "")]);
        var result = TestEngine.Default.Run(files, new DefaultSettings(), [path]);
        Assert.AreEqual(found, string.Join(" ", result.Diagnostics.Select(static finding => finding.Rule.Id).Where(static id => id.StartsWith("AXC00", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow("compose.yaml", true)]
    [DataRow("compose-dev.yml", true)]
    [DataRow("docker-compose.override.yml", true)]
    [DataRow("dev-compose.yml", true)]
    [DataRow("Dev-Compose.yaml", true)]
    [DataRow("composer.yaml", false)]
    [DataRow("dev.compose.yaml", false)]
    public void A_name_says_that_a_file_is_for_compose_whatever_it_holds(string path, bool isCompose)
    {
        var result = TestEngine.Default.Run(new MemoryFileSource([new(path, "servcies: {}\n")]), new DefaultSettings(), [path]);
        Assert.AreEqual(isCompose, result.Diagnostics.Any(static finding => finding.Rule.Id.StartsWith("AXC", StringComparison.Ordinal)));
    }
}
