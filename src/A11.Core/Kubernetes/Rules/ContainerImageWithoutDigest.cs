using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds images of containers without a digest.</summary>
public sealed class ContainerImageWithoutDigest : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1007", "container-image-without-digest", "Pin container images to a digest", Severity.Warning, Category.Reproducible) { OptIn = true };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container is { Image: { } image, Reference: { Pinning: ImagePinning.Version } reference })
        {
            context.Report(this, image.ValueSpan, ImageAdvice.ForDigest(reference));
        }
    }
}
