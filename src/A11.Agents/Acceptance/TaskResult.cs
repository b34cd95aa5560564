using System.Collections.Immutable;
using A11.Agents.Acceptance.Commands;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Docker;
using A11.Core.Docker.Model;
using A11.Core.Files;
using A11.Core.Make.Model;
using A11.Core.Secrets;
using A11.Core.Tasks;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance;

/// <summary>The files of a task as what they mean: what criteria are held against.</summary>
internal sealed class TaskResult
{
    private static readonly SecretDomain SecretRules = new();

    /// <summary>Looks for secrets, in files of any kind and in what Dockerfiles leave in an image.</summary>
    private static readonly Engine SecretEngine = new([SecretRules, new DockerDomain()], []);

    /// <summary>The checks of Dockerfiles that are about secrets: in ARG and ENV, passwords of users, logins, files with credentials.</summary>
    private static readonly string[] DockerChecks = ["AXD0004", "AXD5006", "AXD5009", "AXD5010"];

    private readonly Lazy<SecretSearch> _secrets;

    private TaskResult(
        ImmutableArray<string> faults,
        ImmutableArray<WorkflowFile> workflows,
        ImmutableArray<DockerfileModel> dockerfiles,
        ImmutableArray<ComposeFile> composeFiles,
        ImmutableArray<MakefileModel> makefiles,
        IReadOnlyList<CommandCall> calls,
        Func<SecretSearch> secrets)
    {
        _secrets = new(secrets);
        Faults = faults;
        Workflows = workflows;
        Dockerfiles = dockerfiles;
        ComposeFiles = composeFiles;
        Makefiles = makefiles;
        Calls = calls;
        Search = new CommandSearch(calls);
    }

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

    /// <summary>What workflows and makefiles run in the end.</summary>
    public IReadOnlyList<CommandCall> Calls { get; }

    /// <summary>Looks for what is run.</summary>
    public CommandSearch Search { get; }

    /// <summary>Whether the task writes images or services.</summary>
    public bool HasContainers => !Dockerfiles.IsEmpty || !ComposeFiles.IsEmpty;

    /// <summary>Whether the task writes something that runs commands.</summary>
    public bool HasCommands => !Workflows.IsEmpty || !Makefiles.IsEmpty;

    /// <summary>What rules about secrets find in the task's files, at whatever severity, also where a comment or the repository's settings suppress it.</summary>
    public SecretSearch Secrets => _secrets.Value;

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

    /// <summary>Reads the task's files.</summary>
    public static TaskResult Read(DevOpsTask task, IFileSource files)
    {
        var paths = task.Lane.Where(files.Exists).ToLookup(GeneratedFiles.KindOf);
        var text = new RepositoryText(files);
        var collector = new CallCollector(text);
        ImmutableArray<WorkflowFile> workflows = [.. Texts(GeneratedFileKind.Workflow).Select(WorkflowFile.Parse).OfType<WorkflowFile>()];
        var calls = new WorkflowCalls(text, collector);
        foreach (var workflow in workflows)
        {
            calls.Collect(workflow);
        }

        foreach (var definition in paths[GeneratedFileKind.Makefile].SelectMany(new MakeTargets(text).All))
        {
            collector.Collect(definition.Script, new CallSite().Into(definition));
        }

        DockerfileModel[] dockerfiles = [.. Texts(GeneratedFileKind.Dockerfile).Select(DockerfileModel.Parse)];
        MakefileModel[] makefiles = [.. Texts(GeneratedFileKind.Makefile).Select(MakefileModel.Parse)];
        return new TaskResult(
            [.. FindFaults(task, files)],
            workflows,
            [.. dockerfiles],
            [.. Texts(GeneratedFileKind.Compose).Select(ComposeFile.Parse).OfType<ComposeFile>()],
            [.. makefiles],
            collector.Calls,
            () => FindSecrets(files, [.. task.Lane.Where(files.Exists).Order(StringComparer.Ordinal)]));

        IEnumerable<SourceText> Texts(GeneratedFileKind kind) => paths[kind].Select(path => FileContent.Decode(files.Read(path).Span).Text);
    }

    private static IEnumerable<string> FindFaults(DevOpsTask task, IFileSource files) => task.Lane
        .Select(path => files.Exists(path) ? IsReadable(path, FileContent.Decode(files.Read(path).Span).Text) ? null : $"{path} can't be read as what it is." : $"{path} does not exist.")
        .OfType<string>();

    /// <summary>Whether a text is what its path says, as far as that is a format that is read here.</summary>
    private static bool IsReadable(string path, SourceText text) => GeneratedFiles.KindOf(path) switch
    {
        GeneratedFileKind.Workflow => WorkflowFile.Parse(text)?.IsReadable == true,
        GeneratedFileKind.Compose => ComposeFile.Parse(text) is { Services.IsEmpty: false },
        GeneratedFileKind.Dockerfile => DockerfileModel.Parse(text).IsReadable,
        GeneratedFileKind.Makefile => MakefileModel.Parse(text).IsReadable,
        _ => true,
    };

    private static SecretSearch FindSecrets(IFileSource files, string[] paths)
    {
        var result = SecretEngine.Run(files, new DefaultSettings(allRules: true), paths);
        return new SecretSearch(
            [.. result.Diagnostics.Concat(result.Suppressed).Where(finding => finding.Rule.FindsSecrets || DockerChecks.Contains(finding.Rule.Id))],
            [.. paths.Where(path => !SecretRules.MayClaim(path) || !result.CheckedFiles.Contains(path))]);
    }
}

/// <summary>What a search for secrets came to.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="Unsearched">The files that no rule about secrets looks at.</param>
internal sealed record SecretSearch(ImmutableArray<Diagnostic> Findings, ImmutableArray<string> Unsearched);
