using System.Globalization;

namespace A11.Agents.Generation.Manifests;

/// <summary>The pods: probed, limited, spread over nodes, without rights, and replaced one by one.</summary>
internal static class DeploymentText
{
    public static string Compose(DeployedProgram program, GenerationRequest request)
    {
        var image = program.Image ?? throw request.RefuseObject("The image that a Deployment runs is not known; name it with its tag in a criterion, as in “Uses the image `ghcr.io/acme/shop:1.2.3`”.");
        if (program.Port is not { } port)
        {
            throw request.RefuseObject("The program serves no port, so that nothing could tell a cluster whether its pods are ready or hung.");
        }

        return ObjectText.Create("The program: enough pods that one may be missing, each on a node of its own where there are enough.", "apps/v1", ObjectKind.Deployment, program, $"""
            spec:
            {Replicas(program)}  # A new pod has to be ready before an old one goes.
              strategy:
                type: RollingUpdate
                rollingUpdate:
                  maxSurge: 1
                  maxUnavailable: 0
              selector:
                matchLabels:
                  {ObjectText.Label}: {program.Name}
              template:
                metadata:
                  labels:
                    {ObjectText.Label}: {program.Name}
                spec:
            {(program.Has(ObjectKind.ServiceAccount) ? $"      serviceAccountName: {program.Name}\n" : "")}      # It does not ask the API for anything.
                  automountServiceAccountToken: false
                  securityContext:
                    runAsNonRoot: true
                    # The user of the image, by its number.
                    runAsUser: {program.User}
                    runAsGroup: {program.User}
                    seccompProfile:
                      type: RuntimeDefault
                  # The image is one of Linux.
                  affinity:
                    nodeAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        nodeSelectorTerms:
                          - matchExpressions:
                              - key: kubernetes.io/os
                                operator: In
                                values: [linux]
                  topologySpreadConstraints:
                    - maxSkew: 1
                      topologyKey: kubernetes.io/hostname
                      whenUnsatisfiable: ScheduleAnyway
                      labelSelector:
                        matchLabels:
                          {ObjectText.Label}: {program.Name}
                  # Names with a dot are looked up as they are, not in five domains first.
                  dnsConfig:
                    options:
                      - name: ndots
                        value: "2"
                  containers:
                    - name: {program.Name}
                      image: {image}
                      # The registry says whether the pod may run it, also where the node has it.
                      imagePullPolicy: Always
                      ports:
                        - name: http
                          containerPort: {port}
            {Environment(program)}          # The others count only once the program has started.
                      startupProbe:
                        {Probe(program)}
                        periodSeconds: 2
                        failureThreshold: 30
                      readinessProbe:
                        {Probe(program)}
                        periodSeconds: 5
                        timeoutSeconds: 3
                      livenessProbe:
                        {Probe(program)}
                        periodSeconds: 10
                        timeoutSeconds: 3
                        failureThreshold: 6
                      # To begin with; set them to what the program is seen to take.
                      resources:
                        requests:
                          cpu: 100m
                          memory: 128Mi
                        limits:
                          cpu: "1"
                          memory: 512Mi
                      securityContext:
                        allowPrivilegeEscalation: false
                        readOnlyRootFilesystem: true
                        capabilities:
                          drop: [ALL]
                      volumeMounts:
                        # All that can be written to.
                        - name: tmp
                          mountPath: /tmp
                  volumes:
                    - name: tmp
                      emptyDir:
                        sizeLimit: 64Mi

            """);
    }

    /// <summary>Where an autoscaler decides, a number would undo its work each time that the object is applied.</summary>
    private static string Replicas(DeployedProgram program) =>
        program.Has(ObjectKind.HorizontalPodAutoscaler) ? "  # How many pods there are the autoscaler says.\n" : string.Create(CultureInfo.InvariantCulture, $"  replicas: {program.Replicas}\n");

    private static string Probe(DeployedProgram program) => program.HealthPath is { } path ? $"httpGet: {{ path: {path}, port: http }}" : "tcpSocket: { port: http }";

    private static string Environment(DeployedProgram program)
    {
        var settings = program.Settings.IsEmpty ? ""
            : program.Has(ObjectKind.ConfigMap) ? $"          envFrom:\n            - configMapRef:\n                name: {program.Name}\n"
            : "";
        var plain = program.Has(ObjectKind.ConfigMap) ? "" : string.Concat(program.Settings.Select(setting => $"            - name: {setting.Name}\n              value: {ObjectText.Quote(setting.Value)}\n"));
        var secrets = string.Concat(program.Secrets.Select(name => $"            - name: {name}\n              valueFrom:\n                secretKeyRef:\n                  name: {program.SecretName}\n                  key: {name}\n"));
        return settings
            + (secrets.Length > 0 ? $"          # Values are in no file: kubectl create secret generic {program.SecretName} {string.Join(' ', program.Secrets.Select(name => $"--from-literal={name}=…"))}\n" : "")
            + (plain.Length + secrets.Length > 0 ? $"          env:\n{plain}{secrets}" : "");
    }
}
