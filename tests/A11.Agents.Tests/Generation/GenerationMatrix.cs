namespace A11.Agents.Tests.Generation;

/// <summary>The kinds of files that the built-in agent writes, each with the task that asks for it. Later ones see what earlier ones wrote.</summary>
internal static class GenerationMatrix
{
    /// <summary>A kind of file.</summary>
    /// <param name="Name">What people call it.</param>
    /// <param name="Files">The paths that its task writes.</param>
    /// <param name="Criteria">What the task asks for.</param>
    public sealed record Kind(string Name, string[] Files, params string[] Criteria)
    {
        /// <summary>The task as JSON.</summary>
        /// <param name="number">Its number: tasks are carried out in their order.</param>
        public string Task(int number) => $$"""
            {
              "task_id": "T{{number:000}}",
              "title": "Write the {{Name}}",
              "acceptance_criteria": [{{Join(Criteria)}}],
              "files_to_create": [{{Join(Files)}}],
              "depends_on": [{{(number > 1 ? $"\"T{number - 1:000}\"" : "")}}]
            }
            """;

        private static string Join(string[] texts) => string.Join(", ", texts.Select(static text => $"\"{text}\""));
    }

    /// <summary>All kinds.</summary>
    public static Kind[] Kinds { get; } =
    [
        new("CI workflow", [".github/workflows/ci.yml"], "Run tests on push and PR", "Cache dependencies for speed", "Least privilege permissions"),
        new("Dockerfile", ["Dockerfile"], "Multi-stage build for smaller image", "Non-root user for security", "Health check endpoint", "Proper signal handling"),
        new("compose file", ["docker-compose.yml"], "Health checks for all services", "No passwords in the file", "Data survives a restart", "The app waits until its database is healthy"),
        new(
            "manifests, one object a file",
            [
                "k8s/base/namespace.yaml", "k8s/base/serviceaccount.yaml", "k8s/base/configmap.yaml", "k8s/base/deployment.yaml", "k8s/base/service.yaml", "k8s/base/ingress.yaml", "k8s/base/pdb.yaml", "k8s/base/network-policy.yaml",
                "k8s/base/kustomization.yaml", "k8s/overlays/production/kustomization.yaml",
            ],
            "Has a Deployment, a Service and an Ingress", "In the `shop` namespace", "Runs 3 replicas", "Readiness and liveness probes", "Resource requests and limits", "Ingress for host shop.example.com", "Ingress with TLS",
            "Uses the image `ghcr.io/acme/shop:1.2.3`", "Runs as a non-root user", "Sets `LOG_LEVEL=info`"),
        new("manifests in one file", ["deploy/k8s.yaml"], "Has a Deployment, a Service and an autoscaler", "In the `shop` namespace", "Readiness probes for all containers", "Exposes port 8080", "Uses the image `ghcr.io/acme/shop:1.2.3`"),
        new("image workflow", [".github/workflows/image.yml"], "Runs when a version tag is pushed", "Push the Docker image", "Least privilege permissions", "Actions are pinned to commit SHAs", "Every job has a timeout"),
        new("deploy workflow", [".github/workflows/deploy.yml"], "Runs when a version tag is pushed", "Deploys to the production environment", "Push the Docker image", "Deploy the application"),
        new("scripts", ["scripts/setup.sh", "scripts/test.sh", "scripts/build.sh", "scripts/deploy.sh"], "Run tests", "Build the Docker image", "Uses strict mode", "Has a bash shebang", "No lint warnings"),
        new("dependabot.yml", [".github/dependabot.yml"], "Docker updates", "Keeps GitHub Actions up to date", "Weekly updates"),
        new("Makefile", ["Makefile"], "Targets for install, test, lint, build and clean", "A help target"),
    ];
}
