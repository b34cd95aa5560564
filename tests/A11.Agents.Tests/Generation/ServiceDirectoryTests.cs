using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Agents.Tests.Generation;

/// <summary>Repositories that hold several services, each in a directory of its own.</summary>
[TestClass]
public sealed class ServiceDirectoryTests
{
    private const string Go = "package main\n\nimport \"net/http\"\n\nfunc main() {\n\thttp.HandleFunc(\"GET /healthz\", ok)\n\thttp.ListenAndServe(\":9090\", nil)\n}\n";

    [TestMethod]
    public void A_Dockerfile_in_a_services_directory_is_built_there()
    {
        using var repository = Shop();
        var dockerfile = LanguageTest.Write(repository, "services/api/Dockerfile", "Health check endpoint", "Image");
        StringAssert.Contains(dockerfile, "# Built from its own directory: docker build --tag api services/api\n");
        StringAssert.Contains(dockerfile, "COPY go.mod go.sum ./\n");
        StringAssert.Contains(dockerfile, "COPY main.go ./\n");
        StringAssert.Contains(LanguageTest.Write(repository, "services/web/Dockerfile", "Non-root user", "Image"), "FROM node:24.");
    }

    [TestMethod]
    public void A_workflow_has_jobs_for_each_of_them()
    {
        using var repository = Shop();
        var workflow = LanguageTest.Workflow(repository, "Cache dependencies for speed");
        StringAssert.Contains(workflow, "    needs: services-api-lint\n    runs-on: ubuntu-24.04\n    timeout-minutes: 20\n    defaults:\n      run:\n        working-directory: services/api\n");
        StringAssert.Contains(workflow, "          go-version-file: services/api/go.mod\n          cache-dependency-path: services/api/go.sum\n");
        StringAssert.Contains(workflow, "          cache: npm\n          cache-dependency-path: services/web/package-lock.json\n");
        StringAssert.Contains(workflow, "  services-web-lint:\n    name: Lint (services/web)\n");
        StringAssert.Contains(workflow, "          workspaces: services/jobs\n");
        Assert.AreEqual("", Check(repository, ".github/workflows/ci.yml"));
    }

    [TestMethod]
    public void The_images_are_built_of_their_own_directories()
    {
        using var repository = Shop().With("services/api/Dockerfile", "FROM scratch\n").With("services/web/Dockerfile", "FROM scratch\n");
        StringAssert.Contains(LanguageTest.Refusal(repository, ".github/workflows/ci.yml", "Build the Docker image"), "There is no Dockerfile in services/jobs");
        _ = repository.With("services/jobs/Dockerfile", "FROM scratch\n");
        StringAssert.Contains(LanguageTest.Workflow(repository, "Build the Docker image"), "run: docker build --tag \"${IMAGE}:${GITHUB_SHA}\" services/api\n");
    }

    [TestMethod]
    [DataRow("Dockerfile", "each with its own build context: services/api, services/jobs, services/web. Write the Dockerfile into one of them, for example services/api/Dockerfile.")]
    [DataRow("docker-compose.yml", "services in directories (services/api, services/jobs, services/web), for which the built-in agent writes workflows and a Dockerfile in each directory, and not docker-compose.yml")]
    public void What_is_of_no_one_service_is_refused(string path, string reason)
    {
        using var repository = Shop();
        StringAssert.Contains(LanguageTest.Refusal(repository, path), reason);
    }

    [TestMethod]
    public void A_service_that_cannot_be_read_is_named()
    {
        using var repository = Shop().With("services/shop/package.json", "{}").With("services/shop/yarn.lock", "");
        StringAssert.Contains(LanguageTest.Refusal(repository, ".github/workflows/ci.yml", "Run tests on push"), "services/shop: The packages are locked by yarn.lock");
    }

    [TestMethod]
    public void A_program_of_Python_without_a_description_is_the_roots()
    {
        using var repository = new RepositoryFolder().With("shop/main.py", "").With("tests/test_main.py", "").With("site/package.json", "{}").With("e2e/package.json", "{}");
        StringAssert.Contains(LanguageTest.Workflow(repository), "python -m pytest tests/");
    }

    [TestMethod]
    public void What_only_shows_the_product_is_no_service()
    {
        using var repository = new RepositoryFolder().With("examples/tour/package.json", "{}").With("docs/requirements.txt", "sphinx\n").With(".devcontainer/package.json", "{}");
        StringAssert.Contains(LanguageTest.Refusal(repository), "Nothing was found that it knows how to build");
    }

    [TestMethod]
    public void A_member_of_the_roots_workspace_is_built_from_the_root()
    {
        using var repository = new RepositoryFolder().With("Cargo.toml", "[workspace]\nmembers = [\"api\", \"jobs\"]\n").With("Cargo.lock", "version = 4\n")
            .With("api/Cargo.toml", "[package]\nname = \"api\"\n").With("api/src/main.rs", "fn main() {}\n")
            .With("jobs/Cargo.toml", "[package]\nname = \"jobs\"\n").With("jobs/src/main.rs", "fn main() {}\n");
        var dockerfile = LanguageTest.Write(repository, "api/Dockerfile", "Small image", "Image");
        StringAssert.Contains(dockerfile, "COPY api/ api/\nCOPY jobs/ jobs/\n");
        StringAssert.Contains(dockerfile, "--package api --bin api");
    }

    [TestMethod]
    public void A_service_beside_projects_of_NET_has_its_own_image()
    {
        using var repository = DotNetRepositories.Several().With("site/package.json", "{ \"name\": \"site\", \"scripts\": { \"start\": \"node server.js\" } }").With("site/package-lock.json", "{}").With("site/server.js", "app.listen(3000);\n");
        StringAssert.Contains(LanguageTest.Write(repository, "site/Dockerfile", "Small image", "Image"), "docker build --tag site site\n");
    }

    private static RepositoryFolder Shop() => new RepositoryFolder()
        .With("services/api/go.mod", "module acme/api\n\ngo 1.24\n").With("services/api/go.sum", "").With("services/api/main.go", Go)
        .With("services/web/package.json", "{ \"name\": \"web\", \"main\": \"server.js\", \"scripts\": { \"test\": \"node --test\", \"lint\": \"eslint .\" }, \"dependencies\": { \"express\": \"4.21.2\" }, \"devDependencies\": { \"eslint\": \"9.17.0\" } }")
        .With("services/web/package-lock.json", "{}").With("services/web/server.js", "app.listen(3000);\n")
        .With("services/jobs/Cargo.toml", "[package]\nname = \"jobs\"\n").With("services/jobs/Cargo.lock", "version = 4\n").With("services/jobs/src/main.rs", "fn main() {}\n");

    /// <summary>What all rules find in a file, those that are off by default included.</summary>
    private static string Check(RepositoryFolder repository, string path)
    {
        var files = new DirectoryFileSource(repository.Root);
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files, new SettingsOptions { AllRules = true }), [path]).Diagnostics;
        return string.Join('\n', findings.Where(finding => !NotAskedFor.Contains(finding.Rule.Id)).Select(finding => $"{finding.Path}:{finding.Start.Line} {finding.Rule.Id} {finding.Message}"));
    }
}
