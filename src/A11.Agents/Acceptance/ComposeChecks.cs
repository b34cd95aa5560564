using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Compose.Model;
using A11.Core.Images;

namespace A11.Agents.Acceptance;

/// <summary>Checks on compose files.</summary>
internal static partial class ComposeChecks
{
    private static CriterionPlace? PlaceOf(ComposeService service, string key, TaskResult result) => result.PlaceOf(service, service.FindKey(key) ?? service.Definition.Span);

    /// <summary>Whether services join the named networks, or any that the file defines.</summary>
    private static CriterionEvidence JudgeNetworks(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var defined = result.ComposeFiles.SelectMany(file => file.Networks).Select(network => network.Value).ToHashSet(StringComparer.Ordinal);
        var joined = result.Services.SelectMany(service => service.Networks.Select(network => (Service: service, Network: network))).Where(pair => defined.Contains(pair.Network.Value)).ToArray();
        var missing = parts.Where(part => part.Name.Length > 0 && !joined.Any(pair => pair.Network.Value == part.Name)).Select(part => part.Name).ToArray();
        return missing.Length > 0 ? new(false, $"No service joins a network {string.Join(", ", missing)} that the file defines.")
            : joined.Length == 0 ? new(false, "No service joins a network that the file defines.")
            : new CriterionEvidence(true, $"Networks: {string.Join(", ", joined.Select(pair => pair.Network.Value).Distinct(StringComparer.Ordinal))}.")
                .At(joined.Where(pair => parts.Any(part => part.Name.Length == 0 || part.Name == pair.Network.Value)).Select(pair => result.PlaceOf(pair.Service, pair.Network.Span)));
    }

    /// <summary>Whether services get secrets that the file defines, and no file of the task holds one.</summary>
    private static CriterionEvidence JudgeSecrets(TaskResult result)
    {
        var defined = result.ComposeFiles.SelectMany(file => file.Secrets).Select(secret => secret.Value).ToHashSet(StringComparer.Ordinal);
        var used = result.Services.SelectMany(service => service.FindSettings("secrets").Select(secret => (Service: service, Secret: secret))).Where(pair => defined.Contains(pair.Secret.Value)).ToArray();
        return used.Length == 0 ? new(false, "No service gets a secret that the file defines.")
            : FileChecks.JudgeSecrets(result) is { Verdict: not CriterionVerdict.Met } found ? found
            : new CriterionEvidence(true, $"Secrets: {string.Join(", ", used.Select(pair => pair.Secret.Value).Distinct(StringComparer.Ordinal))}.").At(used.Select(pair => result.PlaceOf(pair.Service, pair.Secret.Span)));
    }

    private static IEnumerable<ImageReference> ImagesOf(TaskResult result) => result.Services.Select(service => service.Reference).OfType<ImageReference>();

    private static CriterionEvidence JudgeHealth(TaskResult result)
    {
        var services = result.Services.ToArray();
        var unprobed = services.Where(service => !service.HasHealthCheck).Select(service => service.Name).ToArray();
        return services.Length == 0 ? new(false, "There is no service.")
            : unprobed.Length > 0 ? new(false, $"Nothing probes {string.Join(", ", unprobed)}.")
            : new CriterionEvidence(true, $"Probed: {string.Join(", ", services.Select(service => service.Name))}.").At(services.Select(service => PlaceOf(service, "healthcheck", result)));
    }

    private static CriterionEvidence JudgeLimits(string what, TaskResult result) =>
        result.Services.All(service => AskedLimits.Are(what, service.Limits.Memory, service.Limits.Cpu))
            ? new CriterionEvidence(true, "Every service has limits.").At(result.Services.Select(service => result.PlaceOf(service, (service.Limits.Memory ?? service.Limits.Cpu)?.Span)))
            : new(false, $"A service has no limits of {AskedLimits.Describe(what)}.");

    private static CriterionEvidence JudgeImage(string name, TaskResult result) =>
        result.Services.FirstOrDefault(service => service.Reference is { } image && Images.Is(image, name)) is { } found ? new CriterionEvidence(true, $"{name} is used.").At(PlaceOf(found, "image", result)) : new(false, $"{name} is not used.");

