using System.Collections.Immutable;
using System.Text;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Agents.Promotion;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>Carries out tasks one after the other: agent, gate, promotion, lock. What a task wrote is there before the next begins.</summary>
public sealed class TaskRunner
{
    private readonly string _root;
    private readonly Func<IFileSource> _list;
    private readonly Policy _policy;
    private readonly RepositorySettings _settings;
    private readonly IAgent _agent;
    private readonly Analyzer? _analyzer;

    /// <summary>A runner for a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="list">Lists the repository's files as they are now.</param>
    /// <param name="policy">What agents may do in it.</param>
    /// <param name="settings">What its files are checked by.</param>
    /// <param name="agent">Who carries out the tasks.</param>
    /// <param name="analyzer">Who runs the rules at the gate; where none is given, nobody but the rules looks at the files.</param>
    public TaskRunner(string root, Func<IFileSource> list, Policy policy, RepositorySettings settings, IAgent agent, Analyzer? analyzer = null)
    {
        _root = root;
        _list = list;
        _policy = policy;
        _settings = settings;
        _agent = agent;
        _analyzer = analyzer;
    }

    /// <summary>Carries out tasks.</summary>
    /// <param name="tasks">The tasks, each behind those that it depends on.</param>
    /// <param name="started">Told of each task that an agent starts on.</param>
    /// <param name="cancellation">Stops before the next write.</param>
    /// <exception cref="InvalidDataException">The lock can't be read.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; what was promoted stays.</exception>
    public async Task<ImmutableArray<TaskOutcome>> RunAsync(ImmutableArray<DevOpsTask> tasks, Action<DevOpsTask> started, CancellationToken cancellation)
    {
        var outcomes = ImmutableArray.CreateBuilder<TaskOutcome>();
        var failed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = task.DependsOn.FirstOrDefault(failed.Contains) is { } needed
                ? new TaskOutcome(task, TaskStatus.Blocked, $"It depends on {needed}, which failed.")
                : await RunAsync(task, started, cancellation).ConfigureAwait(false);
            outcomes.Add(outcome);
            if (!outcome.IsGood)
            {
                _ = failed.Add(task.Id);
            }
        }

