using A11.Agents.Acceptance;

namespace A11.Agents.Tests.Reviews;

/// <summary>What A08 refuses by itself: what doesn't fit the task or the repository.</summary>
[TestClass]
public sealed class FitReviewTests
{
    private const string Workflow = ".github/workflows/ci.yml";

    [TestMethod]
    [DataRow("- run: ./scripts/test.sh", 5, "scripts/test.sh is not in the repository", "scripts/test.sh", "exit 0\n")]
    [DataRow("- run: python tools/check.py", 5, "tools/check.py is not in the repository", "tools/check.py", "pass\n")]
    [DataRow("- run: npm run lint", 5, "defines no “lint”", "package.json", "{ \"scripts\": { \"lint\": \"eslint .\" } }")]
    [DataRow("- run: npm ci", 5, "no package.json", "web/package.json", "{}")]
    [DataRow("- run: cargo test", 5, "no Cargo.toml", "Cargo.toml", "")]
    [DataRow("- run: make check", 5, "no target “check”", "Makefile", "check:\n\ttrue\n")]
    [DataRow("- run: dotnet test tests/App.Tests/App.Tests.csproj", 5, "App.Tests.csproj is not in the repository", "tests/App.Tests/App.Tests.csproj", "<Project/>")]
    [DataRow("- run: \"true\"\n  working-directory: web", 6, "web is not in the repository", "web/a.txt", "")]
    [DataRow("- uses: ./.github/actions/setup", 5, ".github/actions/setup is not in the repository", ".github/actions/setup/action.yml", "runs:\n  using: composite\n  steps: []\n")]
    [DataRow("- uses: actions/setup-go@v6\n  with:\n    go-version-file: go.mod", 7, "go.mod is not in the repository", "go.mod", "go 1.24\n")]
    public void What_the_repository_lacks(string step, int line, string reason, string path, string text)
    {
        var other = path switch { "package.json" => "{ \"scripts\": {} }", "Makefile" => "all:\n\ttrue\n", _ => null };
        var files = new Reviewed().Before("README.md", "x");
        files = other is null ? files : files.Before(path, other);
        files.After(Workflow, Steps(step)).IsRefused("A08", "Tidy", Workflow, line, reason);
        new Reviewed().Before(path, text).After(Workflow, Steps(step)).IsPassed("A08", "Tidy");
    }

    [TestMethod]
    [DataRow("- run: curl -fsSLo tool.sh https://example.com/tool.sh\n- run: bash tool.sh")]
    [DataRow("- run: npm install --global markdownlint-cli")]
    [DataRow("- uses: actions/checkout@v4\n  with:\n    repository: a/b\n- run: ./scripts/test.sh")]
    [DataRow("- run: git clone https://example.com/a && cd a && npm ci")]
    [DataRow("- run: npm run lint --if-present")]
    [DataRow("- run: ./dist/app.sh")]
    [DataRow("- run: mkdir web\n- run: \"true\"\n  working-directory: web")]
    [DataRow("- if: false\n  run: ./scripts/test.sh")]
    public void What_a_step_may_have_made(string steps) => new Reviewed().Before("package.json", "{}").After(Workflow, Steps(steps)).IsPassed("A08", "Tidy");

    [TestMethod]
    public void A_makefile_that_runs_what_is_not_there()
    {
        new Reviewed().Before("README.md", "x").After("Makefile", "all:\n\t./scripts/x.sh\n").IsRefused("A08", "Tidy", "Makefile", 2, "not in the repository");
        new Reviewed().Before("scripts/x.sh", "x").After("Makefile", "all:\n\t./scripts/x.sh\n").IsPassed("A08", "Tidy");
    }

    [TestMethod]
    public void A_service_that_is_built_from_nothing_is_noted()
    {
        const string Compose = "services:\n  web:\n    build: ./web\n";
        var review = new Reviewed().Before("README.md", "x").After("compose.yaml", Compose).By("A08", "Tidy");
        Assert.IsTrue(review.Passed, review.Reason);
        StringAssert.Contains(review.Findings.Single().Message, "web/Dockerfile, which is not");
        Assert.IsEmpty(new Reviewed().Before("web/Dockerfile", "FROM scratch\n").After("compose.yaml", Compose).By("A08", "Tidy").Findings);
    }

