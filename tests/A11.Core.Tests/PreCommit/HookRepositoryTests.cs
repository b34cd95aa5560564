using A11.Core.PreCommit;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Tests.PreCommit;

[TestClass]
public sealed class HookRepositoryTests
{
    [TestMethod]
    [DataRow("https://github.com/a/b", "v1", "a/b@v1")]
    [DataRow("https://GitHub.com/a/b.git", "v1", "a/b@v1")]
    [DataRow("https://github.com/a/b/", null, "a/b@")]
    [DataRow("://github.com/a/b", "v1", "a/b@v1")]
    [DataRow("https://github.com/", "v1", null)]
    [DataRow("https://gitlab.com/a/b", "v1", null)]
    [DataRow("local", null, null)]
    public void A_repository_on_GitHub_is_known_by_its_name(string url, string? revision, string? expected)
    {
        var scalar = YamlTree.Parse(new SourceText($"\"{url}\"")).Documents[0].Root.AsScalar!;
        Assert.AreEqual(expected, new HookRepository(scalar, revision).OnGitHub is { } reference ? $"{reference.Repository}@{reference.Ref}" : null);
    }
}
