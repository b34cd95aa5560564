using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container's image is named with a tag that does not move.</summary>
public sealed class NameContainerTag : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1001", "container-image-tag", "A container's image is named with a tag that does not move", Severity.Error, Category.Reproducible)
    {
        Aliases = ["kube-linter/latest-tag", "trivy/KSV-0013", "checkov/CKV_K8S_14"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container is { Image: { } image, Reference: { Pinning: ImagePinning.Untagged or ImagePinning.Mutable } reference })
        {
            var isLatest = reference.Tag?.Equals("latest", StringComparison.OrdinalIgnoreCase) ?? true;
            context.Report(this, image.ValueSpan, ImageAdvice.For(reference)!, aliases: isLatest ? Descriptor.Aliases : []);
        }
    }
}
