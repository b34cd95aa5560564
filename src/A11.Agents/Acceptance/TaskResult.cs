using System.Collections.Immutable;
using A11.Agents.Acceptance.Commands;
using A11.Core.Compose.Model;
using A11.Core.Docker.Model;
using A11.Core.Files;
using A11.Core.GitHub.Model;
using A11.Core.Kubernetes.Model;
using A11.Core.Make.Model;
using A11.Core.Shell.Model;
using A11.Core.Tasks;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance;

/// <summary>The files of a task as what they mean: what criteria are held against.</summary>
internal sealed class TaskResult
{
    private readonly PlaceIndex _places = new();
    private readonly Lazy<SecretSearch> _secrets;
    private readonly Lazy<ScriptSearch> _scriptFindings;

    private TaskResult(DevOpsTask task, IFileSource files)
    {
        Files = files;
        Paths = task.Lane;
        var texts = task.Lane.Where(files.Exists).Select(path => (Path: path, FileContent.Decode(files.Read(path).Span).Text)).ToLookup(file => GeneratedFiles.MeaningOf(file.Path));
        Workflows = [.. Read(GeneratedFileKind.Workflow, WorkflowFile.Parse, static file => [.. file.Jobs, .. file.Steps])];
        Dockerfiles = [.. Read(GeneratedFileKind.Dockerfile, DockerfileModel.Parse, static file => file.Stages)];
        ComposeFiles = [.. Read(GeneratedFileKind.Compose, ComposeFile.Parse, static file => file.Services)];
        Makefiles = [.. Read(GeneratedFileKind.Makefile, MakefileModel.Parse, static file => file.Rules)];
        Scripts = [.. Read(GeneratedFileKind.Script, ScriptFile.Parse, static _ => [])];
        DependabotFiles = [.. Read(GeneratedFileKind.Dependabot, DependabotFile.Parse, static _ => [])];
        Manifests = [.. texts[GeneratedFileKind.Kubernetes].Where(file => !Manifest.IsCustomization(file.Path)).SelectMany(file => Manifest.Parse(file.Path, files.Read(file.Path).Span).Select(manifest => _places.Add(manifest, file.Path, file.Text)))];
        Jobs = [.. Workflows.SelectMany(static file => file.Jobs)];
        Services = [.. ComposeFiles.SelectMany(static file => file.Services)];
        Faults = [.. task.Lane.Select(FindFault).OfType<string>()];
        Calls = TaskCalls.Collect(this, [.. texts.SelectMany(static group => group).Select(static file => file.Path)]);
        Search = new CommandSearch(Calls);
        _secrets = new(() => SecretSearch.Run(files, [.. task.Lane.Where(files.Exists).Order(StringComparer.Ordinal)]));
        _scriptFindings = new(() => ScriptSearch.Run(files, [.. task.Lane.Where(files.Exists).Where(path => GeneratedFiles.MeaningOf(path) == GeneratedFileKind.Script)]));

        IEnumerable<TModel> Read<TModel>(GeneratedFileKind kind, Func<SourceText, TModel?> parse, Func<TModel, IEnumerable<object>> partsOf)
            where TModel : class =>
            texts[kind].Select(file => parse(file.Text) is { } model ? _places.Add(model, file.Path, file.Text, partsOf(model)) : null).OfType<TModel>();
    }

    /// <summary>The repository with the task's files in it.</summary>
    public IFileSource Files { get; }

    /// <summary>The paths of the task's files.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>Why the task's files are not all known, a sentence each: one is not there, or can't be read as what it is, so that nothing can be said to be met by them.</summary>
    public ImmutableArray<string> Faults { get; }

    /// <summary>The workflows.</summary>
    public ImmutableArray<WorkflowFile> Workflows { get; }

    /// <summary>The Dockerfiles.</summary>
    public ImmutableArray<DockerfileModel> Dockerfiles { get; }

    /// <summary>The compose files.</summary>
    public ImmutableArray<ComposeFile> ComposeFiles { get; }

    /// <summary>The makefiles.</summary>
    public ImmutableArray<MakefileModel> Makefiles { get; }

    /// <summary>The objects of Kubernetes that a criterion speaks of.</summary>
    public ImmutableArray<Manifest> Manifests { get; private set; }

    /// <summary>The jobs of its workflows that a criterion speaks of.</summary>
    public ImmutableArray<WorkflowJob> Jobs { get; private set; }

    /// <summary>The services of its compose files that a criterion speaks of.</summary>
    public ImmutableArray<ComposeService> Services { get; private set; }

