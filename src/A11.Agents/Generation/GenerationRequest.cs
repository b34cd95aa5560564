using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance;
using A11.Agents.Acceptance.Commands;
using A11.Agents.Acceptance.Criteria;
using A11.Agents.Generation.Applications;
using A11.Core.Tasks;

namespace A11.Agents.Generation;

/// <summary>What a task asks for beyond what the repository itself says.</summary>
internal sealed record GenerationRequest
{
    private readonly ImmutableArray<Criterion> _criteria;
    private readonly ImmutableArray<string> _created;

    private GenerationRequest(DevOpsTask task)
    {
        var kinds = GeneratedFiles.KindsOf(task);
        _criteria = [.. task.AcceptanceCriteria.Select(criterion => Criterion.Read(criterion, kinds)).Where(criterion => !criterion.IsOpen)];
        _created = task.FilesToCreate;
        Services = [.. Named(RequirementKind.Service, RequirementKind.Version).SelectMany(Find).GroupBy(service => service.Kind).Select(group => group.MaxBy(service => service.Line.Length)!)];
        Dockerfile = task.FilesToCreate.FirstOrDefault(path => GeneratedFiles.KindOf(path) == GeneratedFileKind.Dockerfile);
        Container = ContainerRequest.Create(task, Dockerfile);
    }

    /// <summary>The services that it names.</summary>
    public ImmutableArray<BackingService> Services { get; }

    /// <summary>The version line of the nginx that is to stand before the application; empty for the newest, null where none is to.</summary>
    public string? Proxy => Named(RequirementKind.Service, RequirementKind.Version).Where(requirement => Vocabulary.Normalize(requirement.Name) == "nginx")
        .Select(requirement => requirement.Kind == RequirementKind.Version ? requirement.Values[0] : "").OrderByDescending(line => line.Length).FirstOrDefault();

    /// <summary>Whether services are to get their passwords as files.</summary>
    public bool PassesSecretsAsFiles => Requires(RequirementKind.FileSecrets);

    /// <summary>How often updates are looked for.</summary>
    public string UpdateInterval => Named(RequirementKind.Interval).Select(requirement => requirement.Name).FirstOrDefault() ?? "weekly";

