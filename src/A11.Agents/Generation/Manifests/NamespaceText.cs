namespace A11.Agents.Generation.Manifests;

/// <summary>The Namespace, which admits only pods that gain no rights (Kubernetes documentation, “Pod Security Standards”).</summary>
internal static class NamespaceText
{
    public static string Compose(DeployedProgram program, GenerationRequest request)
    {
        var name = program.Namespace ?? throw request.RefuseObject("A Namespace needs a name; name it in a criterion, as in “In the `shop` namespace”.");
        return $"""
            # Pods of the program, and no others; those that could gain rights on a node are not admitted.
            apiVersion: v1
            kind: Namespace
            metadata:
              name: {name}
              labels:
                pod-security.kubernetes.io/enforce: restricted

            """.ReplaceLineEndings("\n");
    }
}
