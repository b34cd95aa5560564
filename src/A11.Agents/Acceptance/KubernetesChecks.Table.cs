using A11.Agents.Acceptance.Criteria;
using A11.Core.Kubernetes.Model;

namespace A11.Agents.Acceptance;

internal static partial class KubernetesChecks
{
    private static readonly CriterionEntry Probes = new(
        "kubernetes-probes",
        "Probe containers",
        "Every container that keeps running has the named probe; a readiness or a liveness probe where none is named.",
        "Readiness and liveness probes", "Readiness probes for all containers", "Every container has probes");

    /// <summary>What is decided by manifests of Kubernetes.</summary>
    public static CheckTable Table { get; } = new(
        [GeneratedFileKind.Kubernetes],
        new(
            RequirementKind.Object,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeObject(part, context.Result))),
            new CriterionEntry("kubernetes-object", "Have an object", "A manifest of the task has an object of the kind, and of the name where one is given.", "Has a Deployment and a Service", "Defines an Ingress", "A Deployment named `web`")),
        new(
            RequirementKind.Replicas,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeReplicas(part, context.Result))),
            new CriterionEntry(
                "kubernetes-replicas",
                "Keep replicas",
                "Every Deployment, StatefulSet and ReplicaSet keeps the named number of replicas, or “at least” that number. Without replicas it is one. An autoscaler leaves it unchecked.",
                "Runs 3 replicas", "At least two replicas", "The Deployment has 2 replicas")),
        new(RequirementKind.Probe, (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeProbes(part.Name, context.Result))), Probes),
        new(RequirementKind.HealthCheck, (_, context) => JudgeProbes("", context.Result), Probes),
        new(
            RequirementKind.ResourceLimits,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeLimits(part.Name, part.Values.Contains("requests"), context.Result))),
            new CriterionEntry("kubernetes-limits", "Limit memory or processors of containers", "Every container has a limit of memory or processors, of what is named or of one of them, and such a request where requests are asked for.", "Resource limits for all containers", "Memory limits are set", "Resource requests and limits")),
        new(
            RequirementKind.Namespace,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeNamespace(part.Name, context.Result))),
            new CriterionEntry("kubernetes-namespace", "Use a namespace", "Every object that a namespace can hold names the namespace. One that names none is unchecked.", "In the `shop` namespace", "Uses namespace `shop`")),
        new(
            RequirementKind.Port,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgePort(part.Name, context.Result))),
            new CriterionEntry("kubernetes-port", "Serve a port", "A Service serves the named port; in a task without a Service a container declares it.", "The Service listens on port 80", "Exposes port 8080")),
        new(
            RequirementKind.Host,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeHost(part.Name, context.Result))),
            new CriterionEntry("ingress-host", "Serve a host", "A rule of an Ingress, or an HTTPRoute, has exactly the named host.", "Ingress for host shop.example.com", "An Ingress with the host `shop.example.com`")),
        new(
            RequirementKind.Certificate,
            (_, context) => JudgeCertificate(context.Result),
            new CriterionEntry("ingress-tls", "Serve a host by TLS", "Every Ingress of the task has an entry under spec.tls.", "Ingress with TLS", "The Ingress uses HTTPS")),
        new(
            RequirementKind.Setting,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeSetting(part.Name, part.Values[0], context.Result))),
            new CriterionEntry("kubernetes-setting", "Set a variable", "A container has the variable with exactly this value, or a ConfigMap of the task holds it.", "Sets `LOG_LEVEL=info`", "The environment variable `LOG_LEVEL=info`")),
        new(
            RequirementKind.NonRoot,
            (_, context) => JudgeUser(context.Result),
            new CriterionEntry(
                "kubernetes-non-root",
                "Run containers as a user that is not root",
                "Every container has runAsNonRoot: true, or a runAsUser that is not 0, of its own or of its pod.",
                "Runs as a non-root user", "Containers must not run as root")),
        new(
            RequirementKind.PinnedImages,
            (parts, context) => Images.JudgePins(
                parts,
                Containers(context.Result).Where(pair => pair.Container.Reference is not null).Select(pair => (pair.Container.Reference!, context.Result.PlaceOf(pair.Manifest, pair.Container.ImagePlace)))),
            Images.Pinned),
        new(
            RequirementKind.Image,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeImage(part.Name, context.Result))),
            Images.Used));

    private static CriterionEvidence JudgeImage(string name, TaskResult result)
    {
        var found = Containers(result).Where(pair => pair.Container.Reference is { } image && Images.Is(image, name)).ToArray();
        return found.Length > 0 ? new CriterionEvidence(true, $"{name} is used.").At(found.Select(pair => result.PlaceOf(pair.Manifest, pair.Container.ImagePlace))) : new(false, $"{name} is not used.");
    }
}