        return outcomes.ToImmutable();
    }

    private async Task<TaskOutcome> RunAsync(DevOpsTask task, Action<DevOpsTask> started, CancellationToken cancellation)
    {
        var files = _list();
        var gate = new Gate(_root, files, _policy, _settings, _analyzer);
        if (gate.JudgeTask(task) is { IsEmpty: false } breaches)
        {
            return new TaskOutcome(task, TaskStatus.BoundaryViolated, "The task asks for files outside of the boundary; no agent was started.") { Diagnostics = breaches };
        }

        var locks = ReadLock();
        if (FindReasonToSkip(task, locks) is { } skip)
        {
            return skip;
        }

        started(task);
        var snapshot = task.Lane.Append(LockFile.FileName).Distinct(StringComparer.Ordinal).ToDictionary(path => path, HashOf, StringComparer.Ordinal);
        var session = await _agent.StartAsync(new AgentJob(_root, task, _policy, _settings, files), new Progress<AgentEvent>(), cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var result = await session.WorkAsync(new AgentRound(1, null), cancellation).ConfigureAwait(false);
            return result.Failure is null
                ? Finish(task, gate, result.Changes, locks, snapshot, cancellation)
                : new TaskOutcome(task, TaskStatus.AgentFailed, result.Reason) { Agent = _agent.Name };
        }
    }

    private LockFile ReadLock()
    {
        var path = Path.Combine(_root, LockFile.FileName);
        return !File.Exists(path) ? LockFile.Empty
            : LockFile.Parse(File.ReadAllText(path), out var error) ?? throw new InvalidDataException(error);
    }

    /// <summary>Nothing of the user's is overwritten: neither a hand edit, nor a file that no task made.</summary>
    private TaskOutcome? FindReasonToSkip(DevOpsTask task, LockFile locks)
    {
        var entry = locks.Find(task.Id);
        var edited = (entry?.Files ?? []).Where(file => HashOf(file.Path) is { } hash && hash != file.Sha256).Select(file => file.Path).ToImmutableArray();
        if (!edited.IsEmpty)
        {
            return new TaskOutcome(task, TaskStatus.Conflict, $"Edited by hand since the last run: {string.Join(", ", edited)}. Take the edit in by “a11 accept”, or restore the file.");
        }

        var foreign = task.FilesToCreate.Where(path => HashOf(path) is not null && locks.OwnerOf(path)?.TaskId != task.Id).ToImmutableArray();
        if (!foreign.IsEmpty)
        {
            return new TaskOutcome(task, TaskStatus.Conflict, $"There already, and not made by this task: {string.Join(", ", foreign)}. Move it away, or name it in “files_to_modify” instead.");
        }

        var isCurrent = entry is not null
            && entry.TaskHash == HashOf(task)
            && entry.ProfileHash == ProfileHash
            && task.FilesToCreate.All(path => entry.Files.Any(file => file.Path == path))
            && entry.Files.All(file => HashOf(file.Path) == file.Sha256);
        return isCurrent ? new TaskOutcome(task, TaskStatus.UpToDate, "Nothing has changed since the last run.") { Agent = entry!.Agent, Files = [.. entry.Files.Select(file => file.Path)] } : null;
    }

    private TaskOutcome Finish(DevOpsTask task, Gate gate, ImmutableArray<Change> changes, LockFile locks, Dictionary<string, string?> snapshot, CancellationToken cancellation)
    {
        var report = gate.Judge(task, changes);
        var outcome = new TaskOutcome(task, TaskStatus.Done, "The files passed the gate.") { Agent = _agent.Name, Gate = report };
        if (report.FailedAt is { } stage)
        {
            return outcome with
            {
                Status = stage == GateStage.Boundary ? TaskStatus.BoundaryViolated : stage == GateStage.Completion ? TaskStatus.AgentFailed : TaskStatus.Rejected,
                Reason = Explain(stage, report),
                Diagnostics = stage == GateStage.Boundary ? report.Breaches : report.Findings,
            };
        }

        cancellation.ThrowIfCancellationRequested();
        try
        {
            Promote(task, changes, report, locks, snapshot);
            return outcome with { Files = [.. changes.Select(change => change.Path)] };
        }
        catch (PromotionConflictException conflict)
        {
            return outcome with { Status = TaskStatus.Conflict, Reason = conflict.Message };
        }
    }

    /// <summary>The lock goes in with the files, in one promotion: it never speaks of files that are not there.</summary>
    private void Promote(DevOpsTask task, ImmutableArray<Change> changes, GateReport report, LockFile locks, Dictionary<string, string?> snapshot)
    {
        var entry = new LockedTask(
            task.Id,
            HashOf(task),
            _policy.Profile.Path,
            ProfileHash,
            _agent.Name,
            RulesetVersion.Newest.ToString(),
            [.. changes.Where(change => change.Kind != ChangeKind.Deleted).Select(change => new LockedFile(change.Path, ContentHash.Of(change.Content.Span))).OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. report.Reviews.Select(review => new LockedReview(review.Reviewer, review.By, review.Findings.Length))]);
        var content = Encoding.UTF8.GetBytes(locks.With(entry).ToText());
        var all = changes.Add(new Change(LockFile.FileName, ChangeKind.Modified, content));
        new Promoter(_root).Promote(all, snapshot);
    }

    private static string Explain(GateStage stage, GateReport report) => stage switch
    {
        GateStage.Boundary => "The agent wrote outside of its boundary; nothing was let in.",
        GateStage.Completion => $"The agent says that it is done, but did not write {string.Join(", ", report.Missing)}.",
        GateStage.Rules => "The files break rules; none was let in.",
        GateStage.Acceptance => $"The files don't keep: {string.Join("; ", report.Criteria.Where(criterion => criterion.Verdict == Acceptance.CriterionVerdict.NotMet).Select(criterion => criterion.Criterion))}.",
        _ => string.Join(' ', report.Reviews.Where(review => !review.Passed).Select(review => $"{review.Reviewer} did not pass the files: {review.Reason}")),
    };

    private string ProfileHash => ContentHash.Of(Encoding.UTF8.GetBytes(_policy.Profile.Text.Content));

    private static string HashOf(DevOpsTask task) => ContentHash.Of(Encoding.UTF8.GetBytes(task.Json));

    private string? HashOf(string path) => ContentHash.OfFile(Path.Combine(_root, path));
}
