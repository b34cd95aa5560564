using System.Collections.Immutable;
using A11.Agents.Acceptance.Commands;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Files;
using A11.Core.Make.Syntax;
using A11.Core.Secrets;
using A11.Core.Tasks;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Agents.Acceptance;

/// <summary>The files of a task as what they mean: what criteria are held against.</summary>
internal sealed class TaskResult
{
    private readonly Lazy<ImmutableArray<Diagnostic>> _secrets;

    private TaskResult(ImmutableArray<WorkflowFile> workflows, ImmutableArray<DockerfileModel> dockerfiles, ImmutableArray<ComposeFile> composeFiles, ImmutableArray<Makefile> makefiles, IReadOnlyList<CommandCall> calls, Func<ImmutableArray<Diagnostic>> secrets)
    {
        _secrets = new(secrets);
        Workflows = workflows;
        Dockerfiles = dockerfiles;
        ComposeFiles = composeFiles;
        Makefiles = makefiles;
        Calls = calls;
        Search = new CommandSearch(calls);
    }

    /// <summary>The workflows.</summary>
    public ImmutableArray<WorkflowFile> Workflows { get; }

    /// <summary>The Dockerfiles.</summary>
    public ImmutableArray<DockerfileModel> Dockerfiles { get; }

    /// <summary>The compose files.</summary>
    public ImmutableArray<ComposeFile> ComposeFiles { get; }

    /// <summary>The makefiles.</summary>
    public ImmutableArray<Makefile> Makefiles { get; }

    /// <summary>What workflows and makefiles run in the end.</summary>
    public IReadOnlyList<CommandCall> Calls { get; }

    /// <summary>Looks for what is run.</summary>
    public CommandSearch Search { get; }

    /// <summary>Whether the task writes images or services.</summary>
    public bool HasContainers => !Dockerfiles.IsEmpty || !ComposeFiles.IsEmpty;

    /// <summary>Whether the task writes something that runs commands.</summary>
    public bool HasCommands => !Workflows.IsEmpty || !Makefiles.IsEmpty;

    /// <summary>What rules about secrets find in the task's files, at whatever severity, also where a comment silences it.</summary>
    public ImmutableArray<Diagnostic> Secrets => _secrets.Value;

    /// <summary>Reads the task's files.</summary>
    public static TaskResult Read(DevOpsTask task, IFileSource files)
    {
        var paths = task.Lane.Where(files.Exists).ToLookup(GeneratedFiles.KindOf);
        var text = new RepositoryText(files);
        var collector = new CallCollector(text);
        ImmutableArray<WorkflowFile> workflows = [.. Texts(GeneratedFileKind.Workflow).Select(text => WorkflowFile.Create(YamlTree.Parse(text))).OfType<WorkflowFile>()];
        var calls = new WorkflowCalls(text, collector);
        foreach (var workflow in workflows)
        {
            calls.Collect(workflow);
        }

        foreach (var definition in paths[GeneratedFileKind.Makefile].SelectMany(new MakeTargets(text).All))
        {
            collector.Collect(definition.Script, new CallSite().Into(definition));
        }

        return new TaskResult(
            workflows,
            [.. Texts(GeneratedFileKind.Dockerfile).Select(text => DockerfileModel.Create(DockerfileParser.Parse(text)))],
            [.. Texts(GeneratedFileKind.Compose).Select(text => ComposeFile.Create(YamlTree.Parse(text), isByName: true)).OfType<ComposeFile>()],
            [.. Texts(GeneratedFileKind.Makefile).Select(MakefileParser.Parse)],
            collector.Calls,
            () => FindSecrets(files, [.. task.Lane.Where(files.Exists).Order(StringComparer.Ordinal)]));

        IEnumerable<SourceText> Texts(GeneratedFileKind kind) => paths[kind].Select(path => FileContent.Decode(files.Read(path).Span).Text);
    }

    private static ImmutableArray<Diagnostic> FindSecrets(IFileSource files, string[] paths)
    {
        var rules = new SecretDomain().Rules.Select(rule => rule.Info.Id).ToHashSet(StringComparer.Ordinal);
        var result = Analyzer.Default.Run(files, RepositorySettings.Load(files, new SettingsOptions { AllRules = true }), paths);
        return [.. result.Diagnostics.Concat(result.Suppressed).Where(finding => rules.Contains(finding.Rule.Id))];
    }
}
