using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds containers that keep default capabilities.</summary>
public sealed class UndroppedCapabilities : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2008", "undropped-capabilities", "Containers should drop all capabilities that they don't need", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/drop-net-raw-capability", "trivy/KSV-0003", "trivy/KSV-0004", "trivy/KSV-0106", "checkov/CKV_K8S_37", "checkov/CKV_K8S_28"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var dropped = container.Capabilities("drop").Select(static capability => capability.Name).ToHashSet(StringComparer.Ordinal);
        if (!container.IsPartial && !dropped.Contains("ALL"))
        {
            // Checkov's other check is content with NET_RAW; kube-linter looks only where capabilities are spoken of.
            List<string> aliases = ["trivy/KSV-0003", "trivy/KSV-0106", "checkov/CKV_K8S_37"];
            if (dropped.Count == 0)
            {
                aliases.Add("trivy/KSV-0004");
            }

            if (!dropped.Contains("NET_RAW"))
            {
                aliases.Add("checkov/CKV_K8S_28");
            }

            if (!dropped.Contains("NET_RAW") && KubernetesScalars.IsGiven(container.SecurityContext?["capabilities"]))
            {
                aliases.Add("kube-linter/drop-net-raw-capability");
            }

            context.Report(Descriptor.WithOnly([.. aliases]), container.Place, $"{container.Title} keeps {(dropped.Count == 0 ? "all" : "most")} default capabilities, such as changing owners of files. Set securityContext.capabilities.drop: [ALL], and add only those that it needs.");
        }
    }
}
