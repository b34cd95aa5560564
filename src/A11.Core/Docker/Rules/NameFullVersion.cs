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
        if (stage.Parent is null && stage.Image.Digest is null && ImageTag.IsLine(stage.Image))
        {
            context.Report(
                this,
                stage.ImageSpan,
                $"The tag “{stage.Image.Tag}” of {stage.Image.Repository} moves with every patch release, so the same commit builds another image tomorrow; name the full version: {stage.Image.Repository}:{ImageTag.CompleteFormOf(stage.Image)}.");
        }
    }
}
