using A11.Agents.Records;

namespace A11.Agents.Tests.Generation;

/// <summary>Runs one task over a repository of a test.</summary>
internal static class LanguageTest
{
    /// <summary>The image that is written for a repository.</summary>
    public static string Dockerfile(RepositoryFolder repository, string title = "Image") => Write(repository, "Dockerfile", "Small image", title);

    /// <summary>The workflow that is written for a repository.</summary>
    public static string Workflow(RepositoryFolder repository, string criterion = "Run tests on push") => Write(repository, ".github/workflows/ci.yml", criterion, "Checks");

    /// <summary>The compose file that is written for a repository, after its image.</summary>
    public static string Compose(RepositoryFolder repository)
    {
        _ = repository.Has("Dockerfile") ? "" : Dockerfile(repository);
        return Write(repository, "docker-compose.yml", "No passwords in the file", "Services");
    }

    /// <summary>Why a file is refused.</summary>
    public static string Refusal(RepositoryFolder repository, string path = "Dockerfile", string criterion = "Small image", string title = "Image")
    {
        var outcome = Run(repository, path, criterion, title);
        Assert.AreEqual(OutcomeStatus.AgentFailed, outcome.Status, string.Join('\n', outcome.Diagnostics));
        Assert.IsFalse(repository.Has(path));
        return outcome.Reason!;
    }

    /// <summary>The file of a task that is done.</summary>
    public static string Write(RepositoryFolder repository, string path, string criterion, string title)
    {
        var outcome = Run(repository, path, criterion, title);
        Assert.AreEqual(OutcomeStatus.Done, outcome.Status, $"{outcome.Reason} {string.Join('\n', outcome.Diagnostics)}");
        return repository.Read(path);
    }

    private static TaskOutcome Run(RepositoryFolder repository, string path, string criterion, string title) =>
        repository.Run($$"""{ "task_id": "T1", "title": "{{title}}", "acceptance_criteria": ["{{criterion}}"], "files_to_create": ["{{path}}"] }""")[0];
}
