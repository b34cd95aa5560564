using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at what a pod says of itself beside its containers.</summary>
public sealed class PodSettings : KubernetesRule
{
    private static readonly CheckDescriptor Aliases = new("AXK2032", "host-aliases", "Pods should get addresses from DNS", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0007"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Context = new("AXK2033", "missing-security-context", "Pods and containers should have a security context", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0118", "checkov/CKV_K8S_29", "checkov/CKV_K8S_30"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Lookups = new("AXK1013", "dns-search-lookups", "Pods should limit DNS search lookups", Severity.Info, Category.Fast)
    {
        Aliases = ["kube-linter/dnsconfig-options"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Priority = new("AXK1014", "unexpected-priority-class", "Pods should have an accepted priority class", Severity.Info, Category.Health)
    {
        Aliases = ["kube-linter/priority-class-name"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Restart = new("AXK1015", "pod-does-not-restart", "Pods should restart their containers", Severity.Info, Category.Health)
    {
        Aliases = ["kube-linter/restart-policy"],
        OptIn = true,
    };

    private static readonly string[] SystemClasses = ["system-cluster-critical", "system-node-critical"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Context;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Context, Aliases, Lookups, Priority, Restart];

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        var (pod, title) = (workload.Pod, workload.Manifest.Title);
        if (pod.Find("hostAliases") is { } aliases && KubernetesScalars.IsGiven(aliases.Value))
        {
            context.Report(Aliases, aliases.Key.Span, $"{title} writes addresses into /etc/hosts, where they outlive what they name. Use a Service or DNS.");
        }

        if (pod["priorityClassName"]?.AsScalar is { Value.Length: > 0 } priority && !SystemClasses.Contains(priority.Value))
        {
            context.Report(Priority, priority.Span, $"{title} has the priority class {priority.Value}, which is not one of the system's. Check that it may push out other pods.");
        }

        if (pod["restartPolicy"]?.AsScalar is { Value: not ("Always" or "OnFailure") } policy)
        {
            context.Report(Restart, policy.Span, $"{title} doesn't restart containers that fail. Set restartPolicy to Always or OnFailure.");
        }

        if (!workload.IsPartial)
        {
            CheckMissing(workload, context);
        }
    }

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        if (!container.IsPartial && container.SecurityContext is null)
        {
            context.Report(Context.WithOnly("checkov/CKV_K8S_30"), container.Place, $"{container.Title} has no securityContext, so it runs with the defaults of its image and node. Add one.");
        }
    }

    private static void CheckMissing(Workload workload, RuleContext context)
    {
        if (!KubernetesScalars.IsGiven(workload.Pod["securityContext"]))
        {
            context.Report(Context.WithOnly("trivy/KSV-0118", "checkov/CKV_K8S_29"), workload.Place, $"The pods of {workload.Manifest.Title} have no securityContext. Add one, with what holds for all of their containers.");
        }

        // By default a name of few dots is tried with each search domain first (resolv.conf(5), ndots).
        var options = workload.Pod["dnsConfig"]?.AsMapping?["options"]?.AsSequence?.Items ?? [];
        if (!options.Any(static option => option.AsMapping?["name"]?.Text == "ndots" && option.AsMapping["value"]?.Text == "2"))
        {
            context.Report(Lookups, workload.Place, $"{workload.Manifest.Title} asks DNS up to five times for each outside name. Set ndots to \"2\" in dnsConfig.options.");
        }
    }
}
