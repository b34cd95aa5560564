using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>A job's images are named by a version.</summary>
public sealed class PinImages : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW1008", "unpinned-image", "A job's images are named by a version", Severity.Warning, Category.Reproducible)
    {
        Aliases = ["zizmor/unpinned-images"],
    };

    /// <inheritdoc/>
    public override void Visit(WorkflowJob job, WorkflowFile file, RuleContext context)
    {
        Check(job.Mapping["container"], context);
        foreach (var service in job.Mapping["services"]?.AsMapping?.Entries ?? [])
        {
            Check(service.Value, context);
        }
    }

    private void Check(YamlNode? container, RuleContext context)
    {
        var image = container?.AsScalar ?? container?.AsMapping?["image"]?.AsScalar;
        if (image is null || image.Value.Length == 0 || image.Value.Contains('$', StringComparison.Ordinal) || image.Value.Contains('@', StringComparison.Ordinal))
        {
            return;
        }

        var colon = image.Value.LastIndexOf(':');
        var tag = colon > image.Value.LastIndexOf('/') ? image.Value[(colon + 1)..] : null;
        if (tag is null or "latest")
        {
            context.Report(this, image.ValueSpan, $"{image.Value} is another image after every release, so that a run can fail without a commit; name a version.");
        }
    }
}
