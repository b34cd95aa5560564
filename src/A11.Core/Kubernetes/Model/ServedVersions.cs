namespace A11.Core.Kubernetes.Model;

/// <summary>API versions that clusters no longer serve (Kubernetes documentation, “Deprecated API Migration Guide”).</summary>
internal static class ServedVersions
{
    private static readonly Dictionary<(string Version, string Kind), string> Removed = new()
    {
        [("extensions/v1beta1", "DaemonSet")] = "apps/v1",
        [("extensions/v1beta1", "Deployment")] = "apps/v1",
        [("extensions/v1beta1", "ReplicaSet")] = "apps/v1",
        [("extensions/v1beta1", "Ingress")] = "networking.k8s.io/v1",
        [("extensions/v1beta1", "NetworkPolicy")] = "networking.k8s.io/v1",
        [("extensions/v1beta1", "PodSecurityPolicy")] = "",
        [("apps/v1beta1", "Deployment")] = "apps/v1",
        [("apps/v1beta1", "StatefulSet")] = "apps/v1",
        [("apps/v1beta2", "DaemonSet")] = "apps/v1",
        [("apps/v1beta2", "Deployment")] = "apps/v1",
        [("apps/v1beta2", "ReplicaSet")] = "apps/v1",
        [("apps/v1beta2", "StatefulSet")] = "apps/v1",
        [("policy/v1beta1", "PodSecurityPolicy")] = "",
        [("policy/v1beta1", "PodDisruptionBudget")] = "policy/v1",
        [("batch/v1beta1", "CronJob")] = "batch/v1",
        [("networking.k8s.io/v1beta1", "Ingress")] = "networking.k8s.io/v1",
        [("networking.k8s.io/v1beta1", "IngressClass")] = "networking.k8s.io/v1",
        [("autoscaling/v2beta1", "HorizontalPodAutoscaler")] = "autoscaling/v2",
        [("autoscaling/v2beta2", "HorizontalPodAutoscaler")] = "autoscaling/v2",
        [("rbac.authorization.k8s.io/v1beta1", "ClusterRole")] = "rbac.authorization.k8s.io/v1",
        [("rbac.authorization.k8s.io/v1beta1", "ClusterRoleBinding")] = "rbac.authorization.k8s.io/v1",
        [("rbac.authorization.k8s.io/v1beta1", "Role")] = "rbac.authorization.k8s.io/v1",
        [("rbac.authorization.k8s.io/v1beta1", "RoleBinding")] = "rbac.authorization.k8s.io/v1",
        [("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition")] = "apiextensions.k8s.io/v1",
    };

    /// <summary>What to do instead, as a sentence; null where the version is not known to be removed.</summary>
    public static string? Replacement(string version, string kind) => Removed.TryGetValue((version, kind), out var replacement)
        ? replacement.Length == 0 ? "It has no successor: remove it, and label namespaces for Pod Security Admission." : $"Use {replacement}, and see the deprecation guide for changed fields."
        : null;
}
