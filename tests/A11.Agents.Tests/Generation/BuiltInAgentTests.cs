using A11.Agents.Acceptance;
using A11.Agents.Records;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Tests;

namespace A11.Agents.Tests.Generation;

/// <summary>The built-in agent on small but whole programs of each language.</summary>
[TestClass]
public sealed class BuiltInAgentTests
{
    private const string Image = """{ "task_id": "T041", "title": "Create production Dockerfile", "acceptance_criteria": ["Multi-stage build for smaller image", "Non-root user for security", "Health check endpoint", "Proper signal handling"], "files_to_create": ["Dockerfile"] }""";
    private const string Services = """{ "task_id": "T042", "title": "Run it with its services", "acceptance_criteria": ["Health checks for all services", "No passwords in the file", "Data survives a restart", "The app waits until its database is healthy"], "files_to_create": ["docker-compose.yml"], "depends_on": ["T041"] }""";
    private const string Commands = """{ "task_id": "T043", "title": "Daily commands", "acceptance_criteria": ["Targets for install, test, lint, build and clean", "A help target"], "files_to_create": ["Makefile"], "depends_on": ["T041"] }""";

    private static string Pipeline(string lint) => $$"""{ "task_id": "T040", "title": "Create CI pipeline", "acceptance_criteria": ["Run tests on push and PR", "{{lint}}", "Cache dependencies for speed", "Quick checks come before the tests"], "files_to_create": [".github/workflows/ci.yml"] }""";

    [TestMethod]
    public void A_python_service_gets_all_four_files()
    {
        using var repository = Python();
        AllDone(repository, """Run linting with ruff", "Run type checking with mypy""");
        StringAssert.Contains(repository.Read("Dockerfile"), "FROM python:3.12.");
        StringAssert.Contains(repository.Read("Dockerfile"), "\"src.main:app\", \"--host\", \"0.0.0.0\", \"--port\", \"8000\"");
        StringAssert.Contains(repository.Read("docker-compose.yml"), "DATABASE_URL: postgresql://app:${POSTGRES_PASSWORD}@db:5432/app");
        StringAssert.Contains(repository.Read("docker-compose.yml"), "JWT_SECRET: ${JWT_SECRET:?");
        StringAssert.Contains(repository.Read(".github/workflows/ci.yml"), "run: pip install -r requirements.txt -r requirements-dev.txt");
    }

