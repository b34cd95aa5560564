using A11.Core.Files;

namespace A11.Core.Tests.Files;

/// <summary>What a path says of its file.</summary>
[TestClass]
public sealed class RepositoryPathTests
{
    [TestMethod]
    [DataRow("a", "", "a", "")]
    [DataRow("a/b.c", "a", "b.c", ".c")]
    [DataRow("a.b/c", "a.b", "c", "")]
    [DataRow("x/a.tar.gz", "x", "a.tar.gz", ".gz")]
    [DataRow(".env", "", ".env", "")]
    [DataRow("a.", "", "a.", ".")]
    public void A_path_has_parts(string path, string directory, string name, string extension)
    {
        Assert.AreEqual(directory, RepositoryPath.Directory(path));
        Assert.AreEqual(name, RepositoryPath.FileName(path).ToString());
        Assert.AreEqual(extension, RepositoryPath.Extension(path).ToString());
    }

    [TestMethod]
    [DataRow("a/b/c", "a/b|a|")]
    [DataRow("a/b", "a|")]
    [DataRow("a", "")]
    public void The_directories_above_end_with_the_root(string path, string expected) => Assert.AreEqual(expected, string.Join('|', RepositoryPath.Directories(path)));

    [TestMethod]
    [DataRow("a.yml", true)]
    [DataRow("a/b.YAML", true)]
    [DataRow("devcontainer.json", true)]
    [DataRow(".devcontainer/devcontainer.json", true)]
    [DataRow("Makefile", true)]
    [DataRow("makefile", true)]
    [DataRow("GNUmakefile", true)]
    [DataRow(".env", true)]
    [DataRow(".env.local", true)]
    [DataRow("Dockerfile", true)]
    [DataRow("dockerfile.dev", true)]
    [DataRow("Containerfile", true)]
    [DataRow("containerfile.x", true)]
    [DataRow("a.sh", true)]
    [DataRow("a.bash", true)]
    [DataRow("a.mk", true)]
    [DataRow("app.env", true)]
    [DataRow("MAKEFILE", false)]
    [DataRow("a.SH", false)]
    [DataRow(".envrc", false)]
    [DataRow("a.txt", false)]
    [DataRow("xDockerfile", false)]
    [DataRow("env", false)]
    [DataRow("yml", false)]
    [DataRow(".yml", false)]
    public void A_file_is_of_a_kind_that_we_check_or_not(string path, bool expected) => Assert.AreEqual(expected, RepositoryPath.IsInfrastructure(path));

    [TestMethod]
    [DataRow(".github/workflows/a.yml", true)]
    [DataRow("x/.github/workflows/a.yaml", true)]
    [DataRow("x.github/workflows/a.yml", false)]
    [DataRow(".github/workflows/a.txt", false)]
    [DataRow(".github/workflows/sub/a.yml", false)]
    [DataRow(".github/a.yml", false)]
    public void GitHub_takes_a_file_for_a_workflow_or_not(string path, bool expected) => Assert.AreEqual(expected, RepositoryPath.IsWorkflow(path));

    [TestMethod]
    [DataRow("a/testdata/b", true)]
    [DataRow("Fixtures/a.yml", true)]
    [DataRow("__fixtures__/x/a.yml", true)]
    [DataRow("fixtures/.github/workflows/a.yml", false)]
    [DataRow("testdata", false)]
    [DataRow("tests/a.yml", false)]
    public void A_file_is_input_of_tests_or_not(string path, bool expected) => Assert.AreEqual(expected, RepositoryPath.IsTestData(path));

    [TestMethod]
    [DataRow(".env", true)]
    [DataRow(".envrc", true)]
    [DataRow("prod.env", true)]
    [DataRow("a/my-Secrets.txt", true)]
    [DataRow("settings.Local.json", true)]
    [DataRow("env.txt", false)]
    [DataRow("secret/a.txt", false)]
    public void A_file_is_kept_out_of_repositories_by_custom_or_not(string path, bool expected) => Assert.AreEqual(expected, RepositoryPath.IsPrivate(path));

    [TestMethod]
    [DataRow("", "a/b", "a/b")]
    [DataRow("x", "a", "x/a")]
    [DataRow("x/y", "../a", "x/a")]
    [DataRow("x/y", "../../a", "a")]
    [DataRow("x", "../..", null)]
    [DataRow("", "..", null)]
    [DataRow("x", "./a//b/.", "x/a/b")]
    [DataRow("x", "..", "")]
    [DataRow("x", "/a", null)]
    [DataRow("x", "a\\b", null)]
    [DataRow("x", "C:a", null)]
    [DataRow("x", "https://a", null)]
    [DataRow("", "", "")]
    [DataRow("x/y", "a/../b", "x/y/b")]
    public void A_reference_is_resolved_within_the_root(string directory, string reference, string? expected) => Assert.AreEqual(expected, RepositoryPath.Resolve(directory, reference));
}
