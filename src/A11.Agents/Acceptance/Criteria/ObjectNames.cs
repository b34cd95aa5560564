using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>Kinds of objects of Kubernetes by the names that people use for them (Kubernetes API reference).</summary>
internal static class ObjectNames
{
    private static readonly ImmutableArray<(string Kind, string[] Names)> Known =
    [
        ("Deployment", ["deployment", "deployments"]), ("StatefulSet", ["statefulset", "statefulsets"]), ("DaemonSet", ["daemonset", "daemonsets"]), ("CronJob", ["cronjob", "cronjobs"]), ("Job", ["kubernetes job"]),
        ("Service", ["service object", "kubernetes service", "clusterip service", "services", "service"]), ("Ingress", ["ingress", "ingresses"]), ("ConfigMap", ["configmap", "configmaps"]), ("Secret", ["secret object", "kubernetes secret"]),
        ("Namespace", ["namespace", "namespace object"]), ("HorizontalPodAutoscaler", ["horizontalpodautoscaler", "horizontal pod autoscaler", "hpa", "autoscaler"]), ("PodDisruptionBudget", ["poddisruptionbudget", "pod disruption budget", "pdb"]),
        ("NetworkPolicy", ["networkpolicy", "network policy", "network policies"]), ("ServiceAccount", ["serviceaccount", "service account"]), ("PersistentVolumeClaim", ["persistentvolumeclaim", "persistent volume claim", "pvc"]),
        ("Role", ["role object"]), ("RoleBinding", ["rolebinding", "role binding"]), ("HTTPRoute", ["httproute"]),
    ];

    /// <summary>The kind that is named at a word, by the longest of its names; null where none is.</summary>
    public static (string Kind, int End)? Match(CriterionText text, int index)
    {
        (string Kind, int End)? best = null;
        foreach (var (kind, names) in Known)
        {
            foreach (var name in names)
            {
                if (text.Match(index, name) is > 0 and var length && index + length > (best?.End ?? index))
                {
                    best = (kind, index + length);
                }
            }
        }

        return best;
    }
}