    private static CriterionEvidence JudgeEndpoint(string path, TaskResult result)
    {
        var probed = result.Services.Where(service => service.HasHealthCheck && service.HealthCheckTest is { } test && (path.Length == 0 || ContainerChecks.HasPath(test, path))).ToArray();
        return Array.Find(probed, service => ContainerChecks.AsksEndpoint(service.HealthCheckTest!) == true) is { } found ? new CriterionEvidence(true, "A health check asks an endpoint.").At(PlaceOf(found, "healthcheck", result))
            : Array.Exists(probed, service => ContainerChecks.AsksEndpoint(service.HealthCheckTest!) is null) ? CriterionEvidence.Open("Whether a health check asks such an endpoint can't be told.")
            : new(false, "No health check asks such an endpoint.");
    }

    private static CriterionEvidence JudgeVolumes(TaskResult result)
    {
        var stores = result.Services.Where(service => service.Reference is { } image && Vocabulary.Stores.ContainsKey(Vocabulary.ProductOf(image))).ToArray();
        var volatileStores = stores.Where(service => !KeepsData(service, DirectoriesOf(service.Reference!))).Select(service => service.Name).ToArray();
        return stores.Length == 0 ? new(false, "No service was found that keeps data.")
            : volatileStores.Length > 0 ? new(false, $"The data of {string.Join(", ", volatileStores)} goes with the container.")
            : new CriterionEvidence(true, $"{string.Join(", ", stores.Select(service => service.Name))}: the data is in a volume.").At(stores.Select(service => PlaceOf(service, "volumes", result)));
    }

    private static CriterionEvidence JudgeVolumeOf(string name, TaskResult result)
    {
        var services = result.Services.Where(service => IsNamed(service, name is "db" ? "database" : name) || IsNamed(service, name)).ToArray();
        return services.Length == 0 ? new(false, $"There is no service {name}.")
            : services.Any(service => !service.Mounts.Any(mount => mount.IsNamedVolume)) ? new(false, $"The service {name} has no named volume.")
            : new CriterionEvidence(true, $"The service {name} has a named volume.").At(services.Select(service => PlaceOf(service, "volumes", result)));
    }

