using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Finds containers that run privileged.</summary>
public sealed class PrivilegedContainer : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2001", "privileged-container", "Containers should not run privileged", Severity.Error, Category.Secure)
    {
        Aliases = ["kube-linter/privileged-container", "trivy/KSV-0017", "checkov/CKV_K8S_16"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (container.Isolation.Privileged is { } privileged)
        {
            context.Report(this, privileged, $"{container.Title} runs privileged, which gives it full access to its node. Remove privileged, and list the capabilities that it needs under capabilities.add.");
        }
    }
}
