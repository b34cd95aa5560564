using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds calls of workflows whose jobs ask for permissions that the caller doesn't have.</summary>
public sealed class InsufficientCallPermissions : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0308", "insufficient-call-permissions", "Callers must have the permissions that called workflows ask for", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        if (job is not { Uses: { } uses, Reference: { } reference } || job.PermissionsIn(file) is not { } granted
            || ReferencedFiles.Find(context.Repository).FindWorkflow(reference, context.File.Path) is not { Workflow: { IsWorkflow: true } called } target)
        {
            return;
        }

        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var inner in called.Jobs)
        {
            if (inner.PermissionsIn(called) is not { } asked)
            {
                continue;
            }

            if (asked.IsWhole && !granted.IsWhole && told.Add(asked.Entry.Value.Text!))
            {
                context.Report(this, uses.ValueSpan, $"Job {inner.Id} of {target.Path} asks for the permissions {asked.Entry.Value.Text}, which job {job.Id} doesn't have, so GitHub rejects the run. List what the called job needs there.");
            }

            foreach (var (scope, access, _) in asked.Scopes)
            {
                if (access > granted.AccessTo(scope) && told.Add(scope))
                {
                    context.Report(this, uses.ValueSpan, $"Job {inner.Id} of {target.Path} asks for the permission {scope}: {NameOf(access)}, and job {job.Id} has {NameOf(granted.AccessTo(scope))}, so GitHub rejects the run. Add it to the permissions of {job.Id}.");
                }
            }
        }
    }

    private static string NameOf(TokenAccess access) => access switch { TokenAccess.Write => "write", TokenAccess.Read => "read", _ => "none" };
}
