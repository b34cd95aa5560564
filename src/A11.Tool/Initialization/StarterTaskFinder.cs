using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Generation;
using A11.Agents.Policies;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Files;

namespace A11.Tool.Initialization;

/// <summary>
/// Finds a first task that can be done in this repository: the built-in agent carries it out in memory, and the gate judges the result, before the task
/// is written. So no task asks for tests, endpoints or programs that are not there.
/// </summary>
internal sealed class StarterTaskFinder(string root, IFileSource files, RepositorySettings settings, Policy policy, Analyzer analyzer)
{
    private readonly BuiltInAgent _agent = new();

    /// <summary>The task; null where there is none, and then why not, for each file that the repository lacks.</summary>
    public async Task<(StarterTask? Task, ImmutableArray<string> Reasons)> FindAsync(CancellationToken cancellation)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        foreach (var file in StarterFile.All.Where(file => !file.IsIn(files)))
        {
            var (task, reason) = await FindAsync(file, cancellation).ConfigureAwait(false);
            if (task is not null)
            {
                return (task, []);
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
        var draft = file.Ask(file.Basics.IsEmpty ? file.Purposes : file.Basics);
        var (changes, refusal) = await WriteAsync(draft, cancellation).ConfigureAwait(false);
        if (refusal is not null)
        {
            // Another agent may know more, but not what the repository can have.
            return settings.Root.Agent != BuiltInAgent.AgentName && !file.Basics.IsEmpty ? (draft, "") : (null, refusal);
        }

        var asked = file.Ask([.. file.Purposes, .. file.Extras]);
        var met = AcceptanceCheck.Run(asked.ToTask(), new OverlayFileSource(files, changes)).Where(result => result.Verdict == CriterionVerdict.Met).Select(result => result.Criterion).ToArray();
        var criteria = file.Purposes.Where(met.Contains).Take(1).Concat(file.Extras.Where(met.Contains)).ToImmutableArray();
        var task = file.Ask(criteria.IsEmpty ? file.Basics : criteria);
        return await FindFaultAsync(task, cancellation).ConfigureAwait(false) is { } fault ? (null, fault) : (task, "");
    }

    private async Task<(ImmutableArray<Change> Changes, string? Refusal)> WriteAsync(StarterTask task, CancellationToken cancellation)
    {
        var result = await WorkAsync(task, cancellation).ConfigureAwait(false);
        return (result.Changes, result.Failure is null ? null : result.Reason);
    }

    /// <summary>What keeps the task from being done; null where nothing does.</summary>
    private async Task<string?> FindFaultAsync(StarterTask task, CancellationToken cancellation)
    {
        var result = await WorkAsync(task, cancellation).ConfigureAwait(false);
        var report = new Gate(root, files, policy, settings, analyzer).Judge(task.ToTask(), result);
        return report.FailedAt switch
        {
            null => null,
            GateStage.Boundary => report.Breaches[0].Message,
            GateStage.Rules => $"the generated file breaks {report.Findings[0].Rule.Id}: {report.Findings[0].Message}",
            GateStage.Acceptance => report.Criteria.First(criterion => criterion.Verdict == CriterionVerdict.NotMet).Evidence,
            _ => report.FailureReason,
        };
    }

    private async Task<AgentResult> WorkAsync(StarterTask task, CancellationToken cancellation)
    {
        var job = new AgentJob(root, task.ToTask(), policy, settings, files);
        var session = await _agent.StartAsync(job, new Progress<AgentEvent>(), cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.WorkAsync(new AgentRound(1, null), cancellation).ConfigureAwait(false);
        }
    }
}
