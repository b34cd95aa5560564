using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using A11.Agents.Agents;
using A11.Agents.Catalogue;
using A11.Agents.Checks;
using A11.Agents.FileSystems;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Agents.Repositories;
using A11.Agents.Reviews;
using A11.Agents.Runs;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Reports;
using A11.Core.Tasks;

namespace A11.Tool.Commands;

/// <summary>The tasks that a command line names, common to several commands, with the policy that they are carried out under.</summary>
internal sealed class TaskSelection
{
    private readonly ToolHost _host;
    private readonly Argument<string[]> _names = new("tasks") { Description = "Task files, “-” for standard input, or IDs of tasks in .a11/tasks; all of those where none is given.", Arity = ArgumentArity.ZeroOrMore };

    public TaskSelection(Command command, ToolHost host)
    {
        _host = host;
        command.Add(_names);
    }

    /// <summary>Reads everything that a run needs, and tells what is wrong with it.</summary>
    /// <exception cref="UsageException">There is no git repository, or no such task.</exception>
    public SelectedTasks Read(ParseResult parsed)
    {
        var root = CheckScope.ResolveRepository(_host).Root;
        if (!RepositoryLocator.HasGit(root))
        {
            throw new UsageException($"“a11 {parsed.CommandResult.Command.Name}” needs a git repository, so that nothing an agent does can be lost or hidden; run “git init” first.");
        }

        var tasks = Select(_host, root, parsed.GetValue(_names) ?? [], out var problems);
        var settings = RepositorySettings.Load(_host.Engine.Checks, RepositoryFiles.ForAgents(root), SettingsOptions.Default.AsOfToday());
        var policy = Policy.Read(root, settings.Root, out var policyProblems);
        foreach (var problem in settings.Problems.Concat(problems).Concat(policyProblems))
        {
            _host.Error.WriteLine(FindingLine.Format(problem));
        }

        var isWrong = !settings.Problems.IsEmpty || !problems.IsEmpty || !policyProblems.IsEmpty || policy is null;
        if (isWrong)
        {
            return new SelectedTasks(root, settings, policy, tasks, problems.Any(problem => problem.Rule.Category == Category.Secure) ? ExitCode.BoundaryViolated : ExitCode.Usage);
        }

        return tasks.Any(task => TaskOwner.Is(policy!.Profile, task))
            ? new SelectedTasks(root, settings, policy, tasks, null)
            : throw new UsageException($"None of the tasks is for {TaskOwner.IdOf(policy!.Profile)}: {string.Join(", ", tasks.Select(task => $"{task.Id} is for {task.Owner}"))}.");
    }

    /// <summary>The tasks that names mean: task files, <c>-</c> for standard input, or IDs; all tasks of the repository where there are none.</summary>
    /// <exception cref="UsageException">There is no such task.</exception>
    public static ImmutableArray<DevOpsTask> Select(ToolHost host, string root, string[] names, out ImmutableArray<Diagnostic> problems)
    {
        var files = names.Where(name => name == "-" || File.Exists(Path.GetFullPath(name, host.CurrentDirectory))).ToArray();
        if (names.Length > 0 && files.Length == names.Length)
        {
            return TaskLoader.Load(files.Select(name => (name, Content(host, name))), out problems, LockFile.ListTaskIds(root));
        }

        var all = TaskLoader.LoadRepository(root, out problems);
        foreach (var name in names.Where(name => all.All(task => task.Id != name)))
        {
            throw new UsageException($"“{name}” is neither a file nor the ID of a task in {TaskFiles.Folder}.");
        }

        return names.Length > 0 ? WithNeeded(all, names)
            : all.IsEmpty && problems.IsEmpty ? throw new UsageException($"There is no task in {TaskFiles.Folder}; write one, or name a task file.")
            : all;
    }

    /// <summary>The named tasks and those that they depend on, as make does it: what is up to date costs nothing.</summary>
    private static ImmutableArray<DevOpsTask> WithNeeded(ImmutableArray<DevOpsTask> all, string[] names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        foreach (var task in all.Reverse().Where(task => wanted.Contains(task.Id)))
        {
            wanted.UnionWith(task.DependsOn);
        }

        return [.. all.Where(task => wanted.Contains(task.Id))];
    }

    private static byte[] Content(ToolHost host, string name) =>
        name == "-" ? Encoding.UTF8.GetBytes(host.ReadInput()) : PolicyFile.ReadNamed(Path.GetFullPath(name, host.CurrentDirectory), name);
}

/// <summary>The tasks of a command line.</summary>
/// <param name="Root">Absolute path of the repository's root.</param>
/// <param name="Settings">What its files are checked by.</param>
/// <param name="Policy">What agents may do in it; null where that is unknown.</param>
/// <param name="Tasks">The tasks, each behind those that it depends on.</param>
/// <param name="Refusal">The exit code where something is wrong, which has been told; null where the tasks can be carried out.</param>
internal sealed record SelectedTasks(string Root, RepositorySettings Settings, Policy? Policy, ImmutableArray<DevOpsTask> Tasks, ExitCode? Refusal)
{
    /// <summary>Who carries them out.</summary>
    /// <param name="name">The agent's name; null for the one that the configuration names.</param>
    /// <param name="host">Knows the agents.</param>
    /// <exception cref="UsageException">There is no such agent.</exception>
    public IAgent FindAgent(string? name, ToolHost host) =>
        host.FindAgent(name ?? Settings.Root.Agent, Settings.Root, Policy!) ?? throw new UsageException($"There is no agent “{name ?? Settings.Root.Agent}”; there are {string.Join(", ", AgentCatalogue.Names(Settings.Root))}.");

    /// <summary>Who reviews what the agent writes.</summary>
    /// <exception cref="InvalidDataException">A role is filled by the author, or by nobody who can answer.</exception>
    public ImmutableArray<IReviewer> FindReviewers(IAgent author, ToolHost host) =>
        ReviewRoles.Fill(Policy!, Settings.Root, author, name => host.FindAgent(name, Settings.Root, Policy!));
}
