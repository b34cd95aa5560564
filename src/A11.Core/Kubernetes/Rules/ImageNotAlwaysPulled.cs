using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Images;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds containers that run an image of their node without asking the registry.</summary>
public sealed class ImageNotAlwaysPulled : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK1011", "image-not-always-pulled", "Images should be pulled at each start", Severity.Info, Category.Secure)
    {
        Aliases = ["checkov/CKV_K8S_15"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var policy = container.Mapping["imagePullPolicy"];

        // Without a policy an image of the tag latest is pulled always (“Images”, imagePullPolicy defaulting).
        if (!container.IsPartial && (policy is null ? container.Reference is not { Tag: null or "latest" } : policy.Text != "Always"))
        {
            context.Report(this, policy?.Span ?? container.Place, $"{container.Title} runs an image that its node has without asking the registry, so pods without a right to it can run it, too. Set imagePullPolicy: Always.");
        }
    }
}
