using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Core.Tests.Secrets;

/// <summary>Passwords of services that are there for tests alone weigh nothing; all others are errors, with advice that this kind of file can follow.</summary>
[TestClass]
public sealed class ThrowawayPasswordsTests
{
    private const string Workflow = """
        on: push
        env:
          PGPASSWORD: hunter2
        jobs:
          test:
            runs-on: ubuntu-24.04
            services:
              db:
                image: postgres:17.6-alpine
                env:
                  POSTGRES_PASSWORD: hunter2
            steps:
              - run: make test
                env:
                  DB_PASSWORD: hunter2
                  URL: postgres://app:hunter2@db/app
          release:
            runs-on: ubuntu-24.04
            steps:
              - run: make release
                env:
                  DB_PASSWORD: hunter2
                  URL: postgres://app:hunter2@db.corp.io/app
        """;

    [TestMethod]
    public void A_workflow_s_service_and_what_uses_it_in_its_job() =>
        Assert.AreEqual("3 Info, 11 Info, 15 Info, 16 Info, 22 Error, 23 Error", Join(Check(".github/workflows/ci.yml", Workflow)));

    [TestMethod]
    [DataRow("compose.yaml", Severity.Error)]
    [DataRow("latest/compose.yaml", Severity.Error)]
    [DataRow("compose.test.yaml", Severity.Info)]
    [DataRow("docker-compose.ci.yml", Severity.Info)]
    [DataRow("tests/compose.yaml", Severity.Info)]
    [DataRow("src/App.IntegrationTests/compose.yaml", Severity.Error)]
    [DataRow("src/App.Integration.Tests/compose.yaml", Severity.Info)]
    [DataRow("ci/compose.yaml", Severity.Error)]
    [DataRow("docker-compose.integration.yml", Severity.Error)]
    public void A_compose_file_for_tests(string path, Severity expected)
    {
        var findings = Check(path, "services:\n  db:\n    image: postgres:17.6-alpine\n    environment:\n      POSTGRES_PASSWORD: hunter2\n      URL: postgres://app:hunter2@db/app\n");
        Assert.AreEqual($"5 {expected}, 6 {expected}", Join(findings));
    }

    [TestMethod]
    public void A_workflow_in_a_directory_of_tests_is_none() =>
        StringAssert.Contains(Join(Check("tests/x/.github/workflows/ci.yml", Workflow)), "22 Error");

    [TestMethod]
    [DataRow(".github/workflows/x.yml", "on: push\njobs:\n  a:\n    env:\n      DB_PASSWORD: hunter2\n", "${{ secrets.DB_PASSWORD }}")]
    [DataRow("action.yml", "runs:\n  using: composite\n  steps:\n    - run: make\n      env:\n        DB_PASSWORD: hunter2\n", "${{ inputs.db-password }}")]
    [DataRow("compose.yaml", "services:\n  a:\n    environment:\n      DB_PASSWORD: hunter2\n", "${DB_PASSWORD:?}")]
    [DataRow(".circleci/config.yml", "jobs:\n  a:\n    environment:\n      DB_PASSWORD: hunter2\n", "set outside of the file")]
    public void Advice_fits_the_kind_of_file(string path, string text, string advice)
    {
        var message = Check(path, text).Single().Message;
        StringAssert.Contains(message, advice);
        Assert.AreEqual(advice.Contains(":?", StringComparison.Ordinal), message.Contains(":?", StringComparison.Ordinal));
    }

    private static string Join(IEnumerable<Diagnostic> findings) => string.Join(", ", findings.Select(finding => $"{finding.Start.Line} {finding.Severity}"));

    private static Diagnostic[] Check(string path, string text)
    {
        var files = new MemoryFileSource([new(path, text)]);
        return [.. TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Where(finding => finding.Rule.Id is "AXX0002" or "AXX0003")];
    }
}
