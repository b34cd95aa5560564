using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;

namespace A11.Core.Docker.Rules;

/// <summary>A base image is named by its full version.</summary>
public sealed class NameFullVersion : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0002", "full-version-tag", "A base image is named by its full version", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        if (stage is { Parent: null, Image: { Pinning: ImagePinning.Partial } image })
        {
            context.Report(this, stage.ImageSpan, ImageAdvice.For(image)!);
        }
    }
}
