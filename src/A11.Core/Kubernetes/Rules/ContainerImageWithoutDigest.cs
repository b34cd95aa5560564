using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds images of containers without a digest.</summary>
public sealed class ContainerImageWithoutDigest : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1007", "container-image-without-digest", "Pin container images to a digest", Severity.Warning, Category.Reproducible) { Aliases = ["checkov/CKV_K8S_43"], OptIn = true };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container is { Image: { } image, Reference: { Pinning: not (ImagePinning.Digest or ImagePinning.Unknown) } reference })
        {
            context.Report(this, image.ValueSpan, reference.Tag is null ? $"The image {reference.Text} has no digest, so it can be another one tomorrow. Pin a full version and its digest." : ImageAdvice.ForDigest(reference));
        }
    }
}
