using System.Globalization;

namespace A11.Agents.Generation.Manifests;

/// <summary>What pods may reach, and what reaches them.</summary>
internal static class NetworkPolicyText
{
    public static string Compose(DeployedProgram program) => ObjectText.Create(
        "Pods are reached by their port, and reach DNS and the services that they need. Whatever else the program calls has to be added here.",
        "networking.k8s.io/v1",
        ObjectKind.NetworkPolicy,
        program,
        $"""
        spec:
          podSelector:
            matchLabels:
              {ObjectText.Label}: {program.Name}
          policyTypes: [Ingress, Egress]
          ingress:
            - from:
                # Any pod of the cluster, that of the ingress controller among them.
                - namespaceSelector: {Any}
              ports:
                - port: http
          egress:
            - to:
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: kube-system
              ports:
                - port: 53
                  protocol: UDP
                - port: 53
                  protocol: TCP
        {Services(program)}
        """);

    /// <summary>A selector without a condition.</summary>
    private const string Any = "{}";

    /// <summary>Where services run is not known, so that only their ports are.</summary>
    private static string Services(DeployedProgram program) => program.Services.IsEmpty
        ? ""
        : "    # Wherever they run; name them by “to” to narrow it.\n    - ports:\n" + string.Concat(program.Services.DistinctBy(service => service.Port).Select(service => string.Create(CultureInfo.InvariantCulture, $"        # {service.Service}\n        - port: {service.Port}\n")));
}
