using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Gates;
using A11.Agents.Generation;
using A11.Agents.Policies;
using A11.Agents.Prompts;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>
/// Finds a first task that can be done in this repository: the built-in agent carries it out in memory, and the gate judges the result, before the task
/// is written. So no task asks for tests, endpoints or programs that are not there.
/// </summary>
internal sealed class StarterTaskFinder(string root, IFileSource files, RepositorySettings settings, Policy policy, ToolHost host)
{
    private readonly BuiltInAgent _agent = new(host.CreateEvaluator);

    /// <summary>The task; null where there is none. And for each more useful file that the repository lacks, why it was not asked for.</summary>
    public async Task<(StarterTask? Task, ImmutableArray<string> Reasons)> FindAsync(CancellationToken cancellation)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        foreach (var file in StarterFile.All.Where(file => !file.IsIn(files)))
        {
            var (task, reason) = await FindAsync(file, cancellation).ConfigureAwait(false);
            if (task is not null)
            {
                return (task, reasons.ToImmutable());
            }

            if (!reasons.Any(known => known.EndsWith(reason, StringComparison.Ordinal)))
            {
                reasons.Add($"{file.Path}: {reason}");
            }
        }

        return (null, reasons.ToImmutable());
    }

    private async Task<(StarterTask? Task, string Reason)> FindAsync(StarterFile file, CancellationToken cancellation)
    {
        var basics = file.CreateTask(file.Basics);
        if (!file.Basics.IsEmpty && await FindFaultAsync(basics, cancellation).ConfigureAwait(false) is { } fault)
        {
            // Another agent may know more, but not what the repository can have.
            return settings.Root.Agent != BuiltInAgent.AgentName ? (basics, "") : (null, fault);
        }

        var reason = "";
        foreach (var purpose in file.Purposes)
        {
            var task = file.CreateTask([purpose]);
            reason = await FindFaultAsync(task, cancellation).ConfigureAwait(false) ?? "";
            if (reason.Length == 0)
            {
                return (await ExtendAsync(file, task, cancellation).ConfigureAwait(false), "");
            }
        }

        return file.Basics.IsEmpty ? (null, reason) : (basics, "");
    }

    /// <summary>The task with what can be asked for besides.</summary>
    private async Task<StarterTask> ExtendAsync(StarterFile file, StarterTask task, CancellationToken cancellation)
    {
        foreach (var extra in file.Extras)
        {
            var extended = file.CreateTask(task.Criteria.Add(extra));
            task = await FindFaultAsync(extended, cancellation).ConfigureAwait(false) is null ? extended : task;
        }

        return task;
    }

    /// <summary>What keeps the task from being done; null where nothing does, and every criterion is known to be met.</summary>
    private async Task<string?> FindFaultAsync(StarterTask task, CancellationToken cancellation)
    {
        var result = await WorkAsync(task, cancellation).ConfigureAwait(false);
        var report = new Gate(root, files, policy, settings, host.EngineFor(root, settings)).Judge(task.ToTask(), result);
        return report.FailedAt switch
        {
            null => report.Criteria.FirstOrDefault(criterion => criterion.Verdict != CriterionVerdict.Met)?.Evidence,
            GateStage.Boundary => report.Violations[0].Message,
            GateStage.Rules => $"The generated file breaks {report.Findings[0].Rule.Id}: {report.Findings[0].Message}",
            GateStage.Acceptance => report.Criteria.First(criterion => criterion.Verdict == CriterionVerdict.NotMet).Evidence,
            _ => report.FailureReason,
        };
    }

    private async Task<AgentResult> WorkAsync(StarterTask task, CancellationToken cancellation)
    {
        var job = new AgentJob(root, task.ToTask(), policy, settings, files, host.EngineFor(root, settings));
        var session = await _agent.StartAsync(job, new Progress<AgentEvent>(), cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.WorkAsync(new PromptComposer(job).CreateRound(1, null), cancellation).ConfigureAwait(false);
        }
    }
}
