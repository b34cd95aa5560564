namespace A11.Agents.Generation.Manifests;

/// <summary>More pods under load.</summary>
internal static class AutoscalerText
{
    public static string Compose(DeployedProgram program) => ObjectText.Create("More pods under load, measured by what they request.", "autoscaling/v2", ObjectKind.HorizontalPodAutoscaler, program, $"""
        spec:
          scaleTargetRef:
            apiVersion: apps/v1
            kind: Deployment
            name: {program.Name}
          minReplicas: {program.Replicas}
          maxReplicas: {program.Replicas * 3}
          metrics:
            - type: Resource
              resource:
                name: cpu
                target:
                  type: Utilization
                  averageUtilization: 70

        """);
}
