using System.Collections.Concurrent;
using System.Collections.Immutable;
using A11.Agents.Agents;
using A11.Agents.Policies;
using A11.Agents.Records;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>
/// Carries out tasks, side by side where they don't need each other: agent, gate, promotion, lock. What a task wrote is there before those that
/// depend on it begin; a failure stops these alone.
/// </summary>
public sealed class TaskRunner
{
    private readonly RunContext _run;
    private readonly ConcurrentDictionary<string, string> _written = new(StringComparer.Ordinal);

    /// <summary>A runner for a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="list">Lists the repository's files as they are now.</param>
    /// <param name="policy">What agents may do in it.</param>
    /// <param name="settings">What its files are checked by.</param>
    /// <param name="agent">Who carries out the tasks.</param>
    /// <param name="options">How.</param>
    public TaskRunner(string root, Func<IFileSource> list, Policy policy, RepositorySettings settings, IAgent agent, RunOptions options) =>
        _run = new RunContext(root, list, policy, settings, agent, options);

    /// <summary>Carries out tasks.</summary>
    /// <param name="tasks">The tasks, each behind those that it depends on.</param>
    /// <param name="cancellation">Ends agents and stops before the next promotion.</param>
    /// <returns>How they ended, in the order in which they were given.</returns>
    /// <exception cref="InvalidDataException">The lock can't be read.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; what was promoted stays.</exception>
    public async Task<ImmutableArray<TaskOutcome>> RunAsync(ImmutableArray<DevOpsTask> tasks, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var slots = new SemaphoreSlim(_run.Options.Jobs ?? _run.Settings.Root.Jobs);
        var schedule = TaskSchedule.Create(tasks);
        var running = new Dictionary<string, Task<TaskOutcome>>(StringComparer.Ordinal);
        foreach (var task in schedule.Tasks)
        {
            running.Add(task.Id, RunInTurnAsync(task, [.. schedule.Before(task).Select(id => running[id])], slots, stop));
        }

        var ended = await Task.WhenAll(running.Values).ConfigureAwait(false);
        var byId = ended.ToDictionary(outcome => outcome.Task.Id, StringComparer.Ordinal);
        ImmutableArray<TaskOutcome> outcomes = [.. tasks.Select(task => byId[task.Id])];
        _run.Record?.Finish(outcomes);
        ModernizeLock(outcomes);
        return outcomes;
    }

    /// <summary>A promotion writes the lock in its current form and place; where nothing was to be done, an older one is rewritten all the same.</summary>
    private void ModernizeLock(ImmutableArray<TaskOutcome> outcomes)
    {
        if (outcomes.All(outcome => outcome.IsGood) && _run.State.Read() is var locks && locks.IsOutdated(_run.Root))
        {
            locks.Write(_run.Root);
        }
    }

    /// <summary>An error in one task, which is none of its agent, ends the others too.</summary>
    private async Task<TaskOutcome> RunInTurnAsync(DevOpsTask task, Task<TaskOutcome>[] before, SemaphoreSlim slots, CancellationTokenSource stop)
    {
        try
        {
            var needed = await Task.WhenAll(before).ConfigureAwait(false);
            await slots.WaitAsync(stop.Token).ConfigureAwait(false);
            try
            {
                var outcome = await Task.Run(() => RunAsync(task, needed, stop.Token), stop.Token).ConfigureAwait(false);
                _run.Options.Progress.Report(new TaskProgress(task, TaskStage.Ended, outcome.Rounds.Length, null) { Outcome = outcome });
                return outcome;
            }
            finally
            {
                _ = slots.Release();
            }
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<TaskOutcome> RunAsync(DevOpsTask task, TaskOutcome[] before, CancellationToken cancellation)
    {
        if (TaskOwner.ExplainOther(_run.Policy.Profile, task) is { } other)
        {
            return new TaskOutcome(task, OutcomeStatus.Skipped, other);
        }

        if (task.DependsOn.Select(id => FindObstacle(id, before)).FirstOrDefault(reason => reason is not null) is { } obstacle)
        {
            return new TaskOutcome(task, OutcomeStatus.Blocked, obstacle);
        }

        var isStale = task.Lane.Any(path => _written.TryGetValue(path, out var writer) && writer != task.Id);
        var outcome = await new TaskRun(_run, task).RunAsync(isStale, cancellation).ConfigureAwait(false);
        foreach (var path in outcome.Status == OutcomeStatus.Done ? outcome.Files : [])
        {
            _written[path] = task.Id;
        }

        return outcome;
    }

    /// <summary>Why a task that is depended on is not done; null where it is.</summary>
    private string? FindObstacle(string id, TaskOutcome[] before)
    {
        if (before.FirstOrDefault(outcome => outcome.Task.Id == id) is not { } outcome)
        {
            return _run.State.Read().Find(id) is null ? $"It depends on {id}, which is not done; carry that out first." : null;
        }

        if (outcome.Status != OutcomeStatus.Skipped)
        {
            return outcome.IsGood ? null : outcome.Status == OutcomeStatus.Blocked ? $"It depends on {id}, which could not begin." : $"It depends on {id}, which failed.";
        }

        var missing = outcome.Task.FilesToCreate.Where(path => !File.Exists(Path.Combine(_run.Root, path))).ToArray();
        return missing.Length == 0 ? null : $"It depends on {id}, which is for {outcome.Task.Owner} and not done: there is no {string.Join(", ", missing)} yet.";
    }
}
