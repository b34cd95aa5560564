using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Generation.Applications;
using A11.Core.Tasks;

namespace A11.Agents.Generation;

/// <summary>What a task asks for beyond what the repository itself says.</summary>
/// <param name="Services">The services that it names.</param>
/// <param name="Versions">The versions of the language that it names, oldest first; none where it names none.</param>
/// <param name="MeasuresCoverage">Whether the tests are to measure what they reach.</param>
/// <param name="BuildsImage">Whether a workflow is to build the image.</param>
/// <param name="WritesDockerfile">Whether the task itself writes the Dockerfile.</param>
/// <param name="Deploys">Whether a makefile is to have a target that deploys.</param>
internal sealed record GenerationRequest(ImmutableArray<BackingService> Services, ImmutableArray<string> Versions, bool MeasuresCoverage, bool BuildsImage, bool WritesDockerfile, bool Deploys)
{
    private static readonly (string Word, string Kind)[] ServiceWords =
    [
        ("postgres", "postgres"), ("mysql", "mysql"), ("mongo", "mongo"), ("redis", "redis"), ("memcached", "memcached"), ("rabbitmq", "rabbitmq"),
    ];

    /// <summary>Reads it from the task's criteria.</summary>
    public static GenerationRequest Of(DevOpsTask task)
    {
        var text = string.Join('\n', task.AcceptanceCriteria).ToLowerInvariant();
        var kinds = ServiceWords.Where(word => text.Contains(word.Word, StringComparison.Ordinal)).Select(word => word.Kind).ToHashSet();
        return new GenerationRequest(
            [.. BackingService.All.Where(service => kinds.Contains(service.Kind))],
            [.. task.AcceptanceCriteria.SelectMany(criterion => new Wording(criterion).Versions).Distinct(StringComparer.Ordinal).OrderBy(Facts.VersionNumber.Read)],
            text.Contains("coverage", StringComparison.Ordinal),
            text.Contains("build the image", StringComparison.Ordinal) || text.Contains("docker image", StringComparison.Ordinal) || text.Contains("container image", StringComparison.Ordinal),
            task.FilesToCreate.Any(path => path == "Dockerfile"),
            text.Contains("deploy", StringComparison.Ordinal));
    }
}
