using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Runs;
using A11.Core.Tasks;
using A11.Core.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace A11.Tool;

/// <summary>Shows on a terminal, while tasks run, where each stands, for how long, and what its agent does.</summary>
/// <param name="output">The terminal.</param>
/// <param name="tasks">The tasks of the run.</param>
/// <param name="agent">Who carries them out.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveProgress(TextWriter output, ImmutableArray<DevOpsTask> tasks, string agent, TimeProvider time) : IProgress<TaskProgress>
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Report(TaskProgress value) => _lines.AddOrUpdate(
        value.Task.Id,
        _ => new Line(value, value.Activity, time.GetTimestamp(), EndOf(value)),
        (_, line) => line with { Last = value, Activity = value.Activity ?? (value.Stage == line.Last.Stage ? line.Activity : null), Ended = EndOf(value) });

    /// <summary>Does the work, and shows it until it is done.</summary>
    public async Task<T> ShowAsync<T>(Func<Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Detect, Interactive = InteractionSupport.No });
        return await console.Live(Render()).AutoClear(true).StartAsync(async context =>
        {
            var working = work();
            while (await Task.WhenAny(working, Task.Delay(Pace)).ConfigureAwait(false) != working)
            {
                context.UpdateTarget(Render());
            }

            return await working.ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private Rows Render() => new(tasks.Select(RenderTask));

    private IRenderable RenderTask(DevOpsTask task)
    {
        if (!_lines.TryGetValue(task.Id, out var line))
        {
            return new Text($"{PrintableText.Line(task.Id)}  waits") { Overflow = Overflow.Ellipsis };
        }

        var elapsed = time.GetElapsedTime(line.Started, line.Ended ?? time.GetTimestamp());
        var round = line.Last.Round > 1 ? $", round {line.Last.Round}" : "";
        var activity = line.Activity is null ? "" : $": {line.Activity}";
        return new Text(PrintableText.Line(string.Create(CultureInfo.InvariantCulture, $"{task.Id}  {elapsed:mm\\:ss}  {Describe(line.Last)}{round}{activity}"))) { Overflow = Overflow.Ellipsis };
    }

    private string Describe(TaskProgress progress) => progress.Stage switch
    {
        TaskStage.Working => $"{agent} is at work",
        TaskStage.Judging => "the gate judges",
        TaskStage.Reviewing => "reviewers look at it",
        TaskStage.Promoting => "files are moved in",
        _ => RunReport.NameOf(progress.Outcome!.Status),
    };

    private long? EndOf(TaskProgress value) => value.Stage == TaskStage.Ended ? time.GetTimestamp() : null;

    private sealed record Line(TaskProgress Last, string? Activity, long Started, long? Ended);
}
