using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

internal static partial class ComposeChecks
{
    /// <summary>What is decided by compose files.</summary>
    public static CheckTable Table { get; } = new(
        [GeneratedFileKind.Compose],
        new(
            RequirementKind.HealthCheck,
            (_, context) => JudgeHealth(context.Result),
            new CriterionEntry("service-health-check", "Have a health check for each service", "Every service has a healthcheck with a test.", "Health checks for all services", "Every service has a health check", "Has health checks")),
        new(
            RequirementKind.HealthEndpoint,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeEndpoint(part.Name, context.Result))),
            new CriterionEntry("service-health-endpoint", "Probe an endpoint of a service", "The health check of a service asks an HTTP endpoint, and the named path.", "Health check on /health", "Health endpoint")),
        new(
            RequirementKind.Volume,
            (parts, context) => CriterionEvidence.All(parts.Select(part =>
                part.Values.IsEmpty ? JudgeVolumes(context.Result) : CriterionEvidence.All(part.Values.Select(name => JudgeVolumeOf(name, context.Result))))),
            new CriterionEntry(
                "service-volume",
                "Keep data in volumes",
                "Every database or store keeps its data in a volume with a name, or in a directory of the host. Where services are named, each has a volume with a name.",
                "Data survives restarts", "Persistent volume for the database", "Named volumes", "Named volumes for db and cache")),
        new(
            RequirementKind.WaitForHealthy,
            (parts, context) => JudgeOrder(parts, context.Result),
            new CriterionEntry(
                "service-dependencies",
                "Wait until services are healthy",
                "Every depends_on has the condition service_healthy or service_completed_successfully, and a named service is among them.",
                "The app waits for the database to be healthy", "Waits for PostgreSQL to be healthy", "Uses depends_on with health conditions")),
        new(
            RequirementKind.Restart,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeRestart(part.Name, context.Result))),
            new CriterionEntry("service-restart", "Restart services", "Every service has a restart policy other than no, and the named one.", "Restart policy for every service", "Services restart automatically", "Restart policy unless-stopped")),
        new(
            RequirementKind.ResourceLimits,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeLimits(part.Name, context.Result))),
            new CriterionEntry("service-limits", "Limit memory or processors of services", "Every service has a limit of memory or processors: of what is named, or of one of them.", "Resource limits for all services", "Memory limits are set")),
        new(
            RequirementKind.Service,
            (parts, context) => JudgeServices(parts, context.Result),
            new CriterionEntry("compose-service", "Have a service", "A service has the name, or runs an image of it.", "Has web and db services", "Runs PostgreSQL and Redis", "Services: api, db")),
        new(
            RequirementKind.Version,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeVersion(part, context.Result))),
            new CriterionEntry("service-version", "Run a version of a service", "The image of a service is of the named version.", "PostgreSQL 16", "Uses Redis 7")),
        new(
            RequirementKind.Image,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeImage(part.Name, context.Result))),
            Images.Used),
        new(
            RequirementKind.PinnedImages,
            (parts, context) => Images.JudgePins(parts, context.Result.Services.Where(service => service.Reference is not null).Select(service => (service.Reference!, PlaceOf(service, "image", context.Result)))),
            Images.Pinned),
        new(
            RequirementKind.Network,
            (parts, context) => JudgeNetworks(parts, context.Result),
            new CriterionEntry("service-network", "Connect services by a network", "The file defines a network, with the name where one is given, and a service joins it.", "Uses a custom network", "Services share the network `backend`")),
        new(
            RequirementKind.FileSecrets,
            (_, context) => JudgeSecrets(context.Result),
            new CriterionEntry("service-secrets", "Pass secrets as files", "The file defines secrets, a service gets one of them, and no rule about secrets finds anything in the task's files.", "Secrets are passed as files", "Uses Docker secrets", "Passwords are read from files")),
        new(
            RequirementKind.Port,
            (parts, context) => JudgePorts(parts, context.Result),
            new CriterionEntry("published-port", "Publish a port", "A service publishes the named port.", "Publishes port 8080", "Exposes port 8080")),
        new(
            RequirementKind.LocalPorts,
            (_, context) => JudgeLocalPorts(context.Result),
            new CriterionEntry("local-ports", "Publish ports on this machine only", "Every published port is bound to 127.0.0.1 or ::1.", "Ports are bound to localhost", "Binds only to 127.0.0.1")));
}
