using A11.Core.Analysis;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows;

/// <summary>A rule for what <c>uses</c> names in another repository: the actions of steps, and the workflows that jobs call.</summary>
public abstract class ActionRule : WorkflowRule
{
    /// <inheritdoc/>
    public sealed override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step is { Uses: { } uses, Reference: { IsLocal: false, IsImage: false } reference })
        {
            Check(uses, reference, file, context);
        }
    }

    /// <inheritdoc/>
    public sealed override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Uses is { } uses && UsesReference.Parse(uses.Value) is { IsLocal: false } reference)
        {
            Check(uses, reference, file, context);
        }
    }

    /// <summary>Looks at one.</summary>
    /// <param name="uses">The scalar that names it.</param>
    /// <param name="reference">What it names.</param>
    /// <param name="file">The file.</param>
    /// <param name="context">Where to report.</param>
    protected abstract void Check(YamlScalar uses, UsesReference reference, WorkflowFile file, RuleContext context);

    /// <summary>The comment behind a scalar on its line; empty where there is none.</summary>
    internal static string CommentAfter(YamlScalar scalar, WorkflowFile file)
    {
        var rest = file.Tree.Source.Content.AsSpan(scalar.Span.End);
        var end = rest.IndexOfAny('\r', '\n');
        var line = end < 0 ? rest : rest[..end];
        return line.IndexOf('#') is >= 0 and var start ? line[start..].ToString() : "";
    }
}
