using A11.Core.Analysis;
using A11.Core.Containers;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>A container does not run as root.</summary>
public sealed class RunContainersAsUser : KubernetesRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXK2002", "container-non-root", "A container does not run as root", Severity.Error, Category.Secure)
    {
        Aliases = ["kube-linter/run-as-non-root", "trivy/KSV-0012", "checkov/CKV_K8S_23"],
    };

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var user = container.Security("runAsUser");
        if (user?.Text is { } text && ContainerUser.IsRoot(text))
        {
            context.Report(this, user.Span, $"{container.Workload.Manifest.Title} runs {container.Title} as root, so whoever breaks in is root beside its node's kernel; name the user of the image.");
        }
        else if (user is null && !container.IsPartial && container.Security("runAsNonRoot")?.AsScalar?.AsBoolean != true && !IsWindows(container))
        {
            context.Report(this, container.Place, $"Nothing keeps {container.Title} from running as root, so whoever breaks in is root beside its node's kernel; set securityContext.runAsNonRoot: true.");
        }
    }

    /// <summary>Windows has no root user; its containers name theirs under <c>windowsOptions</c>.</summary>
    private static bool IsWindows(Container container) => container.Workload.Pod["os"]?.AsMapping?["name"]?.Text == "windows" || container.Security("windowsOptions") is not null;
}
