using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container does not get capabilities that are root by another name.</summary>
public sealed class AvoidStrongCapabilities : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2009", "no-strong-capabilities", "A container does not get capabilities that are root by another name", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/KSV-0005", "checkov/CKV_K8S_39", "trivy/KSV-0120"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        foreach (var (name, span) in container.Isolation.DangerousCapabilities)
        {
            context.Report(this, span, $"With {name}, {container.Title} can take over its node; find the weaker right that the program needs, or leave the task to the node.", aliases: AliasesOf(name));
        }
    }

    private static ImmutableArray<string> AliasesOf(string capability) => capability switch
    {
        "SYS_ADMIN" => ["trivy/KSV-0005", "checkov/CKV_K8S_39"],
        "SYS_MODULE" => ["trivy/KSV-0120"],
        _ => [],
    };
}
