using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;

namespace A11.Core.Tasks;

/// <summary>Tasks that belong together, in an order in which they can be carried out.</summary>
public sealed class TaskList
{
    private TaskList(ImmutableArray<DevOpsTask> tasks, ImmutableArray<Diagnostic> problems)
    {
        Tasks = tasks;
        Problems = problems;
    }

    /// <summary>The tasks: each behind those that it depends on, else in the order given.</summary>
    public ImmutableArray<DevOpsTask> Tasks { get; }

    /// <summary>What is wrong between them.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>Puts tasks in order and looks at how they stand to each other.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="known">IDs of tasks that are not among them and that may be depended on all the same.</param>
    public static TaskList Create(IEnumerable<DevOpsTask> tasks, IReadOnlySet<string>? known = null)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var byId = new Dictionary<string, DevOpsTask>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            if (!byId.TryAdd(task.Id, task))
            {
                problems.Add(Problem(TaskRules.DuplicateId, task, $"The ID {task.Id} belongs to another task already, in {byId[task.Id].Source}; give this one its own."));
            }
        }

        var ordered = new List<DevOpsTask>();
        var states = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var task in byId.Values.Where(task => !states.ContainsKey(task.Id)))
        {
            Visit(task, byId, known, states, ordered, problems);
        }

        FindShared(ordered, problems);
        return new TaskList([.. ordered], problems.ToImmutable());
    }

    private static void Visit(DevOpsTask task, Dictionary<string, DevOpsTask> byId, IReadOnlySet<string>? known, Dictionary<string, bool> finished, List<DevOpsTask> ordered, ImmutableArray<Diagnostic>.Builder problems)
    {
        finished[task.Id] = false;
        foreach (var id in task.DependsOn)
        {
            if (!byId.TryGetValue(id, out var needed))
            {
                if (known?.Contains(id) == true)
                {
                    continue;
                }

                problems.Add(Problem(TaskRules.InvalidDependency, task, $"{task.Id} depends on {id}, but there is no such task."));
            }
            else if (!finished.TryGetValue(id, out var isFinished))
            {
                Visit(needed, byId, known, finished, ordered, problems);
            }
            else if (!isFinished)
            {
                problems.Add(Problem(TaskRules.InvalidDependency, task, $"{task.Id} depends on {id}, which depends on {task.Id} in turn, so neither can ever begin."));
            }
        }

        finished[task.Id] = true;
        ordered.Add(task);
    }

    /// <summary>
    /// A file is created by one task. Others may change it only behind each other, by their dependencies, for otherwise one would undo what another
    /// did. Names that only differ in case or Unicode form are one file on other systems.
    /// </summary>
    private static void FindShared(List<DevOpsTask> ordered, ImmutableArray<Diagnostic>.Builder problems)
    {
        var before = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var writers = new Dictionary<string, List<DevOpsTask>>(StringComparer.Ordinal);
        foreach (var task in ordered)
        {
            before[task.Id] = [.. task.DependsOn, .. task.DependsOn.SelectMany(id => before.GetValueOrDefault(id, []))];
            foreach (var path in task.Lane.DistinctBy(PathName.Fold))
            {
                var folded = PathName.Fold(path);
                if (!writers.TryGetValue(folded, out var others))
                {
                    writers.Add(folded, others = []);
                }

                if (others.FirstOrDefault(other => CreatesTwice(other, task, folded) || !before[task.Id].Contains(other.Id)) is { } rival)
                {
                    problems.Add(Problem(TaskRules.SharedFile, task, CreatesTwice(rival, task, folded)
                        ? $"{rival.Id} and {task.Id} both create {path}, so that one would undo the other; leave it to one of them."
                        : $"{rival.Id} and {task.Id} both write {path}, and neither waits for the other; have one depend on the other (depends_on), or leave the file to one of them."));
                }

                others.Add(task);
            }
        }
    }

    private static bool CreatesTwice(DevOpsTask one, DevOpsTask other, string folded) => Creates(one, folded) && Creates(other, folded);

    private static bool Creates(DevOpsTask task, string folded) => task.FilesToCreate.Any(path => PathName.Fold(path) == folded);

    private static Diagnostic Problem(CheckDescriptor rule, DevOpsTask task, string message) => new(rule, task.Source, task.Span with { Length = 1 }, message) { Text = task.SourceText };
}
