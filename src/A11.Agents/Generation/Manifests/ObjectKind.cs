namespace A11.Agents.Generation.Manifests;

/// <summary>The objects of Kubernetes that the built-in agent writes, in the order in which one file holds them: what others refer to comes first.</summary>
internal enum ObjectKind
{
    Namespace,
    ServiceAccount,
    ConfigMap,
    Deployment,
    Service,
    Ingress,
    PodDisruptionBudget,
    HorizontalPodAutoscaler,
    NetworkPolicy,
}
