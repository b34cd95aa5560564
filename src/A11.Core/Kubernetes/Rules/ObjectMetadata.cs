using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at where objects are, and at what they say of themselves.</summary>
public sealed class ObjectMetadata : KubernetesRule
{
    private static readonly CheckDescriptor Namespace = new("AXK1012", "default-namespace", "Objects should have a namespace of their own", Severity.Info, Category.Secure)
    {
        Aliases = ["kube-linter/use-namespace", "trivy/KSV-0110", "checkov/CKV_K8S_21"],
        OptIn = true,
    };

    private static readonly CheckDescriptor SystemNamespace = new("AXK2044", "workload-in-system-namespace", "Workloads should not run in the namespace of the system", Severity.Info, Category.Secure)
    {
        Aliases = ["trivy/KSV-0037"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Order = new("AXK1027", "unsorted-keys", "Keys should be sorted", Severity.Info, Category.Documented)
    {
        Aliases = ["kube-linter/sorted-keys"],
        OptIn = true,
    };

    /// <summary>Kinds that live in a namespace and are made by people.</summary>
    private static readonly HashSet<string> Namespaced = new(StringComparer.Ordinal)
    {
        "ConfigMap", "CronJob", "DaemonSet", "Deployment", "DeploymentConfig", "Ingress", "Job", "Pod", "ReplicaSet", "ReplicationController", "Role", "RoleBinding", "Secret", "Service", "ServiceAccount", "StatefulSet",
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Namespace;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Namespace, SystemNamespace, Order];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        if (!manifest.IsPartial && Namespaced.Contains(manifest.Kind.Value) && manifest.Namespace is "" or "default" && !IsOfCluster(manifest))
        {
            CheckNamespace(manifest, context);
        }

        CheckOrder(manifest.Root, context);
    }

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        var manifest = workload.Manifest;
        if (manifest.Namespace == "kube-system" && !(manifest.Labels?["tier"]?.Text == "control-plane" && manifest.Labels["component"] is not null))
        {
            context.Report(SystemNamespace, manifest.Root["metadata"]!.AsMapping!["namespace"]!.Span, $"{manifest.Title} runs among the components of the cluster. Give it a namespace of its own.");
        }
    }

    private static void CheckNamespace(Manifest manifest, RuleContext context)
    {
        List<string> aliases = ["checkov/CKV_K8S_21"];
        if (Workload.IsKind(manifest.Kind.Value))
        {
            aliases.Add("trivy/KSV-0110");
            aliases.Add("kube-linter/use-namespace");
        }
        else if (manifest.Kind.Value == "Service")
        {
            aliases.Add("kube-linter/use-namespace");
        }

        context.Report(
            Namespace.WithOnly([.. aliases]),
            manifest.Root["metadata"]?.AsMapping?["namespace"]?.Span ?? manifest.Place,
            $"{manifest.Title} goes to the namespace default, or to whichever is current, where it shares names, rights and quotas with others. Set metadata.namespace.");
    }

    /// <summary>What every cluster makes in the namespace default itself.</summary>
    private static bool IsOfCluster(Manifest manifest) => manifest is { Kind.Value: "Service", Name: "kubernetes" } or { Kind.Value: "ServiceAccount", Name: "default" };

    private static void CheckOrder(YamlNode node, RuleContext context)
    {
        if (node is YamlMapping mapping)
        {
            for (var i = 1; i < mapping.Entries.Length; i++)
            {
                if (string.CompareOrdinal(mapping.Entries[i - 1].Name, mapping.Entries[i].Name) > 0)
                {
                    context.Report(Order, mapping.Entries[i].Key.Span, "This key is out of alphabetical order. Sort the keys of the mapping.");
                    break;
                }
            }
        }

        foreach (var child in node switch { YamlMapping parent => parent.Entries.Select(static entry => entry.Value), YamlSequence sequence => sequence.Items, _ => [] })
        {
            CheckOrder(child, context);
        }
    }
}
