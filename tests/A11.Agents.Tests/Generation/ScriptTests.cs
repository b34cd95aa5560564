using A11.Agents.Records;
using A11.Core.Profiles;

namespace A11.Agents.Tests.Generation;

/// <summary>Shell scripts: what their names say, from the repository's root, and executable.</summary>
[TestClass]
public sealed class ScriptTests
{
    [TestMethod]
    [DataRow("scripts/test.sh", "cd \"$(dirname \"${BASH_SOURCE[0]}\")/..\"\n\ngo build ./...\ngo test -race ./...\n")]
    [DataRow("scripts/ci/test.sh", "cd \"$(dirname \"${BASH_SOURCE[0]}\")/../..\"\n")]
    [DataRow("scripts/setup.sh", "go mod download\n")]
    [DataRow("scripts/lint.sh", "test -z \"$(gofmt -l .)\"\ngo vet ./...\n")]
    [DataRow("scripts/format.sh", "gofmt -w .\n")]
    [DataRow("scripts/build.sh", "go build ./...\n")]
    public void A_script_does_what_its_name_says(string path, string expected)
    {
        using var repository = StackRepositories.Go();
        StringAssert.Contains(Write(repository, path), expected);
    }

    [TestMethod]
    public void It_begins_with_its_interpreter_and_may_be_executed()
    {
        using var repository = StackRepositories.Python();
        var lines = Write(repository, "scripts/test.sh").Split('\n');
        Assert.AreEqual("#!/usr/bin/env bash", lines[0]);
        StringAssert.StartsWith(lines[1], "# Task T1 (T1). Generated:");
        if (!OperatingSystem.IsWindows())
        {
            Assert.IsTrue(File.GetUnixFileMode(Path.Combine(repository.Root, "scripts/test.sh")).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [TestMethod]
    public void What_is_built_and_deployed_is_what_the_repository_has()
    {
        using var repository = StackRepositories.Go().With("Dockerfile", "FROM alpine:3.22.5\n");
        StringAssert.Contains(Write(repository, "scripts/build.sh"), "docker build --tag \"${image}:${version}\" .\n");
        StringAssert.Contains(Write(repository, "scripts/deploy.sh"), "docker push \"${REGISTRY}/${image}:${version}\"\n");
        using var composed = StackRepositories.Go().With("compose.yaml", "services:\n  app:\n    build: .\n");
        StringAssert.Contains(Write(composed, "scripts/deploy.sh"), "docker compose --file compose.yaml up --build --detach --wait\n");
    }

    [TestMethod]
    public void A_dockerignore_is_written_where_the_profile_allows_it_and_hides_nothing_that_is_copied()
    {
        using var repository = StackRepositories.Go()
            .With("deploy/templates.go", "package deploy\n")
            .With("a11.yml", "profile: docs/agent.md\n")
            .With("docs/agent.md", ProfileReader.BuiltIn.Text.Content.Replace("`Dockerfile*`", "`Dockerfile*`, `/.dockerignore`", StringComparison.Ordinal));
        var text = Write(repository, ".dockerignore", "Dockerfile");
        StringAssert.Contains(text, "\n.git\n");
        StringAssert.Contains(text, "\n**/.env\n");
        StringAssert.Contains(text, "\nk8s\n");
        StringAssert.Contains(repository.Read("Dockerfile"), "COPY deploy/ deploy/\n");
        Assert.DoesNotContain("\ndeploy\n", text);
    }

    [TestMethod]
    public void A_dockerignore_of_one_dockerfile_is_no_dockerfile()
    {
        using var repository = StackRepositories.Go();
        StringAssert.Contains(Write(repository, "Dockerfile.dockerignore", "Dockerfile"), "\n.git\n");
    }

    private static string Write(RepositoryFolder repository, params string[] paths)
    {
        var task = $$"""{ "task_id": "T1", "title": "Task T1", "acceptance_criteria": ["{{(paths.Contains("Dockerfile") ? "Multi-stage build" : "No hardcoded secrets")}}"], "files_to_create": [{{string.Join(", ", paths.Select(static path => $"\"{path}\""))}}] }""";
        var outcome = repository.Run(task)[0];
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, $"{outcome.Reason} {string.Join('\n', outcome.Diagnostics.Select(static finding => finding.Message))}");
        return repository.Read(paths[0]);
    }
}
