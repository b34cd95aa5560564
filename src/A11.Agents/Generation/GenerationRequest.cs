using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Generation.Applications;
using A11.Core.Tasks;

namespace A11.Agents.Generation;

/// <summary>What a task asks for beyond what the repository itself says.</summary>
internal sealed record GenerationRequest
{
    private static readonly (string Word, string Kind)[] ServiceWords =
    [
        ("postgres", "postgres"), ("mysql", "mysql"), ("mongo", "mongo"), ("redis", "redis"), ("memcached", "memcached"), ("rabbitmq", "rabbitmq"),
    ];

    private readonly string _text;

    private GenerationRequest(DevOpsTask task)
    {
        _text = string.Join('\n', task.AcceptanceCriteria).ToLowerInvariant();
        var kinds = ServiceWords.Where(word => Names(word.Word)).Select(word => word.Kind).ToHashSet();
        Services = [.. BackingService.All.Where(service => kinds.Contains(service.Kind))];
        Versions = [.. task.AcceptanceCriteria.SelectMany(criterion => new Wording(criterion).Versions).Distinct(StringComparer.Ordinal).OrderBy(Facts.VersionNumber.Read)];
        Dockerfile = task.FilesToCreate.FirstOrDefault(path => GeneratedFiles.KindOf(path) == GeneratedFileKind.Dockerfile);
        Container = ContainerRequest.Create(task, Dockerfile);
    }

    /// <summary>The services that it names.</summary>
    public ImmutableArray<BackingService> Services { get; }

    /// <summary>The versions of the language that it names, oldest first; none where it names none.</summary>
    public ImmutableArray<string> Versions { get; }

    /// <summary>The Dockerfile that the task itself writes; null where it writes none.</summary>
    public string? Dockerfile { get; }

    /// <summary>What it says about the program that it is about.</summary>
    public ContainerRequest Container { get; }

    /// <summary>Whether the tests are to measure what they reach.</summary>
    public bool MeasuresCoverage => Names("coverage");

    /// <summary>Whether a workflow is to build the image.</summary>
    public bool BuildsImage => Names("build the image", "docker image", "container image");

    /// <summary>Whether a workflow is to release what is built: its name says so.</summary>
    /// <param name="path">The workflow's path.</param>
    public static bool Releases(string path) => Path.GetFileName(path) is var name && (name.Contains("release", StringComparison.OrdinalIgnoreCase) || name.Contains("publish", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a makefile is to have a target that deploys.</summary>
    public bool Deploys => Names("deploy");

    /// <summary>Whether the tests are to wait for the quick checks.</summary>
    public bool ChecksFirst => Names("before the test", "before test", "lint first", "fail fast", "fail-fast", "checks first", "quick check");

    /// <summary>Reads it from the task's criteria.</summary>
    public static GenerationRequest Of(DevOpsTask task) => new(task);

    /// <summary>Whether a check is to be run: the repository has chosen it, or the task asks for it.</summary>
    public bool Wants(ToolCommand check) => check.IsChosen || ChecksFirst || Names(check.Name.ToLowerInvariant()) || check.Kind switch
    {
        ToolKind.Format => Names("format", "style", "layout", "lint"),
        ToolKind.Lint => Names("lint"),
        _ => Names("type check", "type-check", "typecheck", "types"),
    };

    /// <summary>The Dockerfile that images are built by: the task's own, else the one at the root, else the only one; null where there is none.</summary>
    public string? FindDockerfile(ProjectFiles files)
    {
        if (Dockerfile is not null || files.Has("Dockerfile"))
        {
            return Dockerfile ?? "Dockerfile";
        }

        return files.Paths.Where(path => GeneratedFiles.KindOf(path) == GeneratedFileKind.Dockerfile).Take(2).ToArray() is [var only] ? only : null;
    }

    /// <summary>The command that builds the image, but for the image's name; the context is the root.</summary>
    public static string BuildCommand(string dockerfile, string image) =>
        dockerfile == "Dockerfile" ? $"docker build --tag {image} ." : $"docker build --file {dockerfile} --tag {image} .";

    private bool Names(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (_text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