    /// <summary>The shell scripts.</summary>
    public ImmutableArray<ScriptFile> Scripts { get; }

    /// <summary>The configurations of Dependabot.</summary>
    public ImmutableArray<DependabotFile> DependabotFiles { get; }

    /// <summary>What workflows, makefiles and scripts run in the end.</summary>
    public IReadOnlyList<CommandCall> Calls { get; }

    /// <summary>Looks for what is run.</summary>
    public CommandSearch Search { get; }

    /// <summary>What rules about secrets find in the task's files, at whatever severity, also where a comment or the repository's settings suppress it.</summary>
    public SecretSearch Secrets => _secrets.Value;

    /// <summary>What rules about shell find in the task's scripts.</summary>
    public ScriptSearch ScriptFindings => _scriptFindings.Value;

    /// <summary>Reads the task's files.</summary>
    public static TaskResult Read(DevOpsTask task, IFileSource files) => new(task, files);

    /// <summary>Whether a file of a kind is there that can be read as one.</summary>
    public bool Has(GeneratedFileKind kind) => kind switch
    {
        GeneratedFileKind.Workflow => !Workflows.IsEmpty,
        GeneratedFileKind.Dockerfile => !Dockerfiles.IsEmpty,
        GeneratedFileKind.Compose => !ComposeFiles.IsEmpty,
        GeneratedFileKind.Makefile => !Makefiles.IsEmpty,
        GeneratedFileKind.Kubernetes => !Manifests.IsEmpty,
        GeneratedFileKind.Script => !Scripts.IsEmpty,
        GeneratedFileKind.Dependabot => !DependabotFiles.IsEmpty,
        _ => false,
    };

    /// <summary>The line at which a span of a model begins; null where there is no such span.</summary>
    public CriterionPlace? PlaceOf(object model, TextSpan? span) => _places.Find(model, span);

    /// <summary>The same files, of which only some jobs, services and objects are looked at.</summary>
    public TaskResult Only(Func<WorkflowJob, bool> isJob, Func<ComposeService, bool> isService, Func<Manifest, bool> isObject)
    {
        var part = (TaskResult)MemberwiseClone();
        part.Jobs = [.. Jobs.Where(isJob)];
        part.Services = [.. Services.Where(isService)];
        part.Manifests = [.. Manifests.Where(isObject)];
        return part;
    }

    /// <summary>Whether a job waits for another, or for one that does.</summary>
    public bool Waits(WorkflowJob job, string other)
    {
        var jobs = Workflows.SelectMany(file => file.Jobs).ToLookup(candidate => candidate.Id, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<WorkflowJob>([job]);
        while (open.TryDequeue(out var next))
        {
            foreach (var need in next.NeededJobs.Where(seen.Add))
            {
                if (need == other)
                {
                    return true;
                }

                foreach (var needed in jobs[need])
                {
                    open.Enqueue(needed);
                }
            }
        }

        return false;
    }

    /// <summary>Why a file of the task can't be judged; null where it can.</summary>
    private string? FindFault(string path) =>
        !Files.Exists(path) ? $"{path} does not exist."
        : Manifest.IsCustomization(path) && !Manifest.AreLeft(path, Files.Read(path).Span, Manifests) ? $"What becomes of objects by {path} is not looked at."
        : GeneratedFiles.MeaningOf(path) == GeneratedFileKind.Kubernetes && Manifest.IsTemplate(path, Files.Read(path).Span) ? $"{path} is a template; what it gives is not looked at."
        : IsReadable(path, FileContent.Decode(Files.Read(path).Span).Text) ? null : $"{path} can't be read as what it is.";

    /// <summary>Whether a text is what its path says, as far as that is a format that is read here.</summary>
    private bool IsReadable(string path, SourceText text) => GeneratedFiles.MeaningOf(path) switch
    {
        GeneratedFileKind.Workflow => WorkflowFile.Parse(text)?.IsReadable == true,
        GeneratedFileKind.Compose => ComposeFile.Parse(text) is { Services.IsEmpty: false },
        GeneratedFileKind.Dockerfile => DockerfileModel.Parse(text).IsReadable,
        GeneratedFileKind.Makefile => MakefileModel.Parse(text).IsReadable,
        GeneratedFileKind.Kubernetes => Manifest.Parse(path, Files.Read(path).Span).Any(),
        GeneratedFileKind.Script => ScriptFile.Parse(text) is { IsReadable: true, IsForShell: true },
        GeneratedFileKind.Dependabot => DependabotFile.Parse(text) is { Updates.IsEmpty: false },
        _ => true,
    };
}
