using A11.Agents.Acceptance;
using A11.Agents.Records;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Agents.Tests.Generation;

/// <summary>The built-in agent takes the criteria as its order: what they name is written, meets them, and breaks no rule; or nothing is.</summary>
[TestClass]
public sealed class CriterionOrderTests
{
    private const string Ci = ".github/workflows/ci.yml";

    private const string Targets = "help, install, test, lint, format, build, deploy and clean targets";

    [TestMethod]
    [DataRow("python", Targets)]
    [DataRow("go", Targets)]
    [DataRow("node", Targets)]
    [DataRow("library", Targets)]
    [DataRow("python", "Targets for setup, fmt, check, coverage, typecheck, run, stop, logs and image")]
    [DataRow("python", "Build and deploy targets with a guard")]
    [DataRow("python", "The deploy target requires DEPLOY_ENV")]
    [DataRow("go", "The deploy target requires confirmation")]
    [DataRow("python", "Default target is help|Help target lists the commands|All targets are phony|Test target runs pytest with coverage")]
    [DataRow("python", "The deploy target requires DEPLOY=production")]
    [DataRow("plain", "build, test and clean targets")]
    public void The_targets_that_a_task_names_are_written(string repository, string criteria)
    {
        using var folder = Create(repository);
        _ = Generate(folder, "Makefile", criteria);
    }

    [TestMethod]
    [DataRow("python", "Run tests on Python 3.11, 3.12 and 3.13", "version: [\"3.11\", \"3.12\", \"3.13\"]")]
    [DataRow("python", "Matrix with Python 3.11 to 3.13", "version: [\"3.11\", \"3.12\", \"3.13\"]")]
    [DataRow("python", "Lint with ruff and flake8", "flake8 .")]
    [DataRow("python", "Check formatting with black", "black --check .")]
    [DataRow("python", "Check formatting", "ruff format --check .")]
    [DataRow("python", "Run ruff, black, mypy and pytest", "black --check .")]
    [DataRow("plain", "Run tests with coverage", "pytest-cov==")]
    [DataRow("python", "Coverage of at least 85%", "--cov-fail-under=85")]
    [DataRow("python", "Run on push to main and on pull requests|Cancel older runs|Read-only token|Every job has a time limit|Pin actions to commits", "cancel-in-progress: true")]
    [DataRow("go", "Run linting with golangci-lint", "install-mode: goinstall")]
    [DataRow("go", "Test with Go 1.26", "go-version: \"1.26\"")]
    [DataRow("node", "Lint with eslint", "npm run lint")]
    [DataRow("node", "Test on Node 22 and 24", "version: [\"22\", \"24\"]")]
    [DataRow("python", "Build the Docker image", "docker build")]
    [DataRow("library", "NuGet packages are cached", "cache-dependency-path")]
    public void What_a_workflow_is_asked_for_is_in_it(string repository, string criteria, string text)
    {
        using var folder = Create(repository);
        StringAssert.Contains(Generate(folder, Ci, criteria), text);
    }

    [TestMethod]
    public void Every_push_is_every_branch()
    {
        using var folder = Create("python");
        Assert.IsFalse(Generate(folder, Ci, "Run tests on every push").Contains("branches:", StringComparison.Ordinal));
        StringAssert.Contains(Generate(folder, Ci, "Run tests on push"), "branches:");
    }

    [TestMethod]
    public void A_lint_target_checks_no_types_that_nobody_asked_for()
    {
        using var folder = Create("plain");
        Assert.IsFalse(Generate(folder, "Makefile", "test and lint targets").Replace(".mypy_cache", "", StringComparison.Ordinal).Contains("mypy", StringComparison.Ordinal));
        StringAssert.Contains(Generate(folder, "Makefile", "test, lint and typecheck targets"), "\tmypy ");
    }

