using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Boundaries;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Agents.Gates;
using A11.Agents.Locks;
using A11.Agents.Processes;
using A11.Agents.Promotion;
using A11.Agents.Prompts;
using A11.Agents.Records;
using A11.Agents.Sandboxes;
using A11.Agents.Secrets;
using A11.Core.Boundaries;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Generation;
using A11.Core.Tasks;
using A11.Core.Text;

namespace A11.Agents.Runs;

/// <summary>One task of a run, from the question whether anything is to be done to the promotion of its files.</summary>
internal sealed class TaskRun(RunContext run, DevOpsTask task)
{
    private readonly long _started = run.Options.Time.GetTimestamp();
    private readonly List<TaskRound> _rounds = [];
    private Confinement? _confinement;
    private Redactor _redactor = run.Redactor.With(run.Secrets);

    /// <summary>Carries the task out.</summary>
    /// <param name="isStale">Whether another task of the run has written a file of this one.</param>
    /// <param name="cancellation">Ends the agent.</param>
    public async Task<TaskOutcome> RunAsync(bool isStale, CancellationToken cancellation)
    {
        var files = run.List();
        var gate = new Gate(run.Root, files, run.Policy, run.Settings, run.Options.Engine);
        var locks = run.State.Read();
        var assessment = TaskAssessment.Create(task, run.Policy, gate, run.State, locks, isStale);
        switch (assessment.State)
        {
            case TaskState.OfAnotherOwner:
                return new TaskOutcome(task, OutcomeStatus.Skipped, assessment.Reason);
            case TaskState.OutsideBoundary:
                return new TaskOutcome(task, OutcomeStatus.BoundaryViolated, $"{assessment.Reason} No agent was started.") { Diagnostics = assessment.Violations };
            case TaskState.Conflict:
                return new TaskOutcome(task, OutcomeStatus.Conflict, assessment.Reason);
            case TaskState.UpToDate when locks.Find(task.Id) is { } entry:
                return new TaskOutcome(task, OutcomeStatus.UpToDate, assessment.Reason) { Agent = entry.Agent, Files = [.. entry.Files.Select(file => file.Path)] };
            default:
                break;
        }

        var promotions = run.Promotions;
        var snapshot = RepositorySnapshot.Create(run, files, task);
        var outcome = await WorkAsync(new AgentJob(run.Root, task, run.Policy, run.Settings, files, run.Options.Engine), gate, snapshot, promotions, cancellation).ConfigureAwait(false);
        outcome = outcome with { Agent = run.Agent.Name, Confinement = _confinement, Diagnostics = [.. outcome.Diagnostics, .. WarnOfConfinement()], Rounds = [.. _rounds], Duration = run.Options.Time.GetElapsedTime(_started) };
        run.Record?.Add(outcome);
        return outcome;
    }

