using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at whether pods are there when they are needed.</summary>
public sealed class PodAvailability : KubernetesRule
{
    private static readonly CheckDescriptor AntiAffinity = new("AXK1016", "replicas-without-spread", "Replicas should be spread over nodes", Severity.Info, Category.Health)
    {
        Aliases = ["kube-linter/no-anti-affinity"],
    };

    private static readonly CheckDescriptor NodeAffinity = new("AXK1017", "missing-node-affinity", "Pods should say which nodes they go to", Severity.Info, Category.Health)
    {
        Aliases = ["kube-linter/no-node-affinity"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Replicas = new("AXK1018", "few-replicas", "Workloads should have three replicas or more", Severity.Info, Category.Health)
    {
        Aliases = ["kube-linter/minimum-three-replicas", "kube-linter/hpa-minimum-three-replicas"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Rolling = new("AXK1019", "no-rolling-update", "Workloads should be updated pod by pod", Severity.Info, Category.Health)
    {
        Aliases = ["kube-linter/no-rolling-update-strategy"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Budget = new("AXK1020", "unevictable-pods", "Disruption budgets should allow an eviction", Severity.Warning, Category.Health)
    {
        Aliases = ["kube-linter/pdb-max-unavailable", "kube-linter/pdb-min-available"],
    };

    private static readonly CheckDescriptor Unhealthy = new("AXK1021", "missing-unhealthy-pod-eviction-policy", "Disruption budgets should let go of unhealthy pods", Severity.Info, Category.Health)
    {
        Aliases = ["kube-linter/pdb-unhealthy-pod-eviction-policy"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Finished = new("AXK1022", "job-without-ttl", "Finished jobs should be removed", Severity.Info, Category.Health)
    {
        Aliases = ["kube-linter/job-ttl-seconds-after-finished"],
        OptIn = true,
    };

    /// <summary>Kinds of which several pods can run side by side.</summary>
    private static readonly string[] Scaled = ["Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "DeploymentConfig"];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Budget;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Budget, AntiAffinity, NodeAffinity, Replicas, Rolling, Unhealthy, Finished];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        if (manifest is { Kind.Value: "PodDisruptionBudget", Spec: { } spec })
        {
            CheckBudget(manifest, spec, context);
        }

        if (Scaled.Contains(manifest.Kind.Value) && !manifest.IsPartial)
        {
            CheckCount(manifest, context);
            CheckStrategy(manifest, context);
        }

        if (manifest is { Kind.Value: "HorizontalPodAutoscaler", IsPartial: false } && (KubernetesScalars.IntegerOf(manifest.Spec?["minReplicas"]) ?? 1) < 3)
        {
            context.Report(Replicas.WithOnly("kube-linter/hpa-minimum-three-replicas"), manifest.Spec?["minReplicas"]?.Span ?? manifest.Place, $"{manifest.Title} can go down to fewer than three replicas. Set minReplicas to 3 or more.");
        }
    }

    /// <inheritdoc/>
    public override void Visit(Workload workload, RuleContext context)
    {
        if (workload.IsPartial)
        {
            return;
        }

        var affinity = workload.Pod["affinity"]?.AsMapping;
        if (Scaled.Contains(workload.Manifest.Kind.Value))
        {
            CheckSpread(workload, affinity, context);
        }

        if (affinity?["nodeAffinity"] is null && workload.IsLongRunning)
        {
            context.Report(NodeAffinity, workload.Place, $"{workload.Manifest.Title} can run on any node. Set affinity.nodeAffinity if that matters.");
        }

        var job = workload.Manifest.Kind.Value switch
        {
            "Job" => workload.Manifest.Spec,
            _ => null,
        };
        if (job is not null && job["ttlSecondsAfterFinished"] is null)
        {
            context.Report(Finished, workload.Place, $"{workload.Manifest.Title} and its pods stay after it has finished. Set ttlSecondsAfterFinished.");
        }
    }

    private static void CheckCount(Manifest manifest, RuleContext context)
    {
        if ((manifest.Replicas ?? 1) < 3 && !(manifest.Spec?["replicas"] is null && IsScaled(manifest, context)))
        {
            context.Report(Replicas.WithOnly("kube-linter/minimum-three-replicas"), manifest.Spec?["replicas"]?.Span ?? manifest.Place, $"{manifest.Title} has fewer than three replicas, so an outage and an update at once stop it. Set replicas to 3 or more.");
        }
    }

    /// <summary>Whether an autoscaler says how many pods a workload has that names no number itself.</summary>
    private static bool IsScaled(Manifest manifest, RuleContext context) => context.Repository.Model(ManifestSets.ReadAll).SetOf(context.File.Path).OfKind("HorizontalPodAutoscaler").Any(scaler =>
        ManifestSet.AreTogether(scaler.Namespace, manifest.Namespace) && scaler.Spec?["scaleTargetRef"]?.AsMapping is { } target && target["kind"]?.Text == manifest.Kind.Value && target["name"]?.Text == manifest.Name);

    private static void CheckSpread(Workload workload, YamlMapping? affinity, RuleContext context)
    {
        if (workload.Manifest.Replicas is > 1 and var count && affinity?["podAntiAffinity"] is null && !KubernetesScalars.IsGiven(workload.Pod["topologySpreadConstraints"]))
        {
            context.Report(AntiAffinity, workload.Manifest.Spec!["replicas"]!.Span, $"All {count} replicas of {workload.Manifest.Title} may run on one node, and fail with it. Add topologySpreadConstraints or affinity.podAntiAffinity.");
        }
    }

    private static void CheckStrategy(Manifest manifest, RuleContext context)
    {
        if ((manifest.Spec?["strategy"] ?? manifest.Spec?["updateStrategy"])?.AsMapping?["type"]?.AsScalar is { Value: not ("RollingUpdate" or "Rolling") } type)
        {
            context.Report(Rolling, type.Span, $"{manifest.Title} is down while it is updated by {type.Value}. Use RollingUpdate, unless two versions can't run side by side.");
        }
    }

    private static void CheckBudget(Manifest manifest, YamlMapping spec, RuleContext context)
    {
        if (spec["maxUnavailable"]?.AsScalar is { Value: "0" or "0%" } maximum)
        {
            Report("kube-linter/pdb-max-unavailable", maximum.Span);
        }

        if (spec["minAvailable"]?.AsScalar is { } minimum && (minimum.Value == "100%" || AsManyAs(manifest, spec, KubernetesScalars.IntegerOf(minimum), context)))
        {
            Report("kube-linter/pdb-min-available", minimum.Span);
        }

        if (!manifest.IsPartial && spec["unhealthyPodEvictionPolicy"] is null)
        {
            context.Report(Unhealthy, manifest.Place, $"{manifest.Title} also protects pods that are not ready, so nodes with such pods can't be drained. Set unhealthyPodEvictionPolicy: AlwaysAllow.");
        }

        void Report(string alias, TextSpan span) => context.Report(Budget.WithOnly(alias), span, $"{manifest.Title} allows no eviction, so no node with such a pod can be drained. Let at least one pod be unavailable.");
    }

    /// <summary>Whether no fewer pods must be available than there are.</summary>
    private static bool AsManyAs(Manifest manifest, YamlMapping spec, long? minimum, RuleContext context) =>
        minimum is > 0 && spec["selector"]?.AsMapping?["matchLabels"]?.AsMapping is { } selector
        && CompanionsOf(manifest, context).FindSelected(selector, manifest.Namespace)
            .FirstOrDefault(static workload => Scaled.Contains(workload.Manifest.Kind.Value)) is { } workload
        && (workload.Manifest.Replicas ?? 1) <= minimum;
}