    [TestMethod]
    [DataRow("PostgreSQL 16 and Redis 8|Data survives a restart|Health checks for all services", "postgres:16.")]
    [DataRow("MySQL|No secrets", "mysql:")]
    public void Services_are_of_the_version_that_is_asked_for(string criteria, string text)
    {
        using var folder = Create("python");
        StringAssert.Contains(Generate(folder, "docker-compose.yml", criteria), text);
    }

    [TestMethod]
    [DataRow("python", "Makefile", "build, deploy and frobnicate targets")]
    [DataRow("plain", "Makefile", "A deploy target")]
    [DataRow("python", Ci, "Run tests on Python 3.12 and 4.7")]
    [DataRow("python", Ci, "Run tests on macOS")]
    [DataRow("python", Ci, "Run tests and notify Slack")]
    [DataRow("python", Ci, "Run tests on push and supports quantum rollback")]
    [DataRow("python", Ci, "Run tests nightly")]
    [DataRow("python", Ci, "Lint the Dockerfile")]
    [DataRow("python", Ci, "Lint the GitHub Actions workflow")]
    [DataRow("python", Ci, "Test the container image")]
    [DataRow("python", Ci, "Tests run in a container")]
    [DataRow("python", Ci, "Run tests in docker compose")]
    [DataRow("python", Ci, "Python 3.12 and up")]
    [DataRow("python", "Makefile", "Targets for lint and test in Docker")]
    [DataRow("python", "Makefile", "one target per service: test")]
    [DataRow("python", Ci, "Push the image on pull requests")]
    [DataRow("python", Ci, "Upload coverage to Codecov")]
    [DataRow("python", Ci, "Lint with pylint")]
    [DataRow("node", Ci, "Check formatting with prettier")]
    [DataRow("go", Ci, "Coverage of at least 80%")]
    [DataRow("python", "docker-compose.yml", "Traefik and Redis")]
    [DataRow("python", "docker-compose.yml", "Uses a custom network")]
    [DataRow("python", "Dockerfile", "Alpine base image")]
    [DataRow("python", "Dockerfile", "Expose port 9999")]
    public void What_it_cannot_do_is_refused_and_nothing_is_written(string repository, string path, string criterion)
    {
        using var folder = Create(repository);
        Remove(folder, path);
        var outcome = folder.Run(RepositoryFolder.Task("T1", path, criterion))[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status, outcome.Reason);
        StringAssert.StartsWith(outcome.Reason, $"The built-in agent can't meet “{criterion}”: ");
        Assert.IsFalse(folder.Has(path) || folder.Has(".a11/lock.json"));
    }

    [TestMethod]
    public void A_module_without_test_files_is_vetted_and_its_packages_are_tested()
    {
        using var folder = new RepositoryFolder().With("go.mod", "module example.com/x\n\ngo 1.24\n").With("main.go", "package main\n\nfunc main() {}\n");
        var workflow = Generate(folder, Ci, "Run tests on push and PR|Run linting with go vet");
        StringAssert.Contains(workflow, "run: go vet ./...\n");
        StringAssert.Contains(workflow, "run: go test ./...\n");
    }

    [TestMethod]
    [DataRow(">=20", "24.")]
    [DataRow(">= 20", "24.")]
    [DataRow(">=20 <23", "22.")]
    [DataRow("^22.1.0", "22.")]
    [DataRow("~22", "22.")]
    [DataRow("22.x", "22.")]
    [DataRow("18 - 22", "22.")]
    [DataRow("^18 || ^22", "22.")]
    [DataRow("v22", "22.")]
    [DataRow("*", "24.")]
    public void An_image_is_of_a_full_tag_that_the_engine_allows(string engine, string version)
    {
        using var folder = Create("node").With("package.json", Package(engine));
        var from = Generate(folder, "Dockerfile", "Non-root user").Split('\n').First(line => line.StartsWith("FROM node:", StringComparison.Ordinal));
        StringAssert.StartsWith(from, "FROM node:" + version);
        Assert.AreEqual(2, from.Split('-')[0].Count(character => character == '.'), from);
    }

