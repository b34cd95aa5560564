using System.Collections.Immutable;
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
    public static TaskList Create(IEnumerable<DevOpsTask> tasks)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var byId = new Dictionary<string, DevOpsTask>(StringComparer.Ordinal);
        var owners = new Dictionary<string, DevOpsTask>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            if (!byId.TryAdd(task.Id, task))
            {
                problems.Add(Problem(TaskRules.DuplicateId, task, $"The ID {task.Id} belongs to another task already, in {byId[task.Id].Source}; give this one its own."));
                continue;
            }

            foreach (var path in task.FilesToCreate.Where(path => !owners.TryAdd(path, task)))
            {
                problems.Add(Problem(TaskRules.SharedFile, task, $"{task.Id} and {owners[path].Id} both create {path}, so that one would undo the other; leave it to one of them."));
            }
        }

        var ordered = new List<DevOpsTask>();
        var states = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var task in byId.Values)
        {
            Visit(task, byId, states, ordered, problems);
        }

        return new TaskList([.. ordered], problems.ToImmutable());
    }

    private static void Visit(DevOpsTask task, Dictionary<string, DevOpsTask> byId, Dictionary<string, bool> finished, List<DevOpsTask> ordered, ImmutableArray<Diagnostic>.Builder problems)
    {
        finished[task.Id] = false;
        foreach (var id in task.DependsOn)
        {
            if (!byId.TryGetValue(id, out var needed))
            {
                problems.Add(Problem(TaskRules.InvalidDependency, task, $"{task.Id} depends on {id}, but there is no such task."));
            }
            else if (!finished.TryGetValue(id, out var isFinished))
            {
                Visit(needed, byId, finished, ordered, problems);
            }
            else if (!isFinished)
            {
                problems.Add(Problem(TaskRules.InvalidDependency, task, $"{task.Id} depends on {id}, which depends on {task.Id} in turn, so neither can ever begin."));
            }
        }

        finished[task.Id] = true;
        ordered.Add(task);
    }

    private static Diagnostic Problem(RuleInfo rule, DevOpsTask task, string message) => new(rule, task.Source, task.Span with { Length = 1 }, message) { Text = task.SourceText };
}