    [TestMethod]
    [DataRow("go.mod", "module a\n\ngo 1.24\n", "Dockerfile", "FROM golang:1.22.1 AS build\n", "FROM golang:1.24.2 AS build\n", 1, "go.mod needs 1.24")]
    [DataRow(".nvmrc", "v22\n", "Dockerfile", "FROM node:18.20.1-alpine\n", "FROM node:22.1.0-alpine\n", 1, ".nvmrc needs 22")]
    [DataRow("pyproject.toml", "[project]\nname = \"a\"\nrequires-python = \">=3.12\"\n", "Dockerfile", "FROM python:3.9.1-slim\n", "FROM python:3.13.1-slim\n", 1, "pyproject.toml needs 3.12")]
    [DataRow("a.csproj", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>", "Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:8.0.100\n", "FROM mcr.microsoft.com/dotnet/sdk:10.0.100\n", 1, "a.csproj needs 10.0")]
    public void Versions_that_are_too_old(string path, string text, string changed, string old, string good, int line, string reason)
    {
        new Reviewed().Before(path, text).After(changed, old).IsRefused("A08", "Tidy", changed, line, reason);
        new Reviewed().Before(path, text).After(changed, good).IsPassed("A08", "Tidy");
    }

    [TestMethod]
    [DataRow("3.9", "[\"3.8\", \"3.9\"]", false)]
    [DataRow("${{ matrix.python }}", "[\"3.8\", \"3.9\"]", false)]
    [DataRow("${{ matrix.python }}", "[\"3.9\", \"3.12\"]", true)]
    [DataRow("3.x", "[]", true)]
    public void Versions_of_a_workflow(string version, string matrix, bool passes)
    {
        var workflow = Steps($"- uses: actions/setup-python@v6\n  with:\n    python-version: \"{version}\"").Replace("    steps:", $"    strategy: {{ matrix: {{ python: {matrix} }} }}\n    steps:", StringComparison.Ordinal);
        var review = new Reviewed().Before("pyproject.toml", "[project]\nname = \"a\"\nrequires-python = \">=3.12\"\n").After(Workflow, workflow).By("A08", "Tidy");
        Assert.AreEqual(passes, review.Passed, review.Reason);
    }

    [TestMethod]
    public void A_version_that_the_task_names_is_asked_for() =>
        new Reviewed().Before("go.mod", "go 1.24\n").After("Dockerfile", "FROM golang:1.22.1\n").IsPassed("A08", "Build with Go 1.22");

    [TestMethod]
    public void A_port_that_nothing_serves()
    {
        const string Compose = "services:\n  web:\n    build: .\n    ports: [\"3000:3000\"]\n";
        new Reviewed().Before("Dockerfile", "FROM debian:12.8\nEXPOSE 8080\n").After("compose.yaml", Compose).IsRefused("A08", "Tidy", "compose.yaml", 4, "serves 8080");
        new Reviewed().Before("Dockerfile", "FROM debian:12.8\nEXPOSE 3000\n").After("compose.yaml", Compose).IsPassed("A08", "Tidy");
        new Reviewed().Before("Dockerfile", "FROM debian:12.8\nEXPOSE 8080\n").After("compose.yaml", Compose + "    environment: [PORT=3000]\n").IsPassed("A08", "Tidy");
    }

    [TestMethod]
    public void A_file_that_is_taken_away()
    {
        new Reviewed().Before("compose.yaml", "services: {}\n").After("compose.yaml", null).After("Makefile", "all:\n\ttrue\n").IsRefused("A08", "Tidy", "compose.yaml", 1, "was deleted");
        new Reviewed().Before("compose.yaml", "services: {}\n").After("compose.yaml", null).After("Makefile", "all:\n\ttrue\n").IsPassed("A08", "Remove compose.yaml");
    }

    [TestMethod]
    public void A_file_that_nothing_asked_for_is_noted()
    {
        var review = new Reviewed().After("Makefile", "all:\n\ttrue\n").After("extra.yml", "a: 1\n").By("A08", "Tidy");
        Assert.IsTrue(review.Passed, review.Reason);
        StringAssert.Contains(review.Findings.Single().Message, "extra.yml");
    }

    [TestMethod]
    [DataRow(CriterionVerdict.NotMet, false, "Nothing does.")]
    [DataRow(CriterionVerdict.Unchecked, true, "Check by hand: “It works”")]
    [DataRow(CriterionVerdict.Met, true, "fit the task")]
    public void Criteria(CriterionVerdict verdict, bool passes, string reason)
    {
        var review = new Reviewed().After("Makefile", "all:\n\ttrue\n").By("A08", "Tidy", new CriterionResult("It works", verdict, "Nothing does."));
        Assert.AreEqual(passes, review.Passed);
        StringAssert.Contains(review.Reason, reason);
    }

    private static string Steps(string steps) => $"on: push\njobs:\n  main:\n    steps:\n{string.Concat(steps.Split('\n').Select(line => $"      {line}\n"))}";
}
