using System.Globalization;
using A11.Agents.Records;
using A11.Agents.Runs;
using Microsoft.Build.Framework;

namespace A11.Build;

/// <summary>Writes into the build's log, as it happens, where each task stands; what agents do in detail is there for verbose logs.</summary>
/// <param name="log">The build's log.</param>
/// <param name="agent">Who carries the tasks out.</param>
internal sealed class BuildProgress(BuildLog log, string agent) : IProgress<TaskProgress>
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Report(TaskProgress value)
    {
        lock (_lock)
        {
            log.Message(value.Activity is null && value.Stage == TaskStage.Working ? MessageImportance.High : MessageImportance.Low, Describe(value));
        }
    }

    private string Describe(TaskProgress value)
    {
        var round = value.Round > 1 ? string.Create(CultureInfo.InvariantCulture, $" (round {value.Round})") : "";
        return value.Stage switch
        {
            _ when value.Activity is not null => $"{value.Task.Id}{round}: {value.Activity}",
            TaskStage.Working => $"{value.Task.Id}: {agent} is at work on “{value.Task.Title}”{round}",
            TaskStage.Judging => $"{value.Task.Id}: the gate judges{round}",
            TaskStage.Reviewing => $"{value.Task.Id}: reviewers look at it{round}",
            TaskStage.Promoting => $"{value.Task.Id}: its files are moved in",
            _ => Describe(value.Task.Id, value.Outcome!),
        };
    }

    private static string Describe(string id, TaskOutcome outcome) => outcome.Rounds.IsEmpty
        ? $"{id}: {outcome.Reason}"
        : string.Create(CultureInfo.InvariantCulture, $"{id}: {outcome.Reason} ({outcome.Rounds.Length} {(outcome.Rounds.Length == 1 ? "round" : "rounds")}, {outcome.Duration.TotalSeconds:0.0}s)");
}
