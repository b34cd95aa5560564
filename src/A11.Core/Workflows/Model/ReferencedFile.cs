namespace A11.Core.Workflows.Model;

/// <summary>What stands at a path that <c>uses</c> names in this repository.</summary>
/// <param name="Path">The file's path from the repository's root; of an action that is not there, its directory's.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Workflow">The workflow or action; null where there is none that can be read.</param>
internal sealed record ReferencedFile(string Path, ReferencedFileState State, WorkflowFile? Workflow)
{
    private ActionInterface? _interface;

    /// <summary>What the action takes and gives; null where it isn't known.</summary>
    public ActionInterface? Interface => Workflow is { IsWorkflow: false } ? _interface ??= Workflow.Interface.ToActionInterface() : null;
}