    /// <summary>The kinds of objects of Kubernetes that it names.</summary>
    public ImmutableArray<string> Objects => [.. Named(RequirementKind.Object).Select(requirement => requirement.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The namespace that it names; null where it names none.</summary>
    public string? Namespace => Named(RequirementKind.Namespace).Select(requirement => requirement.Name).FirstOrDefault(name => name.Length > 0);

    /// <summary>The image with its tag that it names; null where it names none.</summary>
    public string? Image => Named(RequirementKind.Image).Select(requirement => requirement.Name).FirstOrDefault(name => name.Contains(':', StringComparison.Ordinal));

    /// <summary>The port that it names; null where it names none.</summary>
    public int? Port => Named(RequirementKind.Port).Select(requirement => int.Parse(requirement.Name, CultureInfo.InvariantCulture)).Cast<int?>().FirstOrDefault();

    /// <summary>The number of pods that it names; null where it names none.</summary>
    public int? Replicas => Named(RequirementKind.Replicas).Select(requirement => int.Parse(requirement.Name, CultureInfo.InvariantCulture)).Cast<int?>().FirstOrDefault();

    /// <summary>The host that it names; null where it names none.</summary>
    public string? Host => Named(RequirementKind.Host).Select(requirement => requirement.Name).FirstOrDefault();

    /// <summary>The settings that it names, with their values.</summary>
    public ImmutableArray<(string Name, string Value)> Settings => [.. Named(RequirementKind.Setting).Select(requirement => (requirement.Name, requirement.Values[0]))];

    /// <summary>The Dockerfile that the task itself writes; null where it writes none.</summary>
    public string? Dockerfile { get; }

    /// <summary>What it says about the program that it is about.</summary>
    public ContainerRequest Container { get; }

    /// <summary>Whether the tests are to measure what they reach.</summary>
    public bool MeasuresCoverage => Requires(RequirementKind.Work, nameof(Purpose.Coverage)) || CoverageThreshold is not null;

    /// <summary>The coverage, in percent, below which the tests are to fail; null where none is named.</summary>
    public string? CoverageThreshold => Named(RequirementKind.CoverageThreshold).Select(requirement => requirement.Name).FirstOrDefault();

    /// <summary>The command that runs the tests as the task wants them; null where there are none.</summary>
    /// <exception cref="RefusalException">They are to measure coverage, and no way to do that is known.</exception>
    public string? TestCommand(Application application) =>
        application.Test is null || !MeasuresCoverage ? application.Test
        : application.Coverage is not { } coverage ? throw Refuse(CoverageThreshold is null ? RequirementKind.Work : RequirementKind.CoverageThreshold, "No tool that measures coverage is among the repository's development dependencies.", CoverageThreshold ?? nameof(Purpose.Coverage))
        : CoverageThreshold is not { } limit ? coverage
        : application.CoverageLimit is { } option ? $"{coverage} {option}{limit}"
        : throw Refuse(RequirementKind.CoverageThreshold, $"No option is known that lets the tests fail below {limit} % coverage.");

    /// <summary>Whether a workflow is to build the image.</summary>
    public bool BuildsImage => Requires(RequirementKind.ImageBuild);

    /// <summary>The targets that a makefile is to have, in the order of the criteria.</summary>
    public ImmutableArray<string> Targets => [.. Named(RequirementKind.Target).Concat(Named(RequirementKind.Guard)).Select(requirement => requirement.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The variable that has to be set before a target that deploys does so, and its value; empty for any.</summary>
    public (string Variable, string Value) Guard => Named(RequirementKind.Guard).Select(requirement => requirement.Values).FirstOrDefault(values => !values.IsEmpty, ["CONFIRM", "yes"]) switch
    {
        [var variable, var value] => (variable, value),
        ["CONFIRM"] => ("CONFIRM", "yes"),
        var values => (values[0], ""),
    };

    /// <summary>Whether a workflow is to run on every push, whatever the branch.</summary>
    public bool RunsOnEveryPush => Named(RequirementKind.Event).Any(requirement => requirement is { Name: "push", IsEvery: true, Values.IsEmpty: true });

    /// <summary>Whether a workflow is to release what is built: its name says so.</summary>
    /// <param name="path">The workflow's path.</param>
    public static bool Releases(string path) => NamesAny(path, "release", "publish");

    private static bool NamesAny(string path, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Path.GetFileName(path).Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a workflow is to deploy what it builds: its name says so.</summary>
    /// <param name="path">The workflow's path.</param>
    public static bool DeploysBy(string path) => NamesAny(path, "deploy");

    /// <summary>Whether a workflow is to push an image: its name or a criterion says so. One that releases does where there is an image to release.</summary>
    /// <param name="path">The workflow's path.</param>
    /// <param name="files">The repository.</param>
    public bool PushesImage(string path, ProjectFiles files) => (Releases(path) && FindDockerfile(files) is not null) || NamesAny(path, "deploy", "docker", "image", "container") || Requires(RequirementKind.ImagePush);

    /// <summary>The environment that a workflow deploys to; null where the task names none.</summary>
    public string? Environment => Named(RequirementKind.Environment).Select(requirement => requirement.Name).FirstOrDefault(name => name.Length > 0);

    /// <summary>Whether a makefile is to have a target that deploys.</summary>
    public bool Deploys => Targets.Contains("deploy") || Requires(RequirementKind.Work, nameof(Purpose.Deploy));

    /// <summary>Whether the tests are to wait for the quick checks.</summary>
    public bool ChecksFirst => Named(RequirementKind.Order).Any(order => order.Name is "Quick" or nameof(Purpose.Lint) or nameof(Purpose.Format) or nameof(Purpose.Types));

    /// <summary>Reads it from the task's criteria.</summary>
    public static GenerationRequest Create(DevOpsTask task) => new(task);

    /// <summary>The versions of a language that it names, oldest first; none where it names none.</summary>
    /// <param name="language">The language as the vocabulary of criteria calls it.</param>
    public ImmutableArray<string> Versions(string language) =>
        [.. Named(RequirementKind.Version).Where(version => version.Name.Length == 0 || version.Name == language).Select(version => version.Values[0]).Distinct(StringComparer.Ordinal).OrderBy(Facts.VersionNumber.Read)];

    /// <summary>Whether a check is to be run: the repository has chosen it, or the task asks for it, by its name or by what it looks after.</summary>
    /// <param name="check">The check.</param>
    /// <param name="all">All checks that there are.</param>
    public bool Wants(ToolCommand check, ImmutableArray<ToolCommand> all) =>
        check.IsChosen || Requires(RequirementKind.Tool, check.Name) || (IsUsual(check, all) && RequiresTool(check.Kind, check.IsSpare)) || (!check.IsSpare && Requires(RequirementKind.Work, "Quick"));

    private bool RequiresTool(ToolKind kind, bool isSpare) => kind switch
    {
        ToolKind.Format => Requires(RequirementKind.Work, nameof(Purpose.Format)) || (!isSpare && Requires(RequirementKind.Work, nameof(Purpose.Lint))),
        ToolKind.Lint => Requires(RequirementKind.Work, nameof(Purpose.Lint)),
        _ => Requires(RequirementKind.Work, nameof(Purpose.Types)),
    };

    /// <summary>Whether a check is the one that is meant where only its kind is asked for: none that is spare where there is another.</summary>
    private static bool IsUsual(ToolCommand check, ImmutableArray<ToolCommand> all) =>
        !check.IsSpare || all.First(other => other.Kind == check.Kind && other.IsSpare == !all.Any(usual => usual.Kind == check.Kind && !usual.IsSpare)) == check;

    /// <summary>The Dockerfile that images are built by: the task's own, else the one at the root, else the only one; null where there is none.</summary>
    public string? FindDockerfile(ProjectFiles files)
    {
        if (Dockerfile is not null || files.Has("Dockerfile"))
        {
            return Dockerfile ?? "Dockerfile";
        }

        return files.Paths.Where(path => GeneratedFiles.KindOf(path) == GeneratedFileKind.Dockerfile).Take(2).ToArray() is [var only] ? only : null;
    }

    /// <summary>The Dockerfile of the service in a directory; that of the root for none. Null where there is none.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="directory">The directory; empty for the root.</param>
    public string? FindDockerfile(ProjectFiles files, string directory) => directory.Length == 0 ? FindDockerfile(files)
        : $"{directory}/Dockerfile" is var path && (files.Has(path) || _created.Contains(path, StringComparer.Ordinal)) ? path : null;

    /// <summary>The command that builds the image, but for the image's name; the context is the root, or the service's directory.</summary>
    public static string BuildCommand(string dockerfile, string image, string directory = "") =>
        directory.Length > 0 ? $"docker build --tag {image} {directory}"
        : dockerfile == "Dockerfile" ? $"docker build --tag {image} ." : $"docker build --file {dockerfile} --tag {image} .";

    /// <summary>The refusal of what a criterion asks for: it names the criterion, and says why.</summary>
    /// <param name="kind">What it asks for.</param>
    /// <param name="reason">Why that can't be met.</param>
    /// <param name="name">The name of what it asks for; empty for any.</param>
    public RefusalException Refuse(RequirementKind kind, string reason, string name = "") =>
        new(_criteria.FirstOrDefault(criterion => criterion.Requirements.Any(requirement => requirement.Kind == kind && (name.Length == 0 || requirement.Name == name))) is { } asked ? $"The built-in agent can't meet “{asked.Text}”: {reason}" : reason);

    /// <summary>The same of an object of Kubernetes.</summary>
    public RefusalException RefuseObject(string reason) => Refuse(RequirementKind.Object, reason);

    private bool Requires(RequirementKind kind, string name = "") => _criteria.Any(criterion => criterion.Requires(kind, name));

    private IEnumerable<Requirement> Named(params ImmutableArray<RequirementKind> kinds) =>
        _criteria.SelectMany(criterion => criterion.Requirements).Where(requirement => !requirement.IsNegated && kinds.Contains(requirement.Kind));

    /// <summary>The service that a requirement names, of the version that it asks for.</summary>
    private static IEnumerable<BackingService> Find(Requirement requirement) =>
        BackingService.All.Where(service => service.Kind == Vocabulary.Normalize(requirement.Name)).Select(service => requirement.Kind == RequirementKind.Version ? service.OfVersion(requirement.Values[0]) : service);
}
