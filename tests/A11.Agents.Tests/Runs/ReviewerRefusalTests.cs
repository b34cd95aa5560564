using A11.Agents.Gates;
using A11.Agents.Records;
using A11.Agents.Reviews;
using A11.Agents.Runs;
using A11.Tests;

namespace A11.Agents.Tests.Runs;

/// <summary>Each built-in reviewer alone refuses, through the whole gate, what no rule finds: nothing is written, and the other reviewer and all stages before pass.</summary>
[TestClass]
public sealed class ReviewerRefusalTests
{
    private const string Path = ".github/workflows/ci.yml";

    private static readonly string Task = RepositoryFolder.Task("T1", Path, "x");

    [TestMethod]
    [DataRow("A07", "      - name: Publish\n        uses: acme/publish@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0\n        with:\n          token: ${{ secrets.DEPLOY_KEY }}\n", "acme/publish")]
    [DataRow("A08", "      - name: Lint\n        run: ./scripts/lint.sh\n", "scripts/lint.sh")]
    public void One_reviewer_refuses_and_nothing_is_written(string role, string fault, string named)
    {
        using var repository = Repository();
        var outcome = Run(repository, Workflow(fault));
        Assert.AreEqual(OutcomeStatus.Rejected, outcome.Status, outcome.Reason);
        var report = outcome.Rounds[0].Report;
        Assert.AreEqual(GateStage.Reviews, report.FailedAt, string.Join('\n', report.Findings.Select(finding => $"{finding.Rule.Id} {finding.Message}")));
        Assert.IsEmpty(report.Findings);
        Assert.AreEqual(role, report.Reviews.Single(review => !review.Passed).Reviewer);
        StringAssert.Contains(outcome.Reason, named);
        Assert.IsFalse(repository.Has(Path));
        Assert.IsFalse(repository.Has(".a11/lock.json"));
    }

    [TestMethod]
    public void Without_the_fault_both_pass_and_the_file_is_written()
    {
        using var repository = Repository();
        var outcome = Run(repository, Workflow(""));
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, outcome.Reason);
        Assert.IsTrue(repository.Has(Path));
        Assert.AreEqual("A07 A08", string.Join(' ', outcome.Rounds[0].Report.Reviews.Select(review => review.Reviewer).Order(StringComparer.Ordinal)));
    }

    private static TaskOutcome Run(RepositoryFolder repository, string workflow) =>
        repository.Run(Task, new ScriptedAgent((Path, workflow)), new RunOptions(TestEngine.Default) { Reviewers = [new BuiltInReviewer("A07"), new BuiltInReviewer("A08")] })[0];

    private static RepositoryFolder Repository() => new RepositoryFolder().With("test.sh", "#!/bin/sh\nset -eu\ntrue\n");

    private static string Workflow(string fault) => """
        # Why: tests run before a change is merged.
        name: CI
        on:
          push:
            branches: [main]
        permissions:
          contents: read
        concurrency:
          group: ci-${{ github.ref }}
          cancel-in-progress: true
        jobs:
          test:
            runs-on: ubuntu-24.04
            timeout-minutes: 10
            environment: ci
            steps:
              - name: Check out
                uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
                with:
                  persist-credentials: false
              - name: Test
                run: sh test.sh

        """ + fault;
}
