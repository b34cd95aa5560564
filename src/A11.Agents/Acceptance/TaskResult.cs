using System.Collections.Immutable;
using A11.Core.Compose.Model;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Files;
using A11.Core.Make.Syntax;
using A11.Core.Shell.Syntax;
using A11.Core.Tasks;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Agents.Acceptance;

/// <summary>The files of a task as what they mean: what criteria are held against.</summary>
internal sealed class TaskResult
{
    private TaskResult(ImmutableArray<WorkflowFile> workflows, ImmutableArray<DockerfileModel> dockerfiles, ImmutableArray<ComposeFile> composeFiles, ImmutableArray<Makefile> makefiles)
    {
        Workflows = workflows;
        Dockerfiles = dockerfiles;
        ComposeFiles = composeFiles;
        Makefiles = makefiles;
        JobCommands = [.. workflows.SelectMany(file => file.Jobs).Select(job => (job, job.Steps.Where(step => step.Run is not null).SelectMany(step => ShellParser.Parse(step.Run!.Value).Commands).ToImmutableArray()))];
        Commands =
        [
            .. JobCommands.SelectMany(job => job.Commands),
            .. makefiles.SelectMany(file => file.Rules).SelectMany(rule => rule.Recipe).SelectMany(line => ShellParser.Parse(line.Script).Commands),
        ];
    }

    /// <summary>The workflows.</summary>
    public ImmutableArray<WorkflowFile> Workflows { get; }

    /// <summary>The Dockerfiles.</summary>
    public ImmutableArray<DockerfileModel> Dockerfiles { get; }

    /// <summary>The compose files.</summary>
    public ImmutableArray<ComposeFile> ComposeFiles { get; }

    /// <summary>The makefiles.</summary>
    public ImmutableArray<Makefile> Makefiles { get; }

    /// <summary>The commands of each job of the workflows.</summary>
    public ImmutableArray<(WorkflowJob Job, ImmutableArray<ShellCommand> Commands)> JobCommands { get; }

    /// <summary>The commands of jobs and recipes.</summary>
    public ImmutableArray<ShellCommand> Commands { get; }

    /// <summary>Whether the task writes images or services.</summary>
    public bool HasContainers => !Dockerfiles.IsEmpty || !ComposeFiles.IsEmpty;

    /// <summary>Whether the task writes something that runs commands.</summary>
    public bool HasCommands => !Workflows.IsEmpty || !Makefiles.IsEmpty;

    /// <summary>Reads the task's files.</summary>
    public static TaskResult Read(DevOpsTask task, IFileSource files)
    {
        var texts = task.Lane.Where(files.Exists).ToLookup(GeneratedFiles.KindOf, path => FileContent.Decode(files.Read(path).Span).Text);
        return new TaskResult(
            [.. texts[GeneratedFileKind.Workflow].Select(text => WorkflowFile.Create(YamlTree.Parse(text))).OfType<WorkflowFile>()],
            [.. texts[GeneratedFileKind.Dockerfile].Select(text => DockerfileModel.Create(DockerfileParser.Parse(text)))],
            [.. texts[GeneratedFileKind.Compose].Select(text => ComposeFile.Create(YamlTree.Parse(text), isByName: true)).OfType<ComposeFile>()],
            [.. texts[GeneratedFileKind.Makefile].Select(MakefileParser.Parse)]);
    }
}
