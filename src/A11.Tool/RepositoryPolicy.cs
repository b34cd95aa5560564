using System.Collections.Immutable;
using A11.Agents.Boundaries;
using A11.Agents.FileSystems;
using A11.Agents.Policies;
using A11.Agents.Repositories;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Tasks;

namespace A11.Tool;

/// <summary>What may be written in the repository around a folder, for those who ask while they work: hooks and the protocol server.</summary>
internal sealed class RepositoryPolicy
{
    /// <summary>The variable that names the task at hand.</summary>
    public const string TaskVariable = "A11_TASK";

    private readonly ToolHost _host;
    private readonly Policy _policy;
    private readonly RunSettings _settings;
    private readonly ImmutableArray<DevOpsTask> _tasks;

    private RepositoryPolicy(ToolHost host, string root, Policy policy, RunSettings settings, ImmutableArray<DevOpsTask> tasks)
    {
        _host = host;
        Root = root;
        _policy = policy;
        _settings = settings;
        _tasks = tasks;
    }

    /// <summary>Absolute path of the repository's root.</summary>
    public string Root { get; }

    /// <summary>Reads the policy.</summary>
    /// <param name="host">Knows the folder.</param>
    /// <exception cref="UsageException">There is no repository, or what is to be kept in it can't be read: then nothing may be written.</exception>
    public static RepositoryPolicy Read(ToolHost host)
    {
        var root = RepositoryLocator.FindRoot(host.CurrentDirectory)
            ?? throw new UsageException("There is no repository here, so it is unknown what may be written.");

        // Only the root's configuration says what agents may do; listing a repository takes longer than an agent should wait.
        var settings = Policy.ReadSettings(PolicyFile.Read(root, RepositorySettings.FileName), host.Engine.Checks);
        var tasks = TaskLoader.LoadRepository(root, out var taskProblems);
        var policy = Policy.Read(root, settings.Root, out var problems);
        return settings.Problems.Concat(problems).Concat(taskProblems).FirstOrDefault() is { } problem
            ? throw new UsageException($"{problem.Path}({problem.Start}): {problem.Message} Until that is mended nothing may be written.")
            : new RepositoryPolicy(host, root, policy!, settings.Root, tasks);
    }

    /// <summary>The task that is meant; null where none is named.</summary>
    /// <param name="name">The ID of a task in <c>.a11/tasks</c>, or a task file with one task; null for what the environment says.</param>
    /// <exception cref="UsageException">There is no such task.</exception>
    public DevOpsTask? FindTask(string? name)
    {
        name = string.IsNullOrEmpty(name) ? _host.Variable(TaskVariable) : name;
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        if (_tasks.FirstOrDefault(task => task.Id == name) is { } known)
        {
            return known;
        }

        var file = Path.GetFullPath(name, _host.CurrentDirectory);
        if (!File.Exists(file))
        {
            throw new UsageException($"“{name}” is neither a task file nor the ID of a task in {TaskFiles.Folder}.");
        }

        var tasks = TaskReader.Read(FileContent.Decode(PolicyFile.ReadNamed(file, name)).Text, name);
        return tasks is { Problems.IsEmpty: true, Tasks: [var only] } ? only : throw new UsageException($"{name} does not hold one task.");
    }

    /// <summary>Who says what may be written.</summary>
    public WriteJudge JudgeFor(DevOpsTask? task) => new(Root, _policy, task, _settings.Strict);
}
