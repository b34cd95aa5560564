namespace A11.Agents.Generation.Manifests;

/// <summary>The account of the pods.</summary>
internal static class ServiceAccountText
{
    public static string Compose(DeployedProgram program) => ObjectText.Create(
        "An account of its own, so that no right of another program's is the program's; it asks the API for nothing, and gets no token.",
        "v1",
        ObjectKind.ServiceAccount,
        program,
        $"automountServiceAccountToken: false\n");
}
