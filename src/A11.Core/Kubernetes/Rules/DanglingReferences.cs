using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks for objects that refer to others which the objects beside them don't have.</summary>
public sealed class DanglingReferences : KubernetesRule
{
    private static readonly CheckDescriptor Selector = new("AXK0008", "mismatched-selector", "Selectors of workloads must match their pods", Severity.Error, Category.Correct)
    {
        Aliases = ["kube-linter/mismatching-selector"],
    };

    private static readonly CheckDescriptor Service = new("AXK0009", "service-without-pods", "Services should select pods", Severity.Warning, Category.Correct)
    {
        Aliases = ["kube-linter/dangling-service", "kube-linter/dangling-servicemonitor"],
    };

    private static readonly CheckDescriptor Ingress = new("AXK0010", "ingress-without-service", "Ingresses should lead to services", Severity.Warning, Category.Correct)
    {
        Aliases = ["kube-linter/dangling-ingress"],
    };

    private static readonly CheckDescriptor Scaler = new("AXK0011", "autoscaler-without-target", "Autoscalers should scale a workload", Severity.Warning, Category.Correct)
    {
        Aliases = ["kube-linter/dangling-horizontalpodautoscaler"],
    };

    private static readonly CheckDescriptor Policy = new("AXK0012", "network-policy-without-pods", "Network policies should select pods", Severity.Info, Category.Correct)
    {
        Aliases = ["kube-linter/dangling-networkpolicy", "kube-linter/dangling-networkpolicypeer-podselector"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Isolated = new("AXK2067", "pod-without-network-policy", "Pods should have a network policy", Severity.Info, Category.Secure)
    {
        Aliases = ["kube-linter/non-isolated-pod", "checkov/CKV2_K8S_6"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Port = new("AXK0014", "invalid-port-name", "Names of ports must be valid", Severity.Error, Category.Correct)
    {
        Aliases = ["kube-linter/invalid-target-ports"],
    };

    /// <summary>Labels that controllers give to pods (Kubernetes documentation, “Well-Known Labels, Annotations and Taints”).</summary>
    private static readonly HashSet<string> ControllerLabels = new(StringComparer.Ordinal)
    {
        "apps.kubernetes.io/pod-index", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-completion-index", "batch.kubernetes.io/job-name", "controller-revision-hash", "controller-uid", "job-name",
        "pod-template-generation", "pod-template-hash", "statefulset.kubernetes.io/pod-name",
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Service;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Service, Selector, Ingress, Scaler, Policy, Isolated, Port];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        if (manifest.IsPartial || manifest.Spec is not { } spec)
        {
            return;
        }

        var set = CompanionsOf(manifest, context);
        switch (manifest.Kind.Value)
        {
            case "Service":
                CheckService(manifest, spec, set, context);
                break;
            case "ServiceMonitor" when spec["namespaceSelector"] is null && SelectorOf(spec["selector"]) is { } labels && !set.IsOpen && set.OfKind("Service").Any() && !set.OfKind("Service").Any(service => ManifestSet.HasLabels(service.Labels, labels)):
                context.Report(Service.WithOnly("kube-linter/dangling-servicemonitor"), labels.Span, $"{manifest.Title} selects no service beside it. Correct the labels.");
                break;
            case "Ingress":
                CheckIngress(manifest, spec, set, context);
                break;
            case "HorizontalPodAutoscaler" when spec["scaleTargetRef"]?.AsMapping is { } target:
                CheckScaler(manifest, target, set, context);
                break;
            case "NetworkPolicy":
                CheckPolicy(manifest, spec, set, context);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        var manifest = workload.Manifest;
        if (manifest.IsPartial)
        {
            return;
        }

        if (manifest.Kind.Value is not ("Job" or "CronJob") && SelectorOf(manifest.Spec?["selector"]) is { } selector && workload.Pod != manifest.Spec && !ManifestSet.HasLabels(workload.Labels, selector))
        {
            context.Report(Selector, selector.Span, $"The selector of {manifest.Title} doesn't match the labels of its pods, so the API server rejects it. Use the labels of template.metadata.labels.");
        }

        var set = CompanionsOf(manifest, context);
        if (!set.OfKind("NetworkPolicy").Any(policy => ManifestSet.AreTogether(policy.Namespace, manifest.Namespace) && policy.Spec?["podSelector"] is { } pods && (SelectorOf(pods) is not { } labels || ManifestSet.HasLabels(workload.Labels, labels))))
        {
            context.Report(Isolated, workload.Place, $"No network policy selects the pods of {manifest.Title}, so every pod of the cluster reaches them. Add one.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        foreach (var name in container.Ports.Select(static port => port["name"]?.AsScalar).OfType<YamlScalar>().Where(static name => name is { IsNull: false, Value.Length: > 0 } && !IsPortName(name.Value)))
        {
            ReportPort(name, context);
        }
    }

    private static void CheckService(Manifest service, YamlMapping spec, ManifestSet set, RuleContext context)
    {
        foreach (var target in (spec["ports"]?.AsSequence?.Items ?? []).Select(static port => port.AsMapping?["targetPort"]?.AsScalar).OfType<YamlScalar>())
        {
            if (KubernetesScalars.IntegerOf(target) is null && !target.IsNull && !IsPortName(target.Value))
            {
                ReportPort(target, context);
            }
        }

        // Without a selector its endpoints are somebody else's, and other objects than workloads make pods, too. Controllers label pods when they make them.
        if (spec["selector"]?.AsMapping is not { Entries.IsEmpty: false } selector || selector.Entries.Any(static label => ControllerLabels.Contains(label.Name)) || spec["type"]?.Text == "ExternalName" || set.IsOpen || set.HasUnknownPods)
        {
            return;
        }

        if (set.HasWorkloads(service.Namespace) && !set.FindSelected(selector, service.Namespace).Any() && !set.AreAppliedApart(selector))
        {
            context.Report(Service.WithOnly("kube-linter/dangling-service"), selector.Span, $"{service.Title} selects no pods of the objects beside it. Use the labels of the pods.");
        }
    }

    private static void CheckIngress(Manifest ingress, YamlMapping spec, ManifestSet set, RuleContext context)
    {
        if (set.IsOpen || !set.OfKind("Service").Any(service => ManifestSet.AreTogether(service.Namespace, ingress.Namespace)))
        {
            return;
        }

        var paths = (spec["rules"]?.AsSequence?.Items ?? []).SelectMany(static rule => rule.AsMapping?["http"]?.AsMapping?["paths"]?.AsSequence?.Items ?? []).Select(static path => path.AsMapping?["backend"]);
        foreach (var backend in paths.Append(spec["defaultBackend"]).Select(static backend => backend?.AsMapping?["service"]?.AsMapping).OfType<YamlMapping>())
        {
            if (backend["name"]?.AsScalar is not { Value.Length: > 0 } name)
            {
                continue;
            }

            var port = (backend["port"]?.AsMapping?["number"] ?? backend["port"]?.AsMapping?["name"])?.AsScalar;
            if (set.Find("Service", name.Value, ingress.Namespace) is not { } service)
            {
                if (set.IsAppliedApart("Service", name.Value))
                {
                    continue;
                }

                context.Report(Ingress, name.Span, $"{ingress.Title} leads to the service {name.Value}, which is not among those beside it. Add it, or correct the name.");
            }
            else if (port is not null && service.Spec?["ports"]?.AsSequence is { } ports && !ports.Items.Any(known => known.AsMapping is { } mapping && (mapping["port"]?.Text == port.Value || mapping["name"]?.Text == port.Value)))
            {
                context.Report(Ingress, port.Span, $"{service.Title} has no port {port.Value}, to which {ingress.Title} leads. Correct the port.");
            }
        }
    }

    private static void CheckScaler(Manifest scaler, YamlMapping target, ManifestSet set, RuleContext context)
    {
        var (kind, name) = (target["kind"]?.Text ?? "", target["name"]?.AsScalar);
        if (name is { Value.Length: > 0 } && !set.IsOpen && set.Find(kind, name.Value, scaler.Namespace) is null && !set.IsAppliedApart(kind, name.Value) && set.OfKind(kind).Any(other => ManifestSet.AreTogether(other.Namespace, scaler.Namespace)))
        {
            context.Report(Scaler, name.Span, $"{scaler.Title} scales the {kind} {name.Value}, which is not among those beside it. Correct the name.");
        }
    }

    private static void CheckPolicy(Manifest policy, YamlMapping spec, ManifestSet set, RuleContext context)
    {
        if (SelectorOf(spec["podSelector"]) is { } selected && !set.FindSelected(selected, policy.Namespace).Any())
        {
            Report("kube-linter/dangling-networkpolicy", selected.Span, "selects no pods of the objects beside it");
        }

        (string Rules, string Peers)[] directions = [("ingress", "from"), ("egress", "to")];
        var peers = directions.SelectMany(direction => (spec[direction.Rules]?.AsSequence?.Items ?? []).SelectMany(rule => rule.AsMapping?[direction.Peers]?.AsSequence?.Items ?? []));
        foreach (var peer in peers.Select(static peer => peer.AsMapping).OfType<YamlMapping>().Where(static peer => peer["namespaceSelector"] is null))
        {
            if (SelectorOf(peer["podSelector"]) is { } labels && !set.FindSelected(labels, policy.Namespace).Any())
            {
                Report("kube-linter/dangling-networkpolicypeer-podselector", labels.Span, "names peers that are not among the pods beside it");
            }
        }

        void Report(string alias, TextSpan span, string problem) => context.Report(Policy.WithOnly(alias), span, $"{policy.Title} {problem}. Use the labels of the pods.");
    }

    /// <summary>The labels that a selector asks for; null where it asks for none, or for more than equal ones.</summary>
    private static YamlMapping? SelectorOf(YamlNode? selector)
    {
        var mapping = selector?.AsMapping;
        var labels = mapping is null || mapping["matchExpressions"] is not null ? null : mapping["matchLabels"] is { } given ? given.AsMapping : mapping;
        return labels is { Entries.IsEmpty: false } ? labels : null;
    }

    private static void ReportPort(YamlScalar name, RuleContext context) =>
        context.Report(Port, name.Span, $"{name.Value} is no name of a port, so the API server rejects it. Use at most 15 lower-case letters, digits and hyphens, with a letter among them.");

    /// <summary>A service name of IANA (RFC 6335, section 5.1), as the API server takes it.</summary>
    private static bool IsPortName(string name) =>
        name.Length is > 0 and <= 15 && name.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && name.Any(char.IsAsciiLetterLower)
        && !name.StartsWith('-') && !name.EndsWith('-') && !name.Contains("--", StringComparison.Ordinal);
}
