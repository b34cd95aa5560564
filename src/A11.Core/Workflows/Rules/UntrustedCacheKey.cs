using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Workflows.Taint;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds caches that privileged runs store under keys of others.</summary>
public sealed class UntrustedCacheKey : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1143", "untrusted-cache-key", "Cache keys should not contain untrusted input", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Reference is not { Repository: "actions/cache", Path: "" or "save" } || step.With?["key"]?.AsScalar is not { HasExpression: true } key || !Triggers.ArePrivileged(file))
        {
            return;
        }

        var taint = TaintModel.Find(file, context);
        if (taint.Judge(key, step, taint.JobOf(step)) is { Level: TaintLevel.Untrusted } value)
        {
            context.Report(this, key.ValueSpan, $"The key contains {value.Describe()}, so an outside contributor chooses which cache of the default branch this run fills. Use a hash of files of the repository, or actions/cache/restore.", related: value.Locate());
        }
    }
}