    private static string Package(string engine) => $$"""{ "name": "shop", "scripts": { "start": "node src/index.js", "test": "vitest run", "lint": "eslint ." }, "engines": { "node": "{{engine}}" }, "dependencies": { "express": "4.21.2" }, "devDependencies": { "eslint": "9.17.0" } }""";

    private static RepositoryFolder Create(string kind) => kind switch
    {
        "python" => new RepositoryFolder()
            .With("src/main.py", "import os\nfrom fastapi import FastAPI\n\napp = FastAPI()\nURL = os.environ[\"DATABASE_URL\"]\n\n\n@app.get(\"/health\")\ndef health(): ...\n")
            .With("tests/test_main.py", "def test_nothing(): pass\n").With(".python-version", "3.12\n").With("requirements.txt", "fastapi==0.115.6\nuvicorn[standard]==0.34.0\n").With("requirements-dev.txt", "mypy==1.13.0\npytest==8.3.4\npytest-cov==6.0.0\n")
            .With(".dockerignore", ".git\n").With("Dockerfile", Dockerfile).With("docker-compose.yml", "services:\n  app:\n    build: .\n"),
        "plain" => new RepositoryFolder().With("app.py", "print(1)\n").With("tests/test_app.py", "def test_x(): pass\n").With("requirements.txt", "requests==2.32.3\n"),
        "go" => new RepositoryFolder().With("go.mod", "module example.com/shop\n\ngo 1.24\n").With("main.go", "package main\n\nfunc main() {}\n").With("main_test.go", "package main\n").With("Dockerfile", Dockerfile),
        "node" => new RepositoryFolder().With("package.json", Package(">=20")).With("package-lock.json", "{}").With("src/index.js", "app.listen(4000);\n").With("Dockerfile", Dockerfile),
        _ => new RepositoryFolder()
            .With("Acme.slnx", "<Solution><Project Path=\"src/Acme/Acme.csproj\" /><Project Path=\"tests/Acme.Tests/Acme.Tests.csproj\" /></Solution>")
            .With("src/Acme/Acme.csproj", DotNetRepositories.Project("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>"))
            .With("tests/Acme.Tests/Acme.Tests.csproj", DotNetRepositories.Project("Microsoft.NET.Sdk", "<TargetFramework>net10.0</TargetFramework>", "<PackageReference Include=\"xunit.v3\" Version=\"3.0.0\" />")),
    };

    private const string Dockerfile = "# Why: a test.\nFROM alpine:3.24.1\nUSER 10001\nENTRYPOINT [\"/bin/true\"]\n";

    private static void Remove(RepositoryFolder repository, string path)
    {
        if (repository.Has(path))
        {
            File.Delete(Path.Combine(repository.Root, path));
        }
    }

    /// <summary>What is written, which meets every criterion and keeps every rule, those that are off by default included.</summary>
    private static string Generate(RepositoryFolder repository, string path, string criteria)
    {
        Remove(repository, path);
        var outcome = repository.Run(RepositoryFolder.Task("T1", path, criteria.Split('|')))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, $"{outcome.Reason} {string.Join('\n', outcome.Diagnostics)}");
        foreach (var criterion in outcome.Gate!.Criteria)
        {
            Assert.AreEqual(CriterionVerdict.Met, criterion.Verdict, $"{criterion.Criterion}: {criterion.Evidence}");
        }

        var files = new DirectoryFileSource(repository.Root);
        var findings = TestEngine.Default.Run(files, TestEngine.Load(files, new SettingsOptions { AllRules = true }), [path]).Diagnostics;
        Assert.AreEqual("", string.Join('\n', findings.Where(finding => !NotAskedFor.Contains(finding.Rule.Id)).Select(finding => $"{finding.Start} {finding.Rule.Id} {finding.Message}")));
        return repository.Read(path);
    }
}
