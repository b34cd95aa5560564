using A11.Agents.Acceptance.Criteria;
using A11.Core.Docker.Model;

namespace A11.Agents.Acceptance;

internal static partial class ContainerChecks
{
    /// <summary>What is decided by Dockerfiles. Of what compose files show as well, theirs counts where the Dockerfile doesn't.</summary>
    public static CheckTable Table { get; } = new(
        [GeneratedFileKind.Dockerfile],
        new(
            RequirementKind.MultiStage,
            (_, context) => JudgeStages(context.Result),
            new CriterionEntry("multi-stage-build", "Build in several stages", "The final stage copies from an earlier stage.", "Multi-stage build", "Uses a multi-stage Dockerfile", "Built in multiple stages")),
        new(
            RequirementKind.Stage,
            (parts, context) => JudgeStages(parts, context.Result),
            new CriterionEntry("named-stage", "Have a stage", "A stage has the name behind AS.", "Has build and runtime stages", "A test stage")),
        new(
            RequirementKind.NonRoot,
            (_, context) => JudgeUser(context.Result),
            new CriterionEntry(
                "non-root-user",
                "Run as a user that is not root",
                "The final stage ends with a USER that is not root, or its base image has one. Where a variable names the user, the criterion is unchecked.",
                "Runs as a non-root user", "Must not run as root", "Runs as an unprivileged user", "Drops root privileges")),
        new(
            RequirementKind.User,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeUser(part.Name, context.Result))),
            new CriterionEntry("image-user", "Run as a named user", "The final stage runs as the named user or ID. The name stands in quotation marks or backticks.", "Runs as user `app`", "User ID 1001")),
        new(
            RequirementKind.HealthCheck,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeHealth(context.Result, part))),
            new CriterionEntry("image-health-check", "Have a health check in the image", "The final stage has a HEALTHCHECK other than NONE.", "Has a health check", "HEALTHCHECK is defined")),
        new(
            RequirementKind.HealthEndpoint,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeEndpoint(part.Name, context.Result))),
            new CriterionEntry("health-endpoint", "Probe an endpoint", "The health check asks an HTTP endpoint, and the named path.", "Health check on /health", "Health endpoint /healthz")),
        new(
            RequirementKind.Signals,
            (_, context) => JudgeSignals(context.Result),
            new CriterionEntry(
                "stop-signals",
                "Stop on a signal",
                "ENTRYPOINT, else CMD, is in exec form and starts no shell, so that the program gets the signal. Scripts and npm are unchecked.",
                "Handles SIGTERM", "Graceful shutdown", "Entrypoint in exec form")),
        new(
            RequirementKind.SmallImage,
            (_, context) => JudgeImages(context.Result, IsSmall, "The last stage begins with a small image or takes over only what was built.", "The last stage begins with a full-size image."),
            new CriterionEntry("small-image", "Have a small image", "The final stage begins with a slim, Alpine, distroless, chiseled, scratch or BusyBox image, or copies what an earlier stage built.", "Small image", "Minimal image size", "The image is kept small")),
        new(
            RequirementKind.BaseVariant,
            (parts, context) => CriterionEvidence.All(parts.Select(part =>
                JudgeImages(context.Result, (final, _) => IsOfVariant(final, part.Name), $"The last stage begins with an image of {part.Name}.", $"The last stage does not begin with an image of {part.Name}."))),
            new CriterionEntry("base-image-variant", "Begin with a variant of an image", "The base image of the final stage is of the variant: slim, Alpine, distroless, chiseled, scratch or BusyBox.", "Alpine base image", "Based on distroless", "Uses a slim base image")),
        new(
            RequirementKind.Image,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeImage(part.Name, context.Result))),
            Images.Used),
        new(
            RequirementKind.PinnedImages,
            (parts, context) => Images.JudgePins(
                parts,
                context.Result.Dockerfiles.SelectMany(file => file.Stages.Where(stage => stage.HasBaseImage).Select(stage => (stage.Image, context.Result.PlaceOf(file, stage.ImageSpan))))),
            Images.Pinned),
        new(
            RequirementKind.Version,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeVersion(part, context.Result))),
            new CriterionEntry("image-version", "Use a version of an image", "The base images of the named language are of the version. Where a variable names it, the criterion is unchecked.", "Uses Python 3.13", "Based on Node 22")),
        new(
            RequirementKind.Language,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeLanguage(part.Name, context.Result))),
            new CriterionEntry("image-language", "Use an image of a language", "A stage begins with an image of the language. Where none is known to, the criterion is unchecked.", "Uses Python", "Based on Node.js")),
        new(
            RequirementKind.Label,
            (parts, context) => JudgeLabels(parts, context.Result),
            new CriterionEntry("image-label", "Label the image", "The final stage sets the named labels, or any label where none is named.", "Has labels", "Has the label `org.opencontainers.image.source`")),
        new(
            RequirementKind.WorkingDirectory,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeWorkingDirectory(part.Name, context.Result))),
            new CriterionEntry(
                "image-working-directory",
                "Have a working directory",
                "The final stage has a WORKDIR, and it is the named path. Where a variable or the base image says it, the criterion is unchecked.",
                "Working directory is /app", "Uses `/srv/app` as the working directory", "WORKDIR is set")),
        new(
            RequirementKind.EntryPoint,
            (parts, context) => CriterionEvidence.All(parts.Select(part => JudgeEntryPoint(part, context.Result))),
            new CriterionEntry("image-entrypoint", "Have an entry point", "The final stage has an ENTRYPOINT, and it is the named command with all its arguments.", "Has an entrypoint", "The entrypoint is `gunicorn`")),
        new(
            RequirementKind.Port,
            (parts, context) => JudgePorts(parts, context.Result),
            new CriterionEntry("exposed-port", "Expose a port", "The final stage exposes the named ports, or a compose file of the task publishes them.", "Exposes port 8080", "Listens on port 8080", "Ports 8080 and 9090 are exposed")));
}
