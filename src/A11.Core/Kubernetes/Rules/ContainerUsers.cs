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
        Aliases = ["kube-linter/run-as-non-root", "trivy/KSV-0012", "trivy/KSV-0105", "checkov/CKV_K8S_23"],
    };

    private static readonly CheckDescriptor RootGroup = new("AXK2014", "container-in-root-group", "Containers should not run in the root group", Severity.Warning, Category.Secure)
    {
        Aliases = ["kube-linter/run-as-non-root", "trivy/KSV-0116"],
    };

    private static readonly CheckDescriptor LowUser = new("AXK2015", "low-user-id", "Containers should run as a user with a high ID", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0020", "checkov/CKV_K8S_40"],
        OptIn = true,
    };

    private static readonly CheckDescriptor LowGroup = new("AXK2016", "low-group-id", "Containers should run in a group with a high ID", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0021"],
        OptIn = true,
    };

    /// <summary>IDs below are those that hosts give to their own users and to people.</summary>
    private const long HighId = 10_000;

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => MayBeRoot;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [MayBeRoot, IsRoot, RootGroup, LowUser, LowGroup];

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        foreach (var name in (ReadOnlySpan<string>)["runAsGroup", "fsGroup", "supplementalGroups"])
        {
            foreach (var group in KubernetesScalars.TextsOf(workload.SecurityContext?[name]).Where(static group => KubernetesScalars.IntegerOf(group) == 0))
            {
                context.Report(RootGroup, group.Span, $"{workload.Manifest.Title} runs its containers in the root group by {name}, so they can use the files of root's group. Use a group of its own.");
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (!IsWindows(container))
        {
            CheckRoot(container, context);
            CheckIds(container, context);
        }
    }

    private static void CheckIds(Container container, RuleContext context)
    {
        if (container.SecurityContext?["runAsGroup"] is { } group && KubernetesScalars.IntegerOf(group) == 0)
        {
            context.Report(RootGroup, group.Span, $"{container.Title} runs in the root group, so it can use the files of root's group. Set runAsGroup to a group of its own.");
        }

        if (container.IsPartial)
        {
            return;
        }

        // In a user namespace of its own no ID of the container is one of the node.
        if (KubernetesScalars.BooleanOf(container.Workload.Pod["hostUsers"]) == false)
        {
            return;
        }

        var user = container.Security("runAsUser");
        var id = KubernetesScalars.IntegerOf(user);
        if (id is null or <= HighId)
        {
            var check = id == HighId ? LowUser.WithOnly("trivy/KSV-0020") : LowUser;
            context.Report(check, user?.Span ?? container.Place, $"{container.Title} can have the ID of a user of its node, and so that user's rights if it gets out. Set runAsUser to a number above {HighId}.");
        }

        if (KubernetesScalars.IntegerOf(container.Security("runAsGroup")) is null or <= HighId)
        {
            context.Report(LowGroup, container.Security("runAsGroup")?.Span ?? container.Place, $"{container.Title} can be in a group of its node. Set runAsGroup to a number above {HighId}.");
        }
    }

    private static void CheckRoot(Container container, RuleContext context)
    {
        var user = container.Security("runAsUser");
        if (user?.Text is { } text && ContainerUser.IsRoot(text))
        {
            context.Report(IsRoot, user.Span, $"{container.Title} runs as root. Set runAsUser to a non-root user of its image, for example 1000.");
        }
        else if (user is null && !container.IsPartial && KubernetesScalars.BooleanOf(container.Security("runAsNonRoot")) != true)
        {
            context.Report(MayBeRoot, container.Place, $"{container.Title} runs as root if its image does. Set securityContext.runAsNonRoot: true, and runAsUser if the image has no numeric user.");
        }
    }

    /// <summary>Windows has no root user; its containers name theirs under <c>windowsOptions</c>.</summary>
    private static bool IsWindows(Container container) => container.Workload.Pod["os"]?.AsMapping?["name"]?.Text == "windows" || container.Security("windowsOptions") is not null;
}
