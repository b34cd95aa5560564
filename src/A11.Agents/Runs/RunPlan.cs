using System.Collections.Immutable;
using A11.Agents.Acceptance;
using A11.Agents.Boundaries;
using A11.Agents.Gates;
using A11.Agents.Policies;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>A task as a run would find it.</summary>
/// <param name="Task">The task.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="After">The tasks that must have ended first.</param>
/// <param name="Violations">Files that it asks for and no agent may write.</param>
public sealed record PlannedTask(DevOpsTask Task, TaskState State, string Reason, ImmutableArray<string> After, ImmutableArray<Diagnostic> Violations)
{
    /// <summary>What a person should know before an agent starts, as sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether an agent would start.</summary>
    public bool IsOpen => State == TaskState.Open;
}

/// <summary>What a run would do with tasks.</summary>
public static class RunPlan
{
    /// <summary>Looks at tasks without carrying any out, in the order in which a run would begin them.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="policy">What agents may do in it.</param>
    /// <param name="settings">What its files are checked by.</param>
    /// <param name="engine">Runs the rules, as a run would.</param>
    /// <param name="tasks">The tasks, each behind those that it depends on.</param>
    /// <exception cref="InvalidDataException">The lock can't be read.</exception>
    public static ImmutableArray<PlannedTask> Create(string root, IFileSource files, Policy policy, RepositorySettings settings, Engine engine, ImmutableArray<DevOpsTask> tasks)
    {
        var gate = new Gate(root, files, policy, settings, engine);
        var state = new LockedState(root, policy);
        var locks = state.Read();
        var schedule = TaskSchedule.Create(tasks);
        return [.. schedule.Tasks.Select(task => Look(task) with { After = [.. schedule.Before(task)] })];

        PlannedTask Look(DevOpsTask task)
        {
            var assessment = TaskAssessment.Create(task, policy, gate, state, locks);
            var planned = new PlannedTask(task, assessment.State, assessment.Reason, [], assessment.Violations);
            return planned.IsOpen ? planned with { Notes = [.. FindNotes(task, files, policy)] } : planned;
        }
    }

    /// <summary>An agent whose Dockerfile copies the whole context needs a file that its boundary may keep it from.</summary>
    private static IEnumerable<string> FindNotes(DevOpsTask task, IFileSource files, Policy policy)
    {
        const string IgnoreFile = ".dockerignore";
        if (task.Lane.Any(path => GeneratedFiles.KindOf(path) == GeneratedFileKind.Dockerfile) && !files.Exists(IgnoreFile) && ProfileAdvice.Find(policy, IgnoreFile) is { } advice)
        {
            yield return $"There is no {IgnoreFile}, which a Dockerfile with “COPY . .” needs, and the boundary does not allow it. {advice}";
        }
    }
}
