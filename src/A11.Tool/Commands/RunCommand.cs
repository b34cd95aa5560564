using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using A11.Agents.Agents;
using A11.Agents.Policies;
using A11.Agents.Promotion;
using A11.Agents.Repositories;
using A11.Agents.Runs;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Tasks;

namespace A11.Tool.Commands;

/// <summary><c>a11 run</c>: has an agent carry out tasks, and lets its files in only if they pass the gate.</summary>
internal sealed class RunCommand : Command
{
    private readonly ToolHost _host;
    private readonly Argument<string[]> _tasks = new("tasks") { Description = "Task files, “-” for standard input, or IDs of tasks in .a11/tasks; all of those where none is given.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _json = new("--json") { Description = "Writes the whole result as one JSON document." };
    private readonly Option<string?> _agent = new("--agent") { Description = "Who carries the tasks out, instead of the agent that a11.yml names.", HelpName = "name" };

    public RunCommand(ToolHost host)
        : base("run", "Has an agent carry out tasks, and lets in only what passes the gate.")
    {
        _host = host;
        Add(_tasks);
        Add(_json);
        Add(_agent);
        SetAction(async (parsed, cancellation) => (int)await RunAsync(parsed, cancellation).ConfigureAwait(false));
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var scope = CheckScope.ResolveRepository(_host);
        if (!RepositoryLocator.HasGit(scope.Root))
        {
            throw new UsageException("“a11 run” needs a git repository, so that nothing an agent does can be lost or hidden; run “git init” first.");
        }

        var tasks = Select(parsed.GetValue(_tasks) ?? [], scope.Root, out var problems);
        var settings = RepositorySettings.Load(scope.Files, SettingsOptions.Default);
        var policy = Policy.Read(scope.Root, settings.Root, out var policyProblems);
        if (!Tell([.. settings.Problems, .. problems, .. policyProblems]) || policy is null)
        {
            var code = problems.Any(problem => problem.Rule.Category == Category.Secure) ? ExitCode.BoundaryViolated : ExitCode.Usage;
            return Refuse(parsed, code, "The configuration or a task is wrong; no agent was started.");
        }

        var name = parsed.GetValue(_agent) ?? settings.Root.Agent;
        var agent = AgentCatalogue.Find(name) ?? throw new UsageException($"There is no agent “{name}”; this version has “builtin”.");
        using var running = RunLock.TryTake(scope.Root) ?? throw new UsageException("Another run of this repository is under way; wait for it to end.");
        Recover(scope.Root);
        var runner = new TaskRunner(scope.Root, () => new RepositoryFiles(scope.Root, _host.Tell), policy, settings, agent, _host.AnalyzerFor(settings));
        var outcomes = await runner.RunAsync(tasks, task => Progress(task, agent), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            RunReport.WriteJson(outcomes, _host.Output);
        }
        else
        {
            RunReport.WriteText(outcomes, policy.Profile, _host.Output);
        }

        return RunReport.ExitCodeOf(outcomes);
    }

    private ExitCode Refuse(ParseResult parsed, ExitCode code, string reason)
    {
        if (parsed.GetValue(_json))
        {
            RunReport.WriteJson([], _host.Output);
        }
        else
        {
            _host.Output.WriteLine(RunReport.Failure(null, reason));
        }

        return code;
    }

    private ImmutableArray<DevOpsTask> Select(string[] names, string root, out ImmutableArray<Diagnostic> problems)
    {
        var files = names.Where(name => name == "-" || File.Exists(Path.GetFullPath(name, _host.CurrentDirectory))).ToArray();
        if (names.Length > 0 && files.Length == names.Length)
        {
            return TaskLoader.Load(files.Select(name => (name, Read(name))), out problems);
        }

        var all = TaskLoader.LoadRepository(root, out problems);
        foreach (var name in names.Where(name => all.All(task => task.Id != name)))
        {
            throw new UsageException($"“{name}” is neither a file nor the ID of a task in {TaskFiles.Folder}.");
        }

        return names.Length == 0
            ? all.IsEmpty && problems.IsEmpty ? throw new UsageException($"There is no task in {TaskFiles.Folder}; write one, or name a task file.") : all
            : [.. all.Where(task => names.Contains(task.Id))];
    }

    private byte[] Read(string name)
    {
        if (name != "-")
        {
            return File.ReadAllBytes(Path.GetFullPath(name, _host.CurrentDirectory));
        }

        return Encoding.UTF8.GetBytes(_host.Input.ReadToEnd());
    }

    private bool Tell(ImmutableArray<Diagnostic> problems)
    {
        foreach (var problem in problems)
        {
            _host.Error.WriteLine($"{problem.Path}:{problem.Start.Line}:{problem.Start.Column}: {problem.Severity.ToName()} {problem.Rule.Id}: {problem.Message}");
        }

        return problems.IsEmpty;
    }

    private void Recover(string root)
    {
        if (new Promoter(root).Recover() is { Outcome: not RecoveryOutcome.Nothing } recovery)
        {
            _host.Tell(recovery.Message);
        }
    }

    private void Progress(DevOpsTask task, IAgent agent)
    {
        if (_host.ShowsProgress)
        {
            _host.Tell($"{task.Id}: {agent.Name} is at work on “{task.Title}”");
        }
    }
}
