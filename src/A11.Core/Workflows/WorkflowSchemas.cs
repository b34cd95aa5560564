using A11.Core.Schemas;

namespace A11.Core.Workflows;

/// <summary>GitHub's own schemas of workflows and actions, read when the first file is checked.</summary>
internal static class WorkflowSchemas
{
    private static readonly Lazy<Schema> ReadWorkflow = new(static () => Schema.Load("github-workflow"));

    private static readonly Lazy<Schema> ReadAction = new(static () => Schema.Load("github-action"));

    /// <summary>What a workflow may hold.</summary>
    public static Schema Workflow => ReadWorkflow.Value;

    /// <summary>What an action's own file may hold.</summary>
    public static Schema Action => ReadAction.Value;

    /// <summary>How GitHub reads both: by the core schema, with expressions.</summary>
    public static SchemaDialect Dialect { get; } = SchemaDialect.Core with { Expression = "${{" };
}
