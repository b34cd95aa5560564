using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at the user that a container runs as.</summary>
public sealed class ContainerUsers : KubernetesRule
{
    private static readonly CheckDescriptor MayBeRoot = new("AXK2002", "container-may-run-as-root", "Containers should be required to run as a non-root user", Severity.Error, Category.Secure)
    {
        Aliases = ["kube-linter/run-as-non-root", "trivy/KSV-0012", "checkov/CKV_K8S_23"],
    };

    private static readonly CheckDescriptor IsRoot = new("AXK2011", "container-runs-as-root", "Containers should not run as root", Severity.Error, Category.Secure)
    {
        Aliases = ["kube-linter/run-as-non-root", "trivy/KSV-0012", "checkov/CKV_K8S_23"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => MayBeRoot;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [MayBeRoot, IsRoot];

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var user = container.Security("runAsUser");
        if (user?.Text is { } text && ContainerUser.IsRoot(text))
        {
            context.Report(IsRoot, user.Span, $"{container.Title} runs as root. Set runAsUser to a non-root user of its image, for example 1000.");
        }
        else if (user is null && !container.IsPartial && container.Security("runAsNonRoot")?.AsScalar?.AsBoolean != true && !IsWindows(container))
        {
            context.Report(MayBeRoot, container.Place, $"{container.Title} runs as root if its image does. Set securityContext.runAsNonRoot: true, and runAsUser if the image has no numeric user.");
        }
    }

    /// <summary>Windows has no root user; its containers name theirs under <c>windowsOptions</c>.</summary>
    private static bool IsWindows(Container container) => container.Workload.Pod["os"]?.AsMapping?["name"]?.Text == "windows" || container.Security("windowsOptions") is not null;
}
