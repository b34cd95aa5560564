using static A11.Agents.Tests.Acceptance.Judged;

namespace A11.Agents.Tests.Acceptance;

/// <summary>Where criteria are met, or are not: the lines that show it.</summary>
[TestClass]
public sealed class CriterionPlaceTests
{
    private const string Image = "FROM golang:1.23.4 AS build\nRUN go build -o /app .\n\nFROM scratch\nCOPY --from=build /app /app\nEXPOSE 8080\nUSER 1001\nENTRYPOINT [\"/app\"]\n";

    private const string Services = "services:\n  db:\n    image: postgres:17.6\n    ports:\n      - 127.0.0.1:5432:5432\n    healthcheck:\n      test: [\"CMD\", \"pg_isready\"]\n  web:\n    image: nginx\n    restart: always\n";

    private const string Targets = ".PHONY: test\ntest:\n\t@echo testing\n\tpytest -q\n";

    [TestMethod]
    [DataRow("Multi-stage build", "5")]
    [DataRow("Exposes port 8080", "6")]
    [DataRow("Runs as a non-root user", "7")]
    [DataRow("Handles SIGTERM", "8")]
    [DataRow("Exposes port 8080 and runs as user 1001", "7 6")]
    [DataRow("Exposes port 9090", "")]
    public void Dockerfile(string criterion, string lines) => AssertLines(criterion, "Dockerfile", Image, lines);

    [TestMethod]
    [DataRow("Publishes port 5432", "5")]
    [DataRow("Runs PostgreSQL and nginx", "2 8")]
    [DataRow("No latest tag", "9")]
    [DataRow("PostgreSQL 17", "3")]
    public void Compose(string criterion, string lines) => AssertLines(criterion, "compose.yaml", Services, lines);

    [TestMethod]
    [DataRow("make test", "2")]
    [DataRow("Run tests", "4")]
    [DataRow("Targets are declared phony", "1")]
    public void Makefile(string criterion, string lines) => AssertLines(criterion, "Makefile", Targets, lines);

    [TestMethod]
    [DataRow("Runs on push", "1")]
    [DataRow("A `main` job", "3")]
    [DataRow("On ubuntu-24.04", "4")]
    [DataRow("Jobs have a timeout of 10 minutes", "5")]
    [DataRow("Run tests", "8")]
    [DataRow("Run tests on push", "1 8")]
    [DataRow("Pinned actions", "7")]
    public void Workflows(string criterion, string lines) => AssertLines(criterion, Workflow, Steps("- uses: actions/checkout@v5\n- run: pytest", "timeout-minutes: 10"), lines);

    [TestMethod]
    public void What_a_called_script_runs_is_shown_by_the_line_of_the_task_that_calls_it()
    {
        var result = By("Run tests", (Workflow, Steps("- run: make check")), ("Makefile", "check:\n\tpytest\n"));
        Assert.AreEqual($"{Workflow}:6", string.Join(' ', result.Places));
    }

    private static void AssertLines(string criterion, string path, string text, string lines)
    {
        var result = By(criterion, (path, text));
        Assert.AreEqual(lines, string.Join(' ', result.Places.Select(place => place.Line)), $"{result.Verdict}: {result.Evidence}");
        Assert.IsTrue(result.Places.All(place => place.Path == path), string.Join(' ', result.Places));
    }
}
