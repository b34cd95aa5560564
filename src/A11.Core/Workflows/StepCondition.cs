using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows;

/// <summary>The <c>if</c> of a step.</summary>
internal static class StepCondition
{
    /// <summary>Whether the step never runs, by <c>if: false</c>: it is there for tools that update versions.</summary>
    public static bool IsNever(WorkflowStep step, WorkflowFile file) =>
        step.Mapping["if"]?.AsScalar is { } condition
        && (condition.AsBoolean == false || file.FindExpressions(condition) is [{ IsWhole: true, Root: LiteralNode { Value: BooleanValue { Value: false } } }]);
}
