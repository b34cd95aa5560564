using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container gives up the capabilities that it does not need.</summary>
public sealed class DropCapabilities : KubernetesRule
{
    private static readonly ImmutableArray<string> WithoutRaw = ["trivy/KSV-0003", "trivy/KSV-0106", "checkov/CKV_K8S_37"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2008", "drop-capabilities", "A container gives up the capabilities that it does not need", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/drop-net-raw-capability", "trivy/KSV-0003", "trivy/KSV-0106", "checkov/CKV_K8S_37", "checkov/CKV_K8S_28"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var dropped = container.Capabilities("drop").Select(capability => capability.Name).ToHashSet(StringComparer.Ordinal);
        if (!container.IsPartial && !dropped.Contains("ALL"))
        {
            var keepsRaw = !dropped.Contains("NET_RAW");
            context.Report(this, container.Place, $"{(dropped.Count == 0 ? "All default capabilities stay with" : "Some default capabilities stay with")} {container.Title}, such as sending raw packets or changing owners; drop ALL and add back what it needs.", aliases: keepsRaw ? Descriptor.Aliases : WithoutRaw);
        }
    }
}
