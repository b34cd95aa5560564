using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds images of containers whose tag moves with patch releases.</summary>
public sealed class PartialContainerImageVersion : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1002", "partial-container-image-version", "Pin container images to a full version", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container is { Image: { } image, Reference: { Pinning: ImagePinning.Partial } reference })
        {
            context.Report(this, image.ValueSpan, ImageAdvice.For(reference)!);
        }
    }
}
