namespace A11.Agents.Generation.Manifests;

/// <summary>The address of the pods within the cluster.</summary>
internal static class ServiceText
{
    public static string Compose(DeployedProgram program) => ObjectText.Create("One address for all pods, within the cluster.", "v1", ObjectKind.Service, program, $"""
        spec:
          type: ClusterIP
          selector:
            {ObjectText.Label}: {program.Name}
          ports:
            - name: http
              port: {program.ServicePort}
              targetPort: http

        """);
}
