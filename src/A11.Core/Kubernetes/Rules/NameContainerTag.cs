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
        if (container is not { Image: { } image, Reference: { Digest: null, IsDynamic: false } reference })
        {
            return;
        }

        if (reference.Tag is null)
        {
            context.Report(this, image.ValueSpan, $"{image.Value} has no tag, so every node runs what was newest when it pulled; name the full version.", aliases: Descriptor.Aliases);
        }
        else if (ImageTag.IsMoving(reference.Tag))
        {
            var isLatest = reference.Tag.Equals("latest", StringComparison.OrdinalIgnoreCase);
            context.Report(this, image.ValueSpan, $"The tag “{reference.Tag}” is another image after every release, so two nodes may run two versions; name the full version.", aliases: isLatest ? Descriptor.Aliases : []);
        }
    }
}
