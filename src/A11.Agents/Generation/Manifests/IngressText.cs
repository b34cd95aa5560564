namespace A11.Agents.Generation.Manifests;

/// <summary>The way in from outside of the cluster, by TLS.</summary>
internal static class IngressText
{
    public static string Compose(DeployedProgram program, GenerationRequest request)
    {
        var host = program.Host ?? throw request.RefuseObject("The host that an Ingress serves is not known; name it in a criterion, as in “Ingress for host shop.example.com”.");
        return ObjectText.Create(
            $"The way in from outside, by the cluster's default controller. The certificate lies in the Secret {program.Name}-tls, which cert-manager or whoever runs the cluster makes.",
            "networking.k8s.io/v1",
            ObjectKind.Ingress,
            program,
            $"""
            spec:
              tls:
                - hosts: [{host}]
                  secretName: {program.Name}-tls
              rules:
                - host: {host}
                  http:
                    paths:
                      - path: /
                        pathType: Prefix
                        backend:
                          service:
                            name: {program.Name}
                            port:
                              name: http

            """);
    }
}