    private async Task<TaskOutcome> WorkAsync(AgentJob job, Gate gate, RepositorySnapshot snapshot, int promotions, CancellationToken cancellation)
    {
        try
        {
            Report(TaskStage.Working, 1);
            _confinement = run.Confinement;
            await WatchAsync(cancellation).ConfigureAwait(false);
            var session = await run.Agent.StartAsync(job, Watch(TaskStage.Working, 1), cancellation).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                try
                {
                    return await WorkAsync(session, job, gate, snapshot, promotions, cancellation).ConfigureAwait(false);
                }
                catch
                {
                    await WarnOfRepositoryAsync().ConfigureAwait(false);
                    throw;
                }
            }
        }
        catch (AgentUnavailableException error)
        {
            return new TaskOutcome(task, OutcomeStatus.AgentFailed, error.Message);
        }
    }

    private async Task<TaskOutcome> WorkAsync(IAgentSession session, AgentJob job, Gate gate, RepositorySnapshot snapshot, int promotions, CancellationToken cancellation)
    {
        var prompts = new PromptComposer(job) { HasSelfCheck = session.HasSelfCheck };
        GateReport? feedback = null;
        for (var number = 1; ; number++)
        {
            Report(TaskStage.Working, number);
            var begun = run.Options.Time.GetTimestamp();
            var result = await session.WorkAsync(prompts.CreateRound(number, feedback), cancellation).ConfigureAwait(false);
            result = result with { Secrets = run.Secrets.With(result.Secrets) };
            foreach (var note in result.Notes)
            {
                run.Options.Warn($"{task.Id}: {PrintableText.Line(note)}");
            }

            _redactor = run.Redactor.With(result.Secrets);
            var duration = run.Options.Time.GetElapsedTime(begun);
            Report(TaskStage.Judging, number);
            var report = await JudgeAsync(job, gate, result, number, cancellation).ConfigureAwait(false);
            report = await JudgeRepositoryAsync(report, cancellation).ConfigureAwait(false);
            var diff = ChangeDiff.Create(job.Files, result.Changes);
            string? conflict = null;
            if (report.Passed)
            {
                Report(TaskStage.Promoting, number);
                (report, conflict) = await PromoteAsync(result, report, snapshot, promotions, cancellation).ConfigureAwait(false);
            }

            _rounds.Add(new TaskRound(number, duration, result, report) { Diff = diff });
            if (conflict is not null)
            {
                return new TaskOutcome(task, OutcomeStatus.Conflict, conflict) { Gate = report };
            }

            if (report.Passed)
            {
                return new TaskOutcome(task, OutcomeStatus.Done, "The files passed the gate.") { Gate = report, Files = [.. result.Changes.Select(change => change.Path)], Diagnostics = Remarks(report) };
            }

            if (feedback is not null && report.Failure == AgentFailure.Refused)
            {
                // It has nothing better to offer, so that what stood against its work stands.
                return Fail(feedback, $" {report.FailureReason}");
            }

            if (number > run.Settings.Root.Repair || !IsRepairable(report))
            {
                return Fail(report, "");
            }

            feedback = report;
        }
    }

    private async Task<GateReport> JudgeAsync(AgentJob job, Gate gate, AgentResult result, int number, CancellationToken cancellation)
    {
        var report = _redactor.Redact(gate.Judge(task, result));
        if (report.FailedAt is not null)
        {
            return report;
        }

        Report(TaskStage.Reviewing, number);
        report = _redactor.Redact(await gate.ReviewAsync(report, job, result.Changes, run.Reviewers, Watch(TaskStage.Reviewing, number), cancellation).ConfigureAwait(false));
        if (run.Options.HandoffFolder is { } folder)
        {
            new HandoffBundle(folder, _redactor).Write(job, result, report);
        }

        return report;
    }

    /// <summary>Where nothing confines the agent, the repository itself is watched.</summary>
    private async Task WatchAsync(CancellationToken cancellation)
    {
        if (_confinement is { IsMissing: true })
        {
            await run.Promotion.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                run.Watch.Add(task.Lane);
            }
            finally
            {
                _ = run.Promotion.Release();
            }
        }
    }

    /// <summary>What an agent that nothing confined, or somebody at the same time, did to the repository itself is a violation, whatever the agent's work is like.</summary>
    private async Task<GateReport> JudgeRepositoryAsync(GateReport report, CancellationToken cancellation)
    {
        var changed = await FindRepositoryChangesAsync(cancellation).ConfigureAwait(false);
        return changed.IsEmpty ? report : report with
        {
            FailedAt = GateStage.Boundary,
            Violations = [.. report.Violations, .. changed.Select(path => BoundaryCheck.ToDiagnostic(ViolationKind.Protected, path, "Changed in the repository while an agent worked without a sandbox:", "No agent may change it there."))],
        };
    }

    /// <summary>Where the work ends without a judgment, as when the run is cancelled, what was done to the repository is named all the same.</summary>
    private async Task WarnOfRepositoryAsync()
    {
        var changed = await FindRepositoryChangesAsync(CancellationToken.None).ConfigureAwait(false);
        if (!changed.IsEmpty)
        {
            run.Options.Warn($"Changed in the repository while an agent worked without a sandbox: {string.Join(", ", changed.Select(FileName.Describe))}. Look at it before you run git or a build there.");
        }
    }

    private async Task<ImmutableArray<string>> FindRepositoryChangesAsync(CancellationToken cancellation)
    {
        if (_confinement is not { IsMissing: true })
        {
            return [];
        }

        await run.Promotion.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return run.Watch.FindChanges();
        }
        finally
        {
            _ = run.Promotion.Release();
        }
    }

    private IEnumerable<Diagnostic> WarnOfConfinement() => _confinement is { IsMissing: true } missing && run.Options.Variable("CI") == "true"
        ? [new Diagnostic(GenerationRules.UnconfinedAgent, RepositorySettings.FileName, default, $"The agent ran on CI without a sandbox. {missing.Reason} Write “sandbox: required” into {RepositorySettings.FileName}, so that no agent starts without one.")]
        : [];

    /// <summary>
    /// Lets the files in, with the lock in the same promotion: it never speaks of files that are not there. Where another task's files came in since
    /// this one began, the gate looks again first; the reviewers have seen these very bytes.
    /// </summary>
    private async Task<(GateReport Report, string? Conflict)> PromoteAsync(AgentResult result, GateReport report, RepositorySnapshot snapshot, int promotions, CancellationToken cancellation)
    {
        await run.Promotion.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (run.Promotions != promotions)
            {
                var again = _redactor.Redact(new Gate(run.Root, run.List(), run.Policy, run.Settings, run.Options.Engine).Judge(task, result));
                report = again with { Reviews = again.FailedAt is null ? report.Reviews : [] };
            }

            if (!report.Passed)
            {
                return (report, null);
            }

            if (snapshot.FindChange() is { } change)
            {
                var kept = ConflictDirectory.Keep(run.Root, result.Changes) is { } folder ? $" The agent's files are kept in {folder}." : "";
                return (report, $"Nothing was written, as {change} while the agent worked. Run again.{kept}");
            }

            Promote(result.Changes, report, snapshot);
            run.PolicyFiles.Accept(result.Changes.Select(change => change.Path));
            run.Watch.Accept(result.Changes.Select(change => change.Path).Concat(LockPlace.Both));
            run.Promotions++;
            return (report, null);
        }
        catch (PromotionConflictException conflict)
        {
            return (report, conflict.Message);
        }
        finally
        {
            _ = run.Promotion.Release();
        }
    }

    private void Promote(ImmutableArray<Change> changes, GateReport report, RepositorySnapshot snapshot)
    {
        var locks = run.State.With(run.State.Read(), task, run.Agent.Name, changes, report.Reviews, _confinement);
        var expected = new Dictionary<string, string?>(snapshot.Hashes, StringComparer.Ordinal);
        foreach (var (path, hash) in LockPlace.HashFiles(run.Root))
        {
            expected[path] = hash;
        }

        new Promoter(run.Root).Promote([.. changes, .. LockPlace.Replace(run.Root, locks)], expected);
    }

    private TaskOutcome Fail(GateReport report, string addition) => new(task, StatusOf(report.FailedAt!.Value), Explain(report) + addition)
    {
        Gate = report,
        Diagnostics = report.FailedAt switch
        {
            GateStage.Boundary => report.Violations,
            GateStage.Reviews => [.. report.Reviews.Where(review => !review.Passed).SelectMany(review => review.Findings)],
            _ => report.Findings,
        },
    };

    /// <summary>What people should look at, although it stopped nothing.</summary>
    private ImmutableArray<Diagnostic> Remarks(GateReport report) => [.. report.Violations, .. report.Findings, .. report.FindingsForPeople.Select(Advise), .. report.Reviews.SelectMany(review => review.Findings)];

    /// <summary>Where the file that ends a finding is outside of the boundary, the finding says how it comes to be written.</summary>
    private Diagnostic Advise(Diagnostic finding) => finding.Rule.FixedIn is { } file && ProfileAdvice.Find(run.Policy, file) is { } advice
        ? finding with { Message = $"{finding.Message} {advice}" }
        : finding;

    private static OutcomeStatus StatusOf(GateStage stage) => stage switch
    {
        GateStage.Boundary => OutcomeStatus.BoundaryViolated,
        GateStage.Completion => OutcomeStatus.AgentFailed,
        _ => OutcomeStatus.Rejected,
    };

    /// <summary>Whether another round could help. A violation of the boundary ends the work; so does whatever the agent can't change by writing better.</summary>
    private static bool IsRepairable(GateReport report) => report.FailedAt switch
    {
        GateStage.Boundary => false,
        GateStage.Completion => report.Failure is null or AgentFailure.NoSignal or AgentFailure.SignalMisplaced or AgentFailure.NothingWritten or AgentFailure.ToolRefused,
        _ => true,
    };

    private static string Explain(GateReport report) => report.FailedAt switch
    {
        GateStage.Boundary => "The agent wrote outside of its boundary; nothing was let in.",
        GateStage.Completion when report.Failure is not null => report.FailureReason,
        GateStage.Completion => $"The agent says that it is done, but did not write {string.Join(", ", report.Missing)}.",
        GateStage.Rules => "The files break rules; none was let in.",
        GateStage.Acceptance => $"The files don't keep: {string.Join("; ", report.Criteria.Where(criterion => criterion.Verdict == CriterionVerdict.NotMet).Select(criterion => criterion.Criterion))}.",
        _ => string.Join(' ', report.Reviews.Where(review => !review.Passed).Select(review => $"{review.Reviewer} did not pass the files: {review.Reason}")),
    };

    private void Report(TaskStage stage, int round) => run.Options.Progress.Report(new TaskProgress(task, stage, round, null));

    private Watcher Watch(TaskStage stage, int round) => new(run.Options.Progress, task, stage, round);

    private sealed class Watcher(IProgress<TaskProgress> progress, DevOpsTask task, TaskStage stage, int round) : IProgress<AgentEvent>
    {
        public void Report(AgentEvent value) => progress.Report(new TaskProgress(task, stage, round, value.Activity));
    }
}
