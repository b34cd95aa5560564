using System.Collections.Immutable;
using System.Text;
using A11.Agents.Acceptance;
using A11.Agents.Acceptance.Criteria;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.DotNet;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Composition;
using A11.Agents.Generation.DotNet;
using A11.Agents.Generation.Facts;
using A11.Agents.Generation.Java;
using A11.Agents.Generation.Languages;
using A11.Agents.Generation.Manifests;
using A11.Agents.Generation.Php;
using A11.Agents.Generation.Ruby;
using A11.Agents.Generation.Rust;
using A11.Agents.Generation.Updates;
using A11.Core.Files;
using A11.Core.Fixes;
using A11.Core.Generation;
using A11.Core.Tasks;

namespace A11.Agents.Generation;

/// <summary>
/// The agent that needs no network: it reads the repository and composes workflows, Dockerfiles, compose files, makefiles, scripts, manifests of Kubernetes
/// and configurations of Dependabot. What it can't meet it refuses, naming the criterion.
/// </summary>
/// <param name="createEvaluator">Makes what asks MSBuild about the projects of a repository, by its root's absolute path; null to read projects as XML.</param>
public sealed class BuiltInAgent(Func<string, IProjectEvaluator>? createEvaluator = null) : IAgent
{
    /// <summary>Its name.</summary>
    public const string AgentName = "builtin";

    /// <summary>What may stay unchecked: work that the repository's own scripts do.</summary>
    private static readonly RequirementKind[] OpenKinds = [RequirementKind.Work, RequirementKind.Tool, RequirementKind.TestKind, RequirementKind.Language, RequirementKind.Event, RequirementKind.Order];

    private readonly ProjectEvaluations _evaluations = new(createEvaluator);

    /// <inheritdoc/>
    public string Name => AgentName;

    /// <inheritdoc/>
    public Task<IAgentSession> StartAsync(AgentJob job, IProgress<AgentEvent> progress, CancellationToken cancellation) =>
        Task.FromResult<IAgentSession>(new Session(job, _evaluations, progress));

    /// <summary>What is built in a repository; null where nothing is found that is known.</summary>
    /// <param name="files">The repository's files.</param>
    /// <param name="images">The images that are known.</param>
    /// <param name="evaluated">What MSBuild says of .NET projects; null where it was not asked.</param>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <exception cref="RefusalException">Something is found, and what it needs is not known.</exception>
    internal static Application? ReadApplication(ProjectFiles files, ImageTags images, EvaluatedProjects? evaluated, string root)
    {
        ILanguage[] languages = [new DotNetLanguage(evaluated, root), new JavaLanguage(), new RustLanguage(), new PhpLanguage(), new RubyLanguage(), new PythonLanguage(), new GoLanguage(), new NodeLanguage()];
        return languages.Select(language => language.Read(files, images)).OfType<Application>().FirstOrDefault();
    }

    private static ImmutableArray<Change> Generate(AgentJob job, ProjectFiles files, EvaluatedProjects? evaluated)
    {
        if (job.Task.FilesToModify is [var modified, ..])
        {
            throw new RefusalException($"The built-in agent writes new files only; it can't change {modified}.");
        }

        var images = ImageTags.Create(files);
        var request = GenerationRequest.Create(job.Task);
        var applications = new Lazy<RepositoryApplications>(() => new RepositoryApplications(files, images, evaluated, job.Root, application => WithVersions(application, request)));
        var changes = job.Task.FilesToCreate.Select(path => Compose(path, job.Task, applications, files, images, request)).ToImmutableArray();
        changes = WithLayout(job, changes);
        RefuseWhatIsNotMet(job, changes);
        return changes;
    }

    /// <summary>The files laid out as the repository's settings ask for: by the safe fixes, which change nothing that a file says.</summary>
    private static ImmutableArray<Change> WithLayout(AgentJob job, ImmutableArray<Change> changes)
    {
        var yaml = changes.Select(static change => change.Path).Where(static path => RepositoryPath.IsYaml(path)).ToArray();
        if (yaml.Length == 0)
        {
            return changes;
        }

        var texts = new Fixer(job.Engine).Run(new OverlayFileSource(job.Files, changes), job.Settings, yaml, allowsUnsafe: false).Files.ToDictionary(static file => file.Path, StringComparer.Ordinal);
        return [.. changes.Select(change => texts.TryGetValue(change.Path, out var laidOut) ? change with { Content = laidOut.After } : change)];
    }

    private static Change Compose(string path, DevOpsTask task, Lazy<RepositoryApplications> applications, ProjectFiles files, ImageTags images, GenerationRequest request)
    {
        var body = GeneratedFiles.MeaningOf(path) switch
        {
            GeneratedFileKind.Dependabot => DependabotComposer.Compose([.. files.Paths.Union(task.FilesToCreate)], request),
            GeneratedFileKind.Workflow => ComposeWorkflow(path, applications.Value, files, request),
            GeneratedFileKind.Dockerfile => Containerize(path, task, applications.Value.ForDockerfile(path)),
            GeneratedFileKind.Compose => new ComposeComposer(applications.Value.Single(path), files, images, request).Compose(),
            GeneratedFileKind.Makefile => new MakefileComposer(applications.Value.Single(path), files, request).Compose(),
            GeneratedFileKind.Kubernetes => new KubernetesComposer(applications.Value.Single(path), files, request, task).Compose(path),
            GeneratedFileKind.Script => new ScriptComposer(applications.Value.Single(path), files, request).Compose(path),
            _ when path.EndsWith(".dockerignore", StringComparison.Ordinal) => DockerIgnoreComposer.Compose(files, applications.Value.Single(path), request),
            _ => throw new RefusalException($"The built-in agent writes workflows, Dockerfiles and their .dockerignore, compose files, makefiles, shell scripts, manifests of Kubernetes and dependabot.yml; {path} is none of them."),
        };
        return new Change(path, files.Has(path) ? ChangeKind.Modified : ChangeKind.Added, Encoding.UTF8.GetBytes(AddHeader(body.ReplaceLineEndings("\n"), task)), IsScript(body));
    }

