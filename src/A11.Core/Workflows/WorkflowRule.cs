using A11.Core.Analysis;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows;

/// <summary>A rule for workflows and actions: it overrides the visit of the smallest thing that it looks at.</summary>
public abstract class WorkflowRule : Rule
{
    /// <summary>Looks at a file as a whole.</summary>
    public virtual void Visit(WorkflowFile file, RuleContext context)
    {
    }

    /// <summary>Looks at a job.</summary>
    public virtual void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
    }

    /// <summary>Looks at a step of a job or of a composite action.</summary>
    public virtual void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
    }

    /// <summary>Looks at an expression. Its spans are places of its scalar's value.</summary>
    public virtual void Visit(EmbeddedExpression expression, WorkflowFile file, RuleContext context)
    {
    }
}
