using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container does not run privileged.</summary>
public sealed class AvoidPrivilegedContainers : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2001", "no-privileged-container", "A container does not run privileged", Severity.Error, Category.Secure)
    {
        Aliases = ["kube-linter/privileged-container", "trivy/KSV-0017", "checkov/CKV_K8S_16"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container.Isolation.Privileged is { } privileged)
        {
            context.Report(this, privileged, $"In privileged mode {container.Title} is root on its node: it can load modules, mount disks and read every other pod; name the capabilities that it needs under capabilities.add.");
        }
    }
}
