using System.Collections.Immutable;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Expressions;

/// <summary>Where in a workflow or an action a value stands.</summary>
/// <param name="Path">The keys from the root on, as written; <see cref="Item"/> for an item of a sequence.</param>
/// <param name="Job">The job; null outside of jobs.</param>
/// <param name="Step">The step; null outside of steps.</param>
public sealed record ExpressionPlace(ImmutableArray<string> Path, WorkflowJob? Job, WorkflowStep? Step)
{
    /// <summary>What stands in a path for an item of a sequence.</summary>
    public const string Item = "[]";

    internal static ExpressionPlace Unknown { get; } = new([], null, null);

    /// <summary>The last key: <c>run</c>, <c>if</c>, or the name of an input or a variable.</summary>
    public string Key => Path.LastOrDefault(static part => part != Item) ?? "";

    /// <summary>Whether it is a condition, which GitHub reads as an expression also without braces: the <c>if</c> of a job, its snapshot or a step, and <c>pre-if</c> and <c>post-if</c> of an action.</summary>
    public bool IsCondition => Path.AsSpan() is ["jobs", _, "if"] or ["jobs", _, "snapshot", "if"] or ["jobs", _, "steps", Item, "if"] or ["jobs", _, "steps", Item, "parallel", Item, "if"]
        or ["runs", "pre-if" or "post-if"] or ["runs", "steps", Item, "if"] or ["runs", "steps", Item, "parallel", Item, "if"];

    /// <summary>The place for messages, with <c>&lt;…&gt;</c> for names that people choose: <c>jobs.&lt;job_id&gt;.steps.if</c>.</summary>
    internal string Title => string.Join('.', Path.Where(static part => part != Item).Select(TitleOf));

    /// <summary>Whether the path begins with these keys; <c>*</c> stands for any.</summary>
    public bool StartsWith(params ReadOnlySpan<string> keys)
    {
        if (Path.Length < keys.Length)
        {
            return false;
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != "*" && keys[i] != Path[i])
            {
                return false;
            }
        }

        return true;
    }

    private string TitleOf(string part, int index) => index == 1 && Path[0] == "jobs" ? "<job_id>" : part;
}
