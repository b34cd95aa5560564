using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Workflows;

namespace A11.Core.Tests.Workflows;

/// <summary>GitHub's workflows and actions are told from the files of other CI systems by where they are.</summary>
[TestClass]
public sealed class WorkflowClaimTests
{
    private const string Workflow = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{ run: make }]\n";
    private const string Action = "name: x\nruns:\n  using: composite\n  steps: [{ run: make, shell: bash }]\n";
    private const string CircleCi = "version: 2.1\njobs:\n  build:\n    docker: [{ image: cimg/base:2024.01 }]\n    steps: [checkout, { run: make }]\n";

    [TestMethod]
    [DataRow(".github/workflows/ci.yml", Workflow, true)]
    [DataRow(".github/workflows/ci.yaml", Workflow, true)]
    [DataRow("templates/web/.github/workflows/ci.yml", Workflow, true)]
    [DataRow("action.yml", Action, true)]
    [DataRow("tools/setup/action.yaml", Action, true)]
    [DataRow(".github/workflows/deep/ci.yml", Workflow, false)]
    [DataRow(".github/ci.yml", Workflow, false)]
    [DataRow("not.github/workflows/ci.yml", Workflow, false)]
    [DataRow("workflows/ci.yml", Workflow, false)]
    [DataRow(".circleci/config.yml", CircleCi, false)]
    [DataRow(".circleci/config.yml", Workflow, false)]
    [DataRow(".travis.yml", "language: csharp\njobs:\n  include: [{ script: make }]\n", false)]
    [DataRow("benchmarks.crank.yml", "jobs:\n  load:\n    source: { repository: x }\n", false)]
    [DataRow("azure-pipelines.yml", "jobs:\n- job: a\n  steps: [{ script: make }]\n", false)]
    [DataRow(".gitlab-ci.yml", "jobs: { a: { script: make } }\n", false)]
    [DataRow("runs.yml", Action, false)]
    [DataRow("action.yml", Workflow, false)]
    [DataRow(".github/workflows/notes.yml", "a: 1\n", true)]
    [DataRow(".github/workflows/empty.yml", "", true)]
    [DataRow("action.yml", "{}", true)]
    [DataRow("action.yml", "name: x\naction: y\n", false)]
    public void Where_a_file_is_says_whether_it_is_one(string path, string text, bool expected)
    {
        var domain = new WorkflowDomain();
        var file = new SourceFile(path, FileContent.Decode(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.AreEqual(expected, domain.MayClaim(path) && domain.Claims(file));
    }
}
