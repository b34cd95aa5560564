using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at the capabilities that a container gets beside the default ones.</summary>
public sealed class AddedCapabilities : KubernetesRule
{
    private static readonly CheckDescriptor Any = new("AXK2029", "added-capability", "Containers should not get more capabilities", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0022", "checkov/CKV_K8S_25"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Raw = new("AXK2030", "net-raw-capability", "Containers should not send raw packets", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/drop-net-raw-capability", "trivy/KSV-0119"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Any;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Any, Raw];

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        foreach (var (name, span) in container.Isolation.AddedCapabilities)
        {
            context.Report(Any, span, $"{container.Title} gets the capability {name}. Remove it, unless the program needs it.");
            if (DangerousCapability.Normalize(name) == "NET_RAW")
            {
                context.Report(Raw, span, $"With NET_RAW, {container.Title} can forge packets and pose as other pods. Remove it.");
            }
        }
    }
}
