using System.Collections.Immutable;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>Adds the labels and annotations of a kustomization (kustomize, api/internal/konfig/builtinpluginconsts/commonlabels.go, commonannotations.go, metadatalabels.go).</summary>
internal static class KustomizeLabels
{
    private const string Pods = "spec/template/spec";

    private static readonly ImmutableArray<string> Terms =
    [
        $"{Pods}/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
        $"{Pods}/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
        $"{Pods}/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
        $"{Pods}/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
        $"{Pods}/topologySpreadConstraints/labelSelector/matchLabels",
    ];

    /// <summary>Adds labels to an object.</summary>
    /// <param name="whole">The object.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="inSelectors">Whether selectors get them, and so templates do.</param>
    /// <param name="inTemplates">Whether the templates of pods do.</param>
    public static YamlMapping Apply(YamlMapping whole, string kind, YamlMapping labels, bool inSelectors, bool inTemplates)
    {
        var result = Add(whole, "metadata/labels", labels, isCreated: true);
        if (inSelectors)
        {
            result = SelectorsOf(kind).Aggregate(result, (current, selector) => Add(current, selector.Path, labels, selector.IsCreated));
        }

        return inSelectors || inTemplates ? AddToTemplates(result, kind, "labels", labels) : result;
    }

    /// <summary>Adds annotations to an object and to its pods.</summary>
    public static YamlMapping Annotate(YamlMapping whole, string kind, YamlMapping annotations) => AddToTemplates(Add(whole, "metadata/annotations", annotations, isCreated: true), kind, "annotations", annotations);

    private static IEnumerable<(string Path, bool IsCreated)> SelectorsOf(string kind) => kind switch
    {
        "Service" or "ReplicationController" => [("spec/selector", true)],
        "ReplicaSet" or "DaemonSet" => [("spec/selector/matchLabels", true)],
        "Deployment" or "StatefulSet" => [("spec/selector/matchLabels", true), .. Terms.Select(static path => (path, false))],
        "Job" or "PodDisruptionBudget" => [("spec/selector/matchLabels", false)],
        "CronJob" => [("spec/jobTemplate/spec/selector/matchLabels", false)],
        "NetworkPolicy" => [("spec/podSelector/matchLabels", false), ("spec/ingress/from/podSelector/matchLabels", false), ("spec/egress/to/podSelector/matchLabels", false)],
        _ => [],
    };

    private static YamlMapping AddToTemplates(YamlMapping whole, string kind, string field, YamlMapping values) => kind switch
    {
        "Deployment" or "ReplicaSet" or "DaemonSet" or "StatefulSet" or "ReplicationController" or "Job" => Add(whole, $"spec/template/metadata/{field}", values, isCreated: true),
        "CronJob" => Add(Add(whole, $"spec/jobTemplate/metadata/{field}", values, isCreated: true), $"spec/jobTemplate/spec/template/metadata/{field}", values, isCreated: true),
        _ => whole,
    };

    private static YamlMapping Add(YamlMapping whole, string path, YamlMapping values, bool isCreated)
    {
        var place = values.Entries.FirstOrDefault()?.Key as YamlScalar;
        return place is null ? whole : FieldPath.Create(path).Change(whole, isCreated ? name => place.At(values.Span, name) : null, old => old?.AsMapping is { } own ? StrategicMerge.Apply(own, values) : values);
    }
}
