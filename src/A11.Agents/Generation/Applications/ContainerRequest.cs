using A11.Core.Tasks;

namespace A11.Agents.Generation.Applications;

/// <summary>What a task says about the program that an image is wanted of.</summary>
/// <param name="Dockerfile">The Dockerfile's path from the root; null where the task writes none.</param>
/// <param name="Text">The task's title, description and criteria.</param>
internal sealed record ContainerRequest(string? Dockerfile, string Text)
{
    /// <summary>What a task says about the image of one Dockerfile, or about none in particular.</summary>
    public static ContainerRequest Create(DevOpsTask task, string? dockerfile) =>
        new(dockerfile, string.Join('\n', [task.Title, task.Description ?? "", .. task.AcceptanceCriteria]));
}
