using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Workflows.Taint;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds images of a job, or of an action, without a tag or with a mutable one, those that an expression chooses included.</summary>
public sealed class UnpinnedJobImage : WorkflowRule
{
    private const string ActionPrefix = "docker://";

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1008", "unpinned-job-image", "Pin job images to a version", Severity.Error, Category.Reproducible)
    {
        Aliases = ["zizmor/unpinned-images"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowFile file, RuleContext context)
    {
        if (!file.IsWorkflow && file.Root["runs"]?.AsMapping?["image"]?.AsScalar is { } image && image.Value.StartsWith(ActionPrefix, StringComparison.Ordinal))
        {
            Check(ImageReference.Parse(image.Value[ActionPrefix.Length..]), image, null, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        foreach (var image in JobImage.FindAll(job))
        {
            if (file.FindExpressions(image.Value) is [{ IsWhole: true } expression])
            {
                Check(image.Value, expression, job, context);
            }
            else
            {
                Check(image.Reference, image.Value, null, context);
            }
        }
    }

    private void Check(YamlScalar image, EmbeddedExpression expression, WorkflowJob job, RuleContext context)
    {
        foreach (var literal in DataFlow.FindTexts(expression.Root))
        {
            Check(ImageReference.Parse(literal), image, null, context);
        }

        foreach (var reference in DataFlow.Find(expression.Root))
        {
            if (reference.Context == "matrix" && MatrixSources.Find(reference, job) is { } values && values.All(static value => value.AsScalar is { } scalar && !scalar.HasExpression))
            {
                foreach (var value in values)
                {
                    Check(ImageReference.Parse(value.Text!), image, value, context);
                }
            }
            else if (reference.Context != "matrix" || job.Mapping["strategy"] is not null)
            {
                context.Report(this, image.ValueSpan, $"Which image {reference.Name} names is known only when the job runs, so it may be one without a version. Write the image, or check that it has a version.", severity: Severity.Info);
            }
        }
    }

    private void Check(ImageReference reference, YamlScalar image, YamlNode? value, RuleContext context)
    {
        if (reference.Pinning is ImagePinning.Untagged or ImagePinning.Mutable)
        {
            ImmutableArray<RelatedLocation> related = value is null ? [] : [context.Locate(value.Span, "The image is named here.")];
            context.Report(this, image.ValueSpan, ImageAdvice.For(reference)!, related: related);
        }
    }
}
