namespace A11.Agents.Generation.Manifests;

/// <summary>How many pods may be missing when nodes are drained.</summary>
internal static class PodDisruptionBudgetText
{
    public static string Compose(DeployedProgram program) => ObjectText.Create(
        "Draining nodes takes one pod at a time. One that is not ready serves nobody, and must not hold up a drain.",
        "policy/v1",
        ObjectKind.PodDisruptionBudget,
        program,
        $"""
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector:
            matchLabels:
              {ObjectText.Label}: {program.Name}

        """);
}
