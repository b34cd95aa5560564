using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds images of containers without a tag, or with a mutable one.</summary>
public sealed class UnpinnedContainerImage : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1001", "unpinned-container-image", "Pin container images to a version", Severity.Error, Category.Reproducible)
    {
        Aliases = ["kube-linter/latest-tag", "trivy/KSV-0013", "checkov/CKV_K8S_14"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container is { Image: { } image, Reference: { Pinning: ImagePinning.Untagged or ImagePinning.Mutable } reference })
        {
            context.Report(this, image.ValueSpan, ImageAdvice.For(reference)!);
        }
    }
}