    /// <summary>
    /// Where an image keeps its data, and mounts a volume without a name over what is mounted further up. PostgreSQL's lies deeper before 18, and from
    /// 18 on in a directory of the version (its documentation, “PGDATA”).
    /// </summary>
    private static string[] DirectoriesOf(ImageReference image) =>
        image.ShortName != "postgres" ? [Vocabulary.Stores[Vocabulary.ProductOf(image)]]
        : !int.TryParse(image.Tag?.Split('.', '-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? [Vocabulary.Stores["postgres"]]
        : major < 18 ? ["/var/lib/postgresql/data"]
        : [Vocabulary.Stores["postgres"], string.Create(CultureInfo.InvariantCulture, $"/var/lib/postgresql/{major}/docker")];

    /// <summary>Whether a named volume or a directory of the host is mounted where a service keeps its data.</summary>
    private static bool KeepsData(ComposeService service, string[] directories) =>
        service.Mounts.Any(mount => mount is { Type: "volume" or "bind", Source.Length: > 0 } && directories.Contains(mount.Target.TrimEnd('/'), StringComparer.Ordinal));

    private static CriterionEvidence JudgeOrder(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var dependencies = result.Services.SelectMany(service => service.NeededServices).ToArray();
        var named = parts.Select(part => Vocabulary.Normalize(part.Name)).Where(name => name.Length > 0).ToArray();
        var isNamedWaitedFor = named.All(name =>
            result.Services.Any(service => service.Reference is { } runs && Vocabulary.ProductOf(runs) == name && dependencies.Any(dependency => dependency.Name == service.Name))
            || IsAmong(name, dependencies.Select(dependency => dependency.Name)));
        return dependencies.Length > 0 && isNamedWaitedFor && dependencies.All(dependency => dependency.Condition is "service_healthy" or "service_completed_successfully")
            ? new CriterionEvidence(true, "What a service needs is waited for until it is healthy.").At(result.Services.Where(service => service.NeededServices.Any()).Select(service => PlaceOf(service, "depends_on", result)))
            : new(false, "No service waits until what it needs is healthy.");
    }

    private static bool IsAmong(string name, IEnumerable<string?> services) => services.Contains(name, StringComparer.OrdinalIgnoreCase) || (name == "database" && services.Contains("db"));

    private static CriterionEvidence JudgeRestart(string policy, TaskResult result) =>
        result.Services.Any(service => !service.HasRestartPolicy) ? new(false, "A service does not say when it is restarted.")
        : result.Services.Any(service => service.IsNeverRestarted) ? new(false, "A service is never restarted.")
        : policy.Length > 0 && result.Services.Any(service => service.RestartPolicy?.Split(':')[0] != policy) ? new(false, $"A service is not restarted by the policy {policy}.")
        : new CriterionEvidence(true, "Every service says when it is restarted.").At(result.Services.Select(service => PlaceOf(service, service.RestartPolicy is null ? "deploy" : "restart", result)));

    private static CriterionEvidence JudgeServices(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !result.Services.Any(service => IsNamed(service, part.Name))).Select(part => part.Name).ToArray();
        return missing.Length == 0 ? new CriterionEvidence(true, $"The services run {string.Join(", ", parts.Select(part => part.Name))}.")
                .At(result.Services.Where(service => parts.Any(part => IsNamed(service, part.Name))).Select(service => result.PlaceOf(service, service.Definition.Span)))
            : new(false, $"No service runs {string.Join(", ", missing)}.");
    }

    /// <summary>Whether a service is called so, or runs an image of that name.</summary>
    public static bool IsNamed(ComposeService service, string name) => service.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (service.Reference is { } runs && Vocabulary.ProductOf(runs) == Vocabulary.Normalize(name))
        || (name == "database" && service.Reference is { } image && Vocabulary.Databases.Contains(Vocabulary.ProductOf(image)));

    private static CriterionEvidence JudgeVersion(Requirement part, TaskResult result)
    {
        var images = ImagesOf(result).Where(image => part.Name.Length == 0 || Vocabulary.ProductOf(image) == part.Name).ToArray();
        return images.Any(image => Images.IsVersion(image.Tag, part.Values[0])) ? new CriterionEvidence(true, $"The service runs {ContainerChecks.Describe(part)}.")
                .At(result.Services.Where(service => service.Reference is { } image && (part.Name.Length == 0 || Vocabulary.ProductOf(image) == part.Name) && Images.IsVersion(image.Tag, part.Values[0])).Select(service => PlaceOf(service, "image", result)))
            : images.Any(image => image.IsDynamic) || (images.Length == 0 && ImagesOf(result).Any(image => image.IsDynamic)) ? CriterionEvidence.Open("Which version it is, a variable says.")
            : new(false, $"No service runs {ContainerChecks.Describe(part)}.");
    }

    private static IEnumerable<PublishedPort> Ports(TaskResult result) => result.Services.SelectMany(service => service.Ports);

    private static CriterionEvidence JudgePorts(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var ports = Ports(result).ToArray();
        var missing = parts.Where(part => !ports.Any(port => port.Host == part.Name || port.Container == part.Name)).Select(part => part.Name).ToArray();
        return missing.Length == 0 ? new CriterionEvidence(true, $"Published: {string.Join(", ", parts.Select(part => part.Name))}.")
                .At(result.Services.SelectMany(service => service.Ports.Where(port => parts.Any(part => port.Host == part.Name || port.Container == part.Name)).Select(port => result.PlaceOf(service, port.Span))))
            : ports.Any(port => port.Host.Contains('$', StringComparison.Ordinal)) ? CriterionEvidence.Open("Which port is published, a variable says.")
            : new(false, $"The port {string.Join(", ", missing)} is not published.");
    }

    private static CriterionEvidence JudgeLocalPorts(TaskResult result) => !Ports(result).Any() ? CriterionEvidence.Open("No port is published.") : Ports(result).FirstOrDefault(port => port.Address is not ("127.0.0.1" or "[::1]" or "::1")) is { Container: { } open }
        ? new(false, $"The port {open} is published on every address.")
        : new CriterionEvidence(true, "Ports are published on this machine only.").At(result.Services.SelectMany(service => service.Ports.Select(port => result.PlaceOf(service, port.Span))));
}
