using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Editing;

/// <summary>What of a workflow a place lies in; trailing lines that are still empty belong to what is above them.</summary>
internal static class WorkflowPlaces
{
    /// <summary>The step that holds a place, or is the last before it; null where there is none.</summary>
    public static WorkflowStep? FindStep(WorkflowFile file, int offset) => file.Steps.LastOrDefault(step => step.Mapping.Span.Start <= offset);
}
