namespace A11.Core.Workflows.Expressions;

/// <summary>
/// Which contexts and special functions a place offers: GitHub's documentation (“Contexts reference”, context availability), and its schema where that offers more
/// (actions/languageservices, <c>workflow-parser/src/workflow-v1.0.json</c> and <c>action-v1.0.json</c>).
/// </summary>
internal static class ExpressionAvailability
{
    private const ExpressionContexts Workflow = ExpressionContexts.GitHub | ExpressionContexts.Inputs | ExpressionContexts.Vars;
    private const ExpressionContexts Job = Workflow | ExpressionContexts.Needs | ExpressionContexts.Strategy | ExpressionContexts.Matrix;
    private const ExpressionContexts Running = Job | ExpressionContexts.Secrets | ExpressionContexts.Steps | ExpressionContexts.Job | ExpressionContexts.Runner | ExpressionContexts.Env;
    private const ExpressionContexts ActionInput = ExpressionContexts.GitHub | ExpressionContexts.Strategy | ExpressionContexts.Matrix | ExpressionContexts.Job | ExpressionContexts.Runner | ExpressionContexts.HashFiles;
    private const ExpressionContexts ActionStep = ExpressionContexts.GitHub | ExpressionContexts.Inputs | ExpressionContexts.Strategy | ExpressionContexts.Matrix | ExpressionContexts.Steps
        | ExpressionContexts.Job | ExpressionContexts.Runner | ExpressionContexts.Env | ExpressionContexts.HashFiles;

    /// <summary>What a place of a workflow offers: nothing where GitHub takes no expression; null where the place is not known.</summary>
    public static ExpressionContexts? FindInWorkflow(ReadOnlySpan<string> path) => path switch
    {
        ["run-name" or "concurrency", ..] => Workflow,
        ["env", ..] => Workflow | ExpressionContexts.Secrets,
        ["on", "workflow_call", "inputs", _, "default"] => Workflow,
        ["on", "workflow_call", "outputs", _, "value"] => Workflow | ExpressionContexts.Jobs,
        ["permissions" or "defaults", ..] => ExpressionContexts.None,
        ["jobs", _, .. var rest] => FindInJob(rest),
        _ => null,
    };

    /// <summary>What a place of an action's own file offers; null where the place is not known.</summary>
    public static ExpressionContexts? FindInAction(ReadOnlySpan<string> path) => path switch
    {
        ["inputs", _, "default"] => ActionInput,
        ["outputs", _, "value"] => ActionStep & ~ExpressionContexts.HashFiles,
        ["runs", "args" or "env", ..] => ExpressionContexts.Inputs,
        ["runs", "pre-if" or "post-if"] => (ActionStep & ~ExpressionContexts.Steps) | ExpressionContexts.Status,
        ["runs", "steps", ExpressionPlace.Item, "parallel", ExpressionPlace.Item, .. var rest] => FindInActionStep(rest),
        ["runs", "steps", ExpressionPlace.Item, .. var rest] => FindInActionStep(rest),
        _ => null,
    };

    private static ExpressionContexts? FindInActionStep(ReadOnlySpan<string> path) => path switch
    {
        ["if"] => ActionStep | ExpressionContexts.Status,
        ["name" or "run" or "shell" or "continue-on-error" or "working-directory" or "timeout-minutes"] or ["env" or "with", ..] => ActionStep,
        _ => null,
    };

    private static ExpressionContexts? FindInJob(ReadOnlySpan<string> path) => path switch
    {
        ["if"] => Workflow | ExpressionContexts.Needs | ExpressionContexts.Status,
        ["strategy", ..] => Workflow | ExpressionContexts.Needs,
        ["container", .. var rest] => FindInContainer(rest),
        ["services", _, .. var rest] => FindInContainer(rest),
        ["env" or "secrets", ..] => Job | ExpressionContexts.Secrets,
        ["environment", "url"] => Running & ~ExpressionContexts.Secrets,
        ["outputs", ..] => Running,
        ["defaults", "run", ..] => Job | ExpressionContexts.Env,
        ["name" or "runs-on" or "timeout-minutes" or "cancel-timeout-minutes" or "continue-on-error" or "services" or "environment" or "concurrency" or "with", ..] or ["snapshot", "if"] => Job,
        ["needs" or "permissions" or "uses", ..] => ExpressionContexts.None,
        ["steps", ExpressionPlace.Item, "parallel", ExpressionPlace.Item, .. var rest] => FindInStep(rest),
        ["steps", ExpressionPlace.Item, .. var rest] => FindInStep(rest),
        _ => null,
    };

    private static ExpressionContexts FindInContainer(ReadOnlySpan<string> path) => path switch
    {
        ["env", _, ..] => Running,
        ["credentials", ..] => Job | ExpressionContexts.Secrets | ExpressionContexts.Env,
        _ => Job,
    };

    private static ExpressionContexts? FindInStep(ReadOnlySpan<string> path) => path switch
    {
        ["if"] => (Running & ~ExpressionContexts.Secrets) | ExpressionContexts.Status | ExpressionContexts.HashFiles,
        ["name" or "run" or "timeout-minutes" or "continue-on-error" or "working-directory" or "env" or "with", ..] => Running | ExpressionContexts.HashFiles,
        ["id" or "uses" or "shell" or "background" or "wait" or "wait-all" or "cancel", ..] => ExpressionContexts.None,
        _ => null,
    };
}
