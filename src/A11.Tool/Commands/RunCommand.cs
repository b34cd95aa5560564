using System.Collections.Immutable;
using System.CommandLine;
using A11.Agents.Agents;
using A11.Agents.Catalogue;
using A11.Agents.Generation.Verification;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Agents.Promotion;
using A11.Agents.Records;
using A11.Agents.Repositories;
using A11.Agents.Reviews;
using A11.Agents.Runs;

namespace A11.Tool.Commands;

/// <summary><c>a11 run</c>: has an agent carry out tasks, and lets its files in only if they pass the gate.</summary>
internal sealed class RunCommand : Command
{
    private readonly ToolHost _host;
    private readonly TaskSelection _selection;
    private readonly Option<bool> _json = new("--json") { Description = "Writes the whole result as one JSON document." };
    private readonly Option<string?> _agent = new("--agent") { Description = "Who carries the tasks out, instead of the agent that a11.yml names.", HelpName = "name" };
    private readonly Option<bool> _verify = new("--verify") { Description = "Runs the build commands of the images that are written, outside of Docker; they run the repository's own build." };
    private readonly Option<int?> _jobs = new("--jobs") { Description = "How many tasks are carried out side by side.", HelpName = "n" };
    private readonly Option<string?> _handoff = new("--handoff") { Description = "Writes a bundle a task there, for reviewers elsewhere: diff, SARIF, criteria.", HelpName = "folder" };

    public RunCommand(ToolHost host)
        : base("run", "Has an agent carry out tasks, and lets in only what passes the gate.")
    {
        _host = host;
        _selection = new TaskSelection(this, host);
        _jobs.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var jobs) && jobs > 0))
            {
                result.AddError($"“{token.Value}” is no number of tasks; write 1 or more.");
            }
        });
        Add(_json);
        Add(_agent);
        Add(_jobs);
        Add(_handoff);
        Add(_verify);
        SetAction(async (parsed, cancellation) => (int)await RunAsync(parsed, cancellation).ConfigureAwait(false));
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var selected = _selection.Read(parsed);
        if (selected.Refusal is { } refusal)
        {
            return Refuse(parsed, refusal, "The configuration or a task is wrong; no agent was started.");
        }

        var policy = selected.Policy!;
        var agent = selected.FindAgent(parsed.GetValue(_agent), _host);
        var reviewers = selected.FindReviewers(agent, _host);
        agent = parsed.GetValue(_verify) ? new VerifyingAgent(agent) : agent;
        using var running = RunLock.TryTake(selected.Root) ?? throw new UsageException("Another run of this repository is under way; wait for it to end.");
        Recover(selected.Root);
        foreach (var program in AgentCatalogue.ListRepositoryPrograms(agent.Name, selected.Settings.Root, policy.Profile, selected.Root))
        {
            _host.Tell($"agent {agent.Name} runs {program} of this repository, as agents.{agent.Name}.exec in a11.yml says");
        }

        var outcomes = await RunAsync(selected, policy, agent, reviewers, parsed, cancellation).ConfigureAwait(false);
        foreach (var finding in LockCommitCheck.Run(selected.Root, RepositoryFiles.ForAgents(selected.Root)))
        {
            _host.Tell(finding.Message);
        }

        if (parsed.GetValue(_json))
        {
            _host.WriteJson(RunDocument.Create(outcomes).ToText());
        }
        else
        {
            RunReport.WriteText(outcomes, policy.Profile, _host.RawOutput);
        }

        return RunReport.ExitCodeOf(outcomes);
    }

    private async Task<ImmutableArray<TaskOutcome>> RunAsync(SelectedTasks selected, Policy policy, IAgent agent, ImmutableArray<IReviewer> reviewers, ParseResult parsed, CancellationToken cancellation)
    {
        var options = new RunOptions(_host.EngineFor(selected.Root, selected.Settings))
        {
            Reviewers = reviewers,
            Jobs = parsed.GetValue(_jobs),
            HandoffFolder = parsed.GetValue(_handoff) is { } folder ? Path.GetFullPath(folder, _host.CurrentDirectory) : null,
            Warn = _host.Tell,
            Variable = _host.Variable,
        };
        if (!_host.ShowsProgress)
        {
            return await RunAsync(selected, policy, agent, options, cancellation).ConfigureAwait(false);
        }

        var display = new LiveProgress(_host.RawError, selected.Tasks, agent.Name, options.Time);
        return await display.ShowAsync(() => RunAsync(selected, policy, agent, options with { Progress = display }, cancellation)).ConfigureAwait(false);
    }

    private static Task<ImmutableArray<TaskOutcome>> RunAsync(SelectedTasks selected, Policy policy, IAgent agent, RunOptions options, CancellationToken cancellation) =>
        new TaskRunner(selected.Root, () => RepositoryFiles.ForAgents(selected.Root), policy, selected.Settings, agent, options).RunAsync(selected.Tasks, cancellation);

    private ExitCode Refuse(ParseResult parsed, ExitCode code, string reason)
    {
        if (parsed.GetValue(_json))
        {
            _host.WriteJson(RunDocument.Refused(reason).ToText());
        }
        else
        {
            _host.WriteJson(RunReport.Failure(null, reason));
        }

        return code;
    }

    private void Recover(string root)
    {
        if (new Promoter(root).Recover() is { Outcome: not RecoveryOutcome.Nothing } recovery)
        {
            _host.Tell(recovery.Message);
        }
    }
}
