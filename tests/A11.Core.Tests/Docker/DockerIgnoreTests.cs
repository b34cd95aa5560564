using A11.Core.Docker.Model;
using A11.Core.Text;

namespace A11.Core.Tests.Docker;

/// <summary>What a .dockerignore leaves out: the last pattern that matches a path, or a directory that it lies in, decides.</summary>
[TestClass]
public sealed class DockerIgnoreTests
{
    [TestMethod]
    [DataRow("dist", "dist/server.js", "dist")]
    [DataRow("dist\n!README.md", "dist", "dist")]
    [DataRow("dist\n!dist/server.js", "dist", null)]
    [DataRow("dist\n!dist/server.js", "dist/server.js", null)]
    [DataRow("dist\n!dist/server.js", "dist/client.js", "dist")]
    [DataRow("!dist/server.js\ndist", "dist/server.js", "dist")]
    [DataRow("*\n!src", "src/main.go", null)]
    [DataRow("*\n!src", "docs", "*")]
    [DataRow("*\n!src/*.go", "src", null)]
    [DataRow("**/*.log\n!**/keep.log", "logs/a.log", null)]
    [DataRow("*.log\n! keep.log", "keep.log", null)]
    [DataRow("# all\n/dist/\n", "dist", "dist")]
    public void A_path_is_left_out_by(string text, string path, string? pattern) =>
        Assert.AreEqual(pattern, DockerIgnoreFile.Parse(".dockerignore", new SourceText(text)).FindPattern(path));

    [TestMethod]
    [DataRow("*", "*")]
    [DataRow("*\n!src", null)]
    [DataRow("src", null)]
    public void All_of_the_context_is_left_out_by(string text, string? pattern) =>
        Assert.AreEqual(pattern, DockerIgnoreFile.Parse(".dockerignore", new SourceText(text)).FindPatternOfAll());
}
