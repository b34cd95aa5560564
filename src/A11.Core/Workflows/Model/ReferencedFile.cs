using A11.Core.Schemas;

namespace A11.Core.Workflows.Model;

/// <summary>What stands at a path that <c>uses</c> names in this repository.</summary>
/// <param name="Path">The file's path from the repository's root; of an action that is not there, its directory's.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Workflow">The workflow or action; null where there is none that can be read.</param>
internal sealed record ReferencedFile(string Path, ReferencedFileState State, WorkflowFile? Workflow)
{
    private readonly Lazy<bool> _isValidAction = new(() => IsValid(Workflow));

    private ActionInterface? _interface;

    /// <summary>What the action takes and gives; null where it isn't known.</summary>
    public ActionInterface? Interface => Workflow is { IsWorkflow: false } ? _interface ??= Workflow.Interface.ToActionInterface() : null;

    /// <summary>Whether GitHub would read the action's file; what only its documentation asks for doesn't count.</summary>
    public bool IsValidAction => _isValidAction.Value;

    private static bool IsValid(WorkflowFile? action) => action is null || (
        SchemaValidator.Validate(WorkflowSchemas.Action, action.Root, WorkflowSchemas.Dialect).All(static problem => problem.Topic == "metadata")
        && action.Interface.Inputs.DistinctBy(static input => input.Name, StringComparer.OrdinalIgnoreCase).Count() == action.Interface.Inputs.Length
        && action.Interface.Outputs.DistinctBy(static output => output.Name, StringComparer.OrdinalIgnoreCase).Count() == action.Interface.Outputs.Length);
}
