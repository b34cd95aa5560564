using A11.Agents.Generation.Updates;
using A11.Agents.Records;

namespace A11.Agents.Tests.Generation;

/// <summary>Which package managers dependabot.yml names, and where.</summary>
[TestClass]
public sealed class DependencyManifestTests
{
    [TestMethod]
    [DataRow("package.json packages/a/package.json", "npm: /")]
    [DataRow("web/package.json api/package.json", "npm: /api /web")]
    [DataRow("requirements.txt tools/requirements.txt", "pip: / /tools")]
    [DataRow("pyproject.toml uv.lock", "uv: /")]
    [DataRow("pyproject.toml uv.lock old/requirements.txt", "pip: /old; uv: /")]
    [DataRow("Directory.Packages.props src/A/A.csproj src/B/B.fsproj", "nuget: /")]
    [DataRow("src/A/A.csproj src/B/B.vbproj", "nuget: /src/A /src/B")]
    [DataRow("pom.xml module/pom.xml", "maven: /")]
    [DataRow("settings.gradle.kts app/build.gradle.kts", "gradle: /")]
    [DataRow("Dockerfile docker/api.Dockerfile compose.yaml", "docker: / /docker; docker-compose: /")]
    [DataRow(".github/workflows/ci.yml .devcontainer/devcontainer.json .gitmodules", "devcontainers: /; github-actions: /; gitsubmodule: /")]
    [DataRow("node_modules/a/package.json vendor/b/go.mod tests/fixtures/Gemfile", "")]
    [DataRow("infra/main.tf charts/shop/Chart.yaml", "helm: /charts/shop; terraform: /infra")]
    public void An_ecosystem_is_found_by_its_files(string paths, string expected) =>
        Assert.AreEqual(expected, string.Join("; ", DependencyManifests.Find(paths.Split(' ')).Select(static pair => $"{pair.Ecosystem}: {string.Join(' ', pair.Directories)}")));

    [TestMethod]
    public void A_repository_of_no_known_language_gets_updates_of_what_it_has_and_none_is_refused()
    {
        using var repository = new RepositoryFolder().With("Gemfile", "source 'https://rubygems.org'\n");
        var task = RepositoryFolder.Task("T1", ".github/dependabot.yml", "Daily updates");
        var outcome = repository.Run(task)[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        StringAssert.Contains(repository.Read(".github/dependabot.yml"), "  - package-ecosystem: bundler\n    directory: /\n    schedule:\n      interval: daily\n");
        using var other = new RepositoryFolder().With("readme.txt", "hello");
        StringAssert.Contains(other.Run(task)[0].Reason, "Nothing was found whose dependencies Dependabot could update");
    }
}
