using System.Collections.Immutable;
using A11.Core.Docker.Model;

namespace A11.Agents.Acceptance;

/// <summary>Checks on Dockerfiles and compose files.</summary>
internal static class ContainerChecks
{
    private static readonly string[] SmallVariants = ["slim", "alpine", "distroless", "chiseled", "scratch", "busybox"];

    private static readonly string[] Shells = ["sh", "/bin/sh", "bash", "/bin/bash"];

    private static readonly string[] Services = ["postgres", "mysql", "mariadb", "mongo", "redis", "memcached", "rabbitmq"];

    public static ImmutableArray<CriterionCheck> All { get; } =
    [
        new((words, result) => !result.Dockerfiles.IsEmpty && words.Contains("multi-stage", "multistage", "multi stage"), (_, result) => JudgeImages(result, IsMultiStage, "the last stage takes what earlier ones built", "there is only one stage, or the last takes nothing from the others")),
        new((words, result) => !result.Dockerfiles.IsEmpty && words.Contains("non-root", "nonroot", "non root", "not root", "unprivileged user", "not run as root"), (_, result) => JudgeImages(result, RunsAsUser, "the last stage ends with a USER that is not root", "the last stage runs as root")),
        new((words, result) => result.HasContainers && words.Contains("health"), (_, result) => JudgeHealth(result)),
        new((words, result) => !result.Dockerfiles.IsEmpty && words.Contains("health") && words.Contains("endpoint"), (_, result) => JudgeImages(result, AsksEndpoint, "the health check asks an endpoint", "no health endpoint was found in the sources, so none is asked")),
        new((words, result) => !result.Dockerfiles.IsEmpty && words.Contains("signal", "graceful"), (_, result) => JudgeImages(result, GetsSignals, "the program is started in exec form and gets the signal itself", "a shell stands between the engine and the program")),
        new((words, result) => !result.Dockerfiles.IsEmpty && words.Contains("small", "slim", "alpine", "minimal"), (_, result) => JudgeImages(result, IsSmall, "the last stage begins with a small image or takes over only what was built", "the last stage begins with a full-size image")),
        new((words, result) => result.HasContainers && words.Contains("secret", "password", "credential", "hard-coded", "hardcoded"), (_, result) => JudgeSecrets(result)),
        new((words, result) => !result.ComposeFiles.IsEmpty && words.Contains("persist", "volume", "surviv"), (_, result) => JudgeVolumes(result)),
        new((words, result) => !result.ComposeFiles.IsEmpty && words.Contains("wait", "depends", "start order", "startup order", "healthy before"), (_, result) => JudgeOrder(result)),
        new((words, result) => !result.ComposeFiles.IsEmpty && words.Contains("restart") && !words.Contains("surviv"), (_, result) => Judge(result.ComposeFiles.All(file => file.Services.All(service => service.Get("restart") is not null)), "Every service says when it is restarted.", "A service does not say when it is restarted.")),
        new((words, result) => !result.ComposeFiles.IsEmpty && Services.Any(name => words.Contains(name)), JudgeServices),
    ];

    /// <summary>What the rules about secrets find in the task's files, silenced or not.</summary>
    private static CriterionEvidence JudgeSecrets(TaskResult result)
    {
        var found = result.Secrets;
        return found.IsEmpty
            ? new(true, "No rule about secrets finds anything in the files.")
            : new(false, $"{string.Join(", ", found.Select(finding => $"{finding.Path}:{finding.Start.Line} ({finding.Rule.Id})"))} looks like a secret.");
    }

    private static CriterionEvidence Judge(bool isMet, string kept, string broken) => new(isMet, isMet ? kept : broken);

    private static CriterionEvidence JudgeImages(TaskResult result, Func<Stage, DockerfileModel, bool> isKept, string kept, string broken)
    {
        var isMet = result.Dockerfiles.All(file => file.Final is { } final && isKept(final, file));
        var text = isMet ? kept : broken;
        return new(isMet, $"{char.ToUpperInvariant(text[0])}{text[1..]}.");
    }

    private static bool IsMultiStage(Stage final, DockerfileModel file) =>
        file.Stages.Length > 1 && final.Instructions.Any(instruction => instruction.Is("COPY") && instruction.Flag("from") is not null);

    private static bool RunsAsUser(Stage final, DockerfileModel file) =>
        final.Last("USER") is { Words: [var user, ..] } && user.Value.Split(':')[0] is not ("root" or "0");

    private static bool AsksEndpoint(Stage final, DockerfileModel file) =>
        final.Last("HEALTHCHECK") is { } check && check.Arguments.Contains("http", StringComparison.Ordinal);

    private static bool GetsSignals(Stage final, DockerfileModel file) =>
        (final.Last("ENTRYPOINT") ?? final.Last("CMD")) is { IsExec: true, Words: [var program, ..] } && !Shells.Contains(program.Value);

    private static bool IsSmall(Stage final, DockerfileModel file) =>
        SmallVariants.Any(variant => final.Base.Text.Contains(variant, StringComparison.OrdinalIgnoreCase)) || IsMultiStage(final, file);

    private static CriterionEvidence JudgeHealth(TaskResult result)
    {
        if (result.Dockerfiles.FirstOrDefault(file => file.Final?.Last("HEALTHCHECK") is not { } check || check.Arguments.Trim().Equals("NONE", StringComparison.OrdinalIgnoreCase)) is not null)
        {
            return new(false, "The image has no HEALTHCHECK, since nothing was found that it serves.");
        }

        var services = result.ComposeFiles.SelectMany(file => file.Services).ToArray();
        var unprobed = services.Where(service => !service.HasHealthCheck).Select(service => service.Name).ToArray();
        return unprobed.Length > 0
            ? new(false, $"Nothing probes {string.Join(", ", unprobed)}.")
            : new(true, services.Length > 0 ? $"Probed: {string.Join(", ", services.Select(service => service.Name))}." : "The image has a HEALTHCHECK.");
    }

    private static CriterionEvidence JudgeVolumes(TaskResult result)
    {
        var stores = result.ComposeFiles.SelectMany(file => file.Services).Where(service => service.Reference is { } image && Services.Contains(image.ShortName) && image.ShortName != "memcached").ToArray();
        var volatileStores = stores.Where(service => service.Get("volumes")?.AsSequence is not { Items.IsEmpty: false }).Select(service => service.Name).ToArray();
        return stores.Length == 0 ? new(false, "No service was found that keeps data.")
            : volatileStores.Length > 0 ? new(false, $"The data of {string.Join(", ", volatileStores)} goes with the container.")
            : new(true, $"{string.Join(", ", stores.Select(service => service.Name))}: the data is in a volume.");
    }

    private static CriterionEvidence JudgeOrder(TaskResult result)
    {
        var dependencies = result.ComposeFiles.SelectMany(file => file.Services).SelectMany(service => service.Dependencies).ToArray();
        return Judge(dependencies.Length > 0 && dependencies.All(dependency => dependency.Condition?.Value is "service_healthy" or "service_completed_successfully"),
            "What a service needs is waited for until it is healthy.",
            "No service waits until what it needs is healthy.");
    }

    private static CriterionEvidence JudgeServices(Wording words, TaskResult result)
    {
        var images = result.ComposeFiles.SelectMany(file => file.Services).Select(service => service.Reference?.ShortName).ToArray();
        var missing = Services.Where(name => words.Contains(name) && !images.Contains(name)).ToArray();
        return missing.Length == 0 ? new(true, $"The services run {string.Join(", ", Services.Where(name => words.Contains(name)))}.") : new(false, $"No service runs {string.Join(", ", missing)}.");
    }
}