    /// <summary>The text with the header at its top; behind the first line of a script, which names what runs it.</summary>
    private static string AddHeader(string body, DevOpsTask task)
    {
        var start = IsScript(body) ? body.IndexOf('\n', StringComparison.Ordinal) + 1 : 0;
        return $"{body[..start]}{GeneratedHeader.Create(task.Title, task.Id)}\n\n{body[start..]}";
    }

    private static bool IsScript(string body) => body.StartsWith("#!", StringComparison.Ordinal);

    private static string ComposeWorkflow(string path, RepositoryApplications applications, ProjectFiles files, GenerationRequest request)
    {
        var pins = new ActionPins(files);
        return applications.All is [{ Release: { } release } library] && GenerationRequest.Releases(path)
            ? new ReleaseComposer(library, release, pins).Compose()
            : request.PushesImage(path, files)
            ? new ImageWorkflowComposer(applications.Single(path), files, pins, request, path).Compose()
            : new WorkflowComposer(applications.All, files, pins, request).Compose();
    }

    /// <summary>A Dockerfile; that of a service in a directory is built there, which it says, as its COPY instructions mean that directory.</summary>
    private static string Containerize(string path, DevOpsTask task, Application application)
    {
        var directory = application.Directory;
        var text = application.Containerize(ContainerRequest.Create(task, directory.Length == 0 ? path : path[(directory.Length + 1)..])).Dockerfile;
        return directory.Length == 0 ? text : $"# Built from its own directory: {GenerationRequest.BuildCommand(path, application.Name, directory)}\n{text}";
    }

    /// <summary>The application, tested with the versions that the task names.</summary>
    private static Application WithVersions(Application application, GenerationRequest request)
    {
        var (language, image, input) = application.Language switch
        {
            "Python" => ("python", "python", "python-version"),
            "Node.js" => ("node", "node", "node-version"),
            "Go" => ("go", "golang", "go-version"),
            "Java" => ("java", JavaRelease.Image, "java-version"),
            "PHP" => ("php", "php", "php-version"),
            "Ruby" => ("ruby", "ruby", "ruby-version"),
            _ => ("", "", ""),
        };
        var versions = language.Length == 0 ? [] : request.Versions(language);
        if (versions.IsEmpty)
        {
            return application;
        }

        var newest = ImageTags.Versions(image)[0];
        return versions.FirstOrDefault(version => VersionNumber.Read(version) is not { } asked || asked > newest) is { } unknown
            ? throw request.Refuse(RequirementKind.Version, $"No {application.Language} {unknown} is known; the newest known version is {newest}.")
            : application with { Versions = versions, Setup = application.Setup with { VersionInput = input, Inputs = application.Setup.Inputs.RemoveAll(given => given.Key == $"{language}-version-file") } };
    }

    /// <summary>Refuses what the files don't show: what is missing, and what was not understood, since nothing was done for it.</summary>
    private static void RefuseWhatIsNotMet(AgentJob job, ImmutableArray<Change> changes)
    {
        var kinds = GeneratedFiles.KindsOf(job.Task);
        foreach (var result in AcceptanceCheck.Run(job.Task, new OverlayFileSource(job.Files, changes)).Where(result => IsRefused(result, kinds)))
        {
            throw new RefusalException($"The built-in agent can't meet “{result.Criterion}”: {result.Evidence}");
        }
    }

    /// <summary>What a repository's own scripts do nobody can tell from outside; that they are run is all that it can do.</summary>
    private static bool IsRefused(CriterionResult result, IReadOnlySet<GeneratedFileKind> kinds) => result.Verdict switch
    {
        CriterionVerdict.Met => false,
        CriterionVerdict.NotMet => true,
        _ => Criterion.Read(result.Criterion, kinds) is var criterion && !(criterion.IsUnderstood && criterion.Requirements.All(requirement => OpenKinds.Contains(requirement.Kind))),
    };

    /// <summary>What it writes follows from the repository and the task alone, so that a second round could only write the same again.</summary>
    private sealed class Session(AgentJob job, ProjectEvaluations evaluations, IProgress<AgentEvent> progress) : IAgentSession
    {
        public async Task<AgentResult> WorkAsync(AgentRound round, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            if (round.Number > 1)
            {
                return AgentResult.Failed(AgentFailure.Refused, "The built-in agent has no other way to write these files.");
            }

            var files = new ProjectFiles(job.Files);
            var (evaluated, notes) = await evaluations.ReadAsync(job.Root, files, progress, cancellation).ConfigureAwait(false);
            try
            {
                return new AgentResult { Changes = Generate(job, files, evaluated), Notes = notes };
            }
            catch (RefusalException refusal)
            {
                return AgentResult.Failed(AgentFailure.Refused, refusal.Message) with { Notes = notes };
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