    [TestMethod]
    public void A_dotnet_service_gets_all_four_files()
    {
        using var repository = new RepositoryFolder()
            .With("src/Shop/Shop.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Npgsql" Version="10.0.0" /><ProjectReference Include="..\Shop.Core\Shop.Core.csproj" /></ItemGroup></Project>""")
            .With("src/Shop/Program.cs", "app.MapHealthChecks(\"/healthz\"); configuration.GetConnectionString(\"Default\");")
            .With("src/Shop.Core/Shop.Core.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
            .With("tests/Shop.Tests/Shop.Tests.csproj", """<Project Sdk="MSTest.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
            .With("tests/Shop.Tests/Tests.cs", "class Tests;");
        AllDone(repository, "Check formatting with dotnet format");
        var dockerfile = repository.Read("Dockerfile");
        StringAssert.Contains(dockerfile, "COPY src/Shop.Core/Shop.Core.csproj src/Shop.Core/\n");
        StringAssert.Contains(dockerfile, "http://127.0.0.1:8080/healthz");
        StringAssert.Contains(repository.Read("docker-compose.yml"), "ConnectionStrings__Default: Host=db;Database=app;Username=app;Password=${POSTGRES_PASSWORD}");
    }

    [TestMethod]
    public void A_node_service_gets_all_four_files()
    {
        using var repository = new RepositoryFolder()
            .With("package.json", """{ "name": "@acme/shop", "main": "dist/index.js", "scripts": { "build": "tsc", "test": "vitest run", "lint": "eslint ." }, "engines": { "node": ">=20" }, "dependencies": { "express": "4.21.2", "pg": "8.13.1" }, "devDependencies": { "typescript": "5.7.2", "eslint": "9.17.0" } }""")
            .With("package-lock.json", "{}")
            .With("tsconfig.json", "{}")
            .With("src/index.ts", "app.get('/health', ok); app.listen(process.env.PORT || 4000); sign(process.env.SESSION_SECRET, process.env['API_TOKEN']);");
        AllDone(repository, "Run linting with eslint");
        var dockerfile = repository.Read("Dockerfile");
        StringAssert.Contains(dockerfile, "ENTRYPOINT [\"node\", \"dist/index.js\"]");
        StringAssert.Contains(dockerfile, "EXPOSE 4000\n");
        StringAssert.Contains(dockerfile, "FROM node:24.");
        var compose = repository.Read("docker-compose.yml");
        StringAssert.Contains(compose, "SESSION_SECRET: ${SESSION_SECRET:?");
        StringAssert.Contains(compose, "API_TOKEN: ${API_TOKEN:?");
    }

    [TestMethod]
    public void A_go_service_gets_all_four_files()
    {
        using var repository = new RepositoryFolder()
            .With("go.mod", "module github.com/acme/shop/v2\n\ngo 1.24\n\nrequire github.com/jackc/pgx/v5 v5.7.1\n")
            .With("go.sum", "")
            .With("cmd/server/main.go", "package main\n\nimport \"net/http\"\n\nfunc main() {\n\thttp.HandleFunc(\"GET /healthz\", ok)\n\thttp.ListenAndServe(\":9090\", nil)\n}\n")
            .With("internal/store/store_test.go", "package store\n");
        AllDone(repository, "Run linting with go vet");
        var dockerfile = repository.Read("Dockerfile");
        StringAssert.Contains(dockerfile, "go build -trimpath -o /out/shop ./cmd/server");
        StringAssert.Contains(dockerfile, "http://127.0.0.1:9090/healthz");
    }

    [TestMethod]
    [DataRow("Deploy to production", "Deploy to production")]
    [DataRow("Run linting with pylint", "Run linting with pylint")]
    [DataRow("Run linting with frobnicate", "frobnicate")]
    [DataRow("Upload coverage to codecov", "codecov")]
    public void A_criterion_that_it_cannot_meet_is_refused_by_name(string criterion, string named)
    {
        using var repository = Python();
        var outcome = repository.Run(RepositoryFolder.Task("T1", ".github/workflows/ci.yml", criterion))[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, named);
        Assert.IsFalse(repository.Has(".github/workflows/ci.yml"));
        Assert.IsFalse(repository.Has(".a11/lock.json"));
    }

    [TestMethod]
    public void A_service_without_a_health_endpoint_is_refused_one_and_probed_by_its_port_else()
    {
        using var repository = Python().With("src/main.py", "from fastapi import FastAPI\napp = FastAPI()\n");
        StringAssert.Contains(repository.Run(Image)[0].Reason, "Health check endpoint");
        Assert.AreEqual(OutcomeStatus.Done, repository.Run(RepositoryFolder.Task("T1", "Dockerfile", "Small image"))[0].Status);
        StringAssert.Contains(repository.Read("Dockerfile"), "socket.create_connection(('127.0.0.1', 8000)");
    }

    [TestMethod]
    [DataRow("Looks nice")]
    [DataRow("Small image and supports quantum rollback")]
    [DataRow("Sign the image with cosign")]
    [DataRow("Non-root user named deploy")]
    [DataRow("Small image, unless it is slow")]
    public void What_is_not_understood_is_refused_in_words(string criterion)
    {
        using var repository = Python();
        var outcome = repository.Run(RepositoryFolder.Task("T1", "Dockerfile", criterion))[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, $"can't meet “{criterion}”");
        Assert.IsFalse(repository.Has("Dockerfile"));
    }

    [TestMethod]
    public void The_versions_that_a_task_names_are_tested_with()
    {
        using var repository = Python();
        var outcome = repository.Run(RepositoryFolder.Task("T1", ".github/workflows/ci.yml", "Run tests with Python 3.11, 3.12 and 3.13"))[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        StringAssert.Contains(repository.Read(".github/workflows/ci.yml"), "version: [\"3.11\", \"3.12\", \"3.13\"]");
    }

    [TestMethod]
    [DataRow("k8s/deployment.yaml", "The image that a Deployment runs is not known")]
    [DataRow("k8s/statefulset.yaml", "Nothing in the name of k8s/statefulset.yaml says what it holds")]
    [DataRow("settings/service.yaml", "Nothing in the name of settings/service.yaml says what it holds")]
    [DataRow("k8s/ingress.yaml", "The host that an Ingress serves is not known")]
    [DataRow("k8s/configmap.yaml", "No value of a setting is known")]
    [DataRow("k8s/namespace.yaml", "A Namespace needs a name")]
    [DataRow("k8s/kustomization.yaml", "There are no manifests beside k8s/kustomization.yaml")]
    [DataRow("scripts/entertain.sh", "Nothing in the name of scripts/entertain.sh says what it does")]
    [DataRow("scripts/deploy.sh", "There is no compose file and no Dockerfile")]
    [DataRow(".github/workflows/deploy.yml", "There is no Dockerfile that an image could be built by")]
    [DataRow("scripts/notes.txt", "is none of them")]
    public void Files_of_other_kinds_are_refused(string path, string reason)
    {
        using var repository = Python();
        var outcome = repository.Run(RepositoryFolder.Task("T1", path, "It works"))[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, reason);
    }

    [TestMethod]
    [DataRow("package.json", "{", "package.json can't be read")]
    [DataRow("package.json", "{}", "no package-lock.json")]
    [DataRow("pyproject.toml", "a = [", "pyproject.toml can't be read")]
    [DataRow("app.csproj", "<Project><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net48</TargetFramework></PropertyGroup></Project>", "net48")]
    [DataRow("go.mod", "module x\ngo 9.9\n", "No known version of Go")]
    [DataRow("readme.txt", "hello", "Nothing was found")]
    public void A_repository_that_it_cannot_read_is_refused_with_the_reason(string path, string text, string reason)
    {
        using var repository = new RepositoryFolder().With(path, text);
        var outcome = repository.Run(Image)[0];
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status);
        StringAssert.Contains(outcome.Reason, reason);
    }

    [TestMethod]
    public void Pins_of_the_repository_come_before_those_that_are_known()
    {
        const string pin = "actions/checkout@0123456789012345678901234567890123456789 # v9.9.9";
        using var repository = Python()
            .With(".github/workflows/other.yml", $"on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: {pin}\n")
            .With("tools/Dockerfile", "FROM python:3.12.1-slim-bookworm\n");
        _ = repository.Run($"[{Pipeline("Run the linter")}, {Image}]");
        StringAssert.Contains(repository.Read(".github/workflows/ci.yml"), $"- uses: {pin}\n");
        StringAssert.Contains(repository.Read("Dockerfile"), "FROM python:3.12.1-slim-bookworm AS production");
    }

    private static RepositoryFolder Python() => new RepositoryFolder()
        .With("src/main.py", "import os\nfrom fastapi import FastAPI\n\napp = FastAPI()\nURL = os.environ[\"DATABASE_URL\"]\nSECRET = os.environ[\"JWT_SECRET\"]\n\n\n@app.get(\"/health\")\ndef health(): ...\n")
        .With("tests/test_main.py", "def test_nothing(): pass\n")
        .With(".python-version", "3.12\n")
        .With("requirements.txt", "fastapi==0.115.6\nuvicorn[standard]==0.34.0\npsycopg[binary]==3.2.3\n")
        .With("requirements-dev.txt", "ruff==0.8.4\nmypy==1.13.0\npytest==8.3.4\n");

    /// <summary>All four tasks are done, every criterion is met, and no rule finds anything, those that are off by default included.</summary>
    private static void AllDone(RepositoryFolder repository, string lint)
    {
        var outcomes = repository.Run($"[{Pipeline(lint)}, {Image}, {Services}, {Commands}]");
        foreach (var outcome in outcomes)
        {
            Assert.AreEqual(OutcomeStatus.Done, outcome.Status, $"{outcome.Task.Id}: {outcome.Reason} {string.Join('\n', outcome.Diagnostics)}");
            foreach (var criterion in outcome.Gate!.Criteria)
            {
                Assert.AreEqual(CriterionVerdict.Met, criterion.Verdict, $"{criterion.Criterion}: {criterion.Evidence}");
            }
        }

        var files = new DirectoryFileSource(repository.Root);
        var settings = TestEngine.Load(files, new SettingsOptions { AllRules = true });
        var findings = TestEngine.Default.Run(files, settings, [.. outcomes.SelectMany(outcome => outcome.Files)]).Diagnostics;
        Assert.AreEqual("", string.Join('\n', findings.Where(finding => !NotAskedFor.Contains(finding.Rule.Id)).Select(finding => $"{finding.Path}:{finding.Start.Line} {finding.Rule.Id} {finding.Message}")));
    }
}
