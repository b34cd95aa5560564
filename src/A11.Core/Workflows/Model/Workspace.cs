namespace A11.Core.Workflows.Model;

/// <summary>
/// What is in the workspace of a job before a step of it, as far as the steps before tell. On a runner of GitHub's it begins empty; only what certainly writes nothing of the repository's there keeps it known.
/// </summary>
internal sealed class Workspace
{
    private const string Checkout = "actions/checkout";

    /// <summary>Actions that install tools outside of the workspace.</summary>
    private const string Setup = "actions/setup-";

    /// <summary>What the workspace holds.</summary>
    public WorkspaceState State { get; private set; }

    /// <summary>The repository that a checkout brings is another one's where the workflow is called from there, or stands in a template.</summary>
    private bool IsOwn { get; init; }

    /// <summary>The workspace at the start of a job.</summary>
    /// <param name="job">The job. A runner of its owner's keeps what earlier jobs left.</param>
    /// <param name="file">The workflow.</param>
    /// <param name="root">The root of the repository that the workflow is for; empty for the one that it is in.</param>
    public static Workspace Create(WorkflowJob job, WorkflowFile file, string root) => new()
    {
        IsOwn = root.Length == 0 && file.FindTrigger("workflow_call") is null,
        State = job.Runner is { IsComplete: true, Group: null, Labels.IsEmpty: false } runner && runner.Labels.All(static label => RunnerCatalog.Find(label.Text) is { Kind: not RunnerKind.SelfHosted }) ? WorkspaceState.Empty : WorkspaceState.Unknown,
    };

    /// <summary>Takes into account what a step does.</summary>
    public void Apply(WorkflowStep step)
    {
        if (step.Reference is { } reference)
        {
            State = reference.Repository == Checkout ? StateAfter(step) : reference.Repository.StartsWith(Setup, StringComparison.Ordinal) ? State : WorkspaceState.Unknown;
        }
        else if (step.Run is { } run && !StepScript.Read(run).IsHarmless)
        {
            State = WorkspaceState.Unknown;
        }
    }

    /// <summary>A checkout of this repository at the commit that runs, into the workspace itself, makes it known.</summary>
    private WorkspaceState StateAfter(WorkflowStep checkout) =>
        IsOwn && State is not WorkspaceState.Unknown && checkout.Mapping["if"] is null && (checkout.With is not { } with || !with.Entries.Any(static entry => entry.Name is "repository" or "path" or "ref" or "sparse-checkout")) ? WorkspaceState.Repository : WorkspaceState.Unknown;
}
