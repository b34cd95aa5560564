using System.Collections.Immutable;

namespace A11.Core.Workflows.Model;

/// <summary>Which jobs wait for which. Names are compared without regard to case, as GitHub does.</summary>
internal sealed class JobGraph
{
    private readonly Dictionary<string, WorkflowJob> _jobs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<WorkflowJob, Mark> _marks = new(ReferenceEqualityComparer.Instance);

    /// <summary>The jobs whose cycle is not known yet, in the order in which they were reached.</summary>
    private readonly Stack<WorkflowJob> _open = new();

    private JobGraph(WorkflowFile file)
    {
        foreach (var job in file.Jobs)
        {
            _ = _jobs.TryAdd(job.Id, job);
        }
    }

    /// <summary>The graph of a workflow's jobs.</summary>
    public static JobGraph Create(WorkflowFile file)
    {
        var graph = new JobGraph(file);
        foreach (var job in file.Jobs)
        {
            if (!graph._marks.ContainsKey(job))
            {
                graph.FindCycles(job);
            }
        }

        return graph;
    }

    /// <summary>The first job of this name; null where there is none.</summary>
    public WorkflowJob? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>The number of a job's cycle, which jobs that wait for each other share.</summary>
    public int CycleOf(WorkflowJob job) => _marks[job].Cycle;

    /// <summary>Whether a job, and one that it waits for, wait for each other.</summary>
    public bool AreInCycle(WorkflowJob job, WorkflowJob needed) => _marks[job].Cycle == _marks[needed].Cycle;

    /// <summary>A shortest way from a job that is in a cycle back to itself: the jobs on it, each needing the next. It looks at the jobs of the cycle only.</summary>
    public ImmutableArray<WorkflowJob> FindCycle(WorkflowJob start)
    {
        var from = new Dictionary<WorkflowJob, WorkflowJob>(ReferenceEqualityComparer.Instance);
        var open = new Queue<WorkflowJob>([start]);
        while (open.TryDequeue(out var job))
        {
            foreach (var needed in job.Needs.Select(need => Find(need.Value)).OfType<WorkflowJob>().Where(needed => AreInCycle(start, needed)))
            {
                if (ReferenceEquals(needed, start))
                {
                    return [.. Back(job, start, from)];
                }

                if (from.TryAdd(needed, job))
                {
                    open.Enqueue(needed);
                }
            }
        }

        return [start];
    }

    private static IEnumerable<WorkflowJob> Back(WorkflowJob last, WorkflowJob start, Dictionary<WorkflowJob, WorkflowJob> from)
    {
        var way = new Stack<WorkflowJob>();
        for (var job = last; !ReferenceEquals(job, start); job = from[job])
        {
            way.Push(job);
        }

        return way.Prepend(start);
    }

    /// <summary>
    /// Tarjan's algorithm for strongly connected components (“Depth-first search and linear graph algorithms”, 1972): each job and each need is looked at once. It keeps a stack of its own,
    /// as a chain may be longer than a thread's stack is deep.
    /// </summary>
    private void FindCycles(WorkflowJob start)
    {
        var path = new Stack<(WorkflowJob Job, IEnumerator<WorkflowJob> Needs)>();
        Enter(start, path);
        while (path.TryPeek(out var top))
        {
            if (!top.Needs.MoveNext())
            {
                Leave(path);
                continue;
            }

            if (!_marks.TryGetValue(top.Needs.Current, out var mark))
            {
                Enter(top.Needs.Current, path);
            }
            else if (mark.Cycle < 0)
            {
                Lower(top.Job, mark.Index);
            }
        }
    }

    private void Enter(WorkflowJob job, Stack<(WorkflowJob Job, IEnumerator<WorkflowJob> Needs)> path)
    {
        _marks.Add(job, new Mark(_marks.Count));
        _open.Push(job);
        path.Push((job, job.Needs.Select(need => Find(need.Value)).OfType<WorkflowJob>().GetEnumerator()));
    }

    private void Leave(Stack<(WorkflowJob Job, IEnumerator<WorkflowJob> Needs)> path)
    {
        var (job, needs) = path.Pop();
        needs.Dispose();
        var mark = _marks[job];
        if (mark.Lowest == mark.Index)
        {
            Close(job, mark.Index);
        }

        if (path.TryPeek(out var outer))
        {
            Lower(outer.Job, mark.Lowest);
        }
    }

    /// <summary>All that was reached from a job, and is in no cycle yet, is in its own.</summary>
    private void Close(WorkflowJob job, int cycle)
    {
        WorkflowJob closed;
        do
        {
            closed = _open.Pop();
            _marks[closed].Cycle = cycle;
        }
        while (!ReferenceEquals(closed, job));
    }

    private void Lower(WorkflowJob job, int index) => _marks[job].Lowest = Math.Min(_marks[job].Lowest, index);

    /// <summary>What is known of a job.</summary>
    /// <param name="index">How many jobs were reached before.</param>
    private sealed class Mark(int index)
    {
        public int Index { get; } = index;

        /// <summary>The first job in the same cycle that is known to be reached again.</summary>
        public int Lowest { get; set; } = index;

        /// <summary>The cycle, by its first job's index; below zero while it is not known.</summary>
        public int Cycle { get; set; } = -1;
    }
}
