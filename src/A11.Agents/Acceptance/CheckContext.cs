using A11.Agents.Acceptance.Commands;
using A11.Core.Workflows.Model;

namespace A11.Agents.Acceptance;

/// <summary>What a check looks at.</summary>
/// <param name="Result">The task's files.</param>
/// <param name="Search">Looks among the commands that are meant.</param>
/// <param name="IsMeant">Whether a job is one that the criterion speaks of; null where all are.</param>
internal sealed record CheckContext(TaskResult Result, CommandSearch Search, Func<WorkflowJob, bool>? IsMeant = null)
{
    /// <summary>Looks at all of a task's files.</summary>
    public CheckContext(TaskResult result)
        : this(result, result.Search)
    {
    }
}
