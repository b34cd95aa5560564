using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>
/// What must have ended before a task begins: the tasks that it depends on, and all of an earlier phase. What a task needs belongs to that task's
/// phase at the latest, so that phases and dependencies never wait for each other.
/// </summary>
internal sealed class TaskSchedule
{
    private readonly Dictionary<string, int> _phases;

    private TaskSchedule(ImmutableArray<DevOpsTask> tasks, Dictionary<string, int> phases)
    {
        _phases = phases;
        Tasks = [.. tasks.OrderBy(task => phases[task.Id])];
    }

    /// <summary>The tasks in an order in which they can be carried out.</summary>
    public ImmutableArray<DevOpsTask> Tasks { get; }

    /// <summary>The schedule of tasks, each of which stands behind those that it depends on.</summary>
    public static TaskSchedule Create(ImmutableArray<DevOpsTask> tasks)
    {
        var phases = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            phases[task.Id] = NumberOf(task.Phase) ?? task.DependsOn.Select(id => phases.GetValueOrDefault(id, int.MinValue)).DefaultIfEmpty(int.MinValue).Max();
        }

        foreach (var task in tasks.Reverse())
        {
            foreach (var needed in task.DependsOn.Where(phases.ContainsKey))
            {
                phases[needed] = Math.Min(phases[needed], phases[task.Id]);
            }
        }

        return new TaskSchedule(tasks, phases);
    }

    /// <summary>The IDs of the tasks that must have ended first.</summary>
    public IEnumerable<string> Before(DevOpsTask task) =>
        Tasks.Where(other => other.Id != task.Id && (task.DependsOn.Contains(other.Id) || _phases[other.Id] < _phases[task.Id])).Select(other => other.Id);

    /// <summary>The first number in a phase's name: 3 of “Phase 3: implementation”.</summary>
    private static int? NumberOf(string? phase)
    {
        var digits = string.Concat((phase ?? "").SkipWhile(character => !char.IsAsciiDigit(character)).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
