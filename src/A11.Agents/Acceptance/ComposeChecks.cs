using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Compose.Model;
using A11.Core.Images;

namespace A11.Agents.Acceptance;

/// <summary>Checks on compose files.</summary>
internal static class ComposeChecks
{
    /// <summary>Judges parts of one kind; null where they are not about services, or the task has no compose file.</summary>
    public static CriterionEvidence? Judge(ImmutableArray<Requirement> parts, TaskResult result) => result.ComposeFiles.IsEmpty ? null : parts[0].Kind switch
    {
        RequirementKind.HealthCheck => JudgeHealth(result),
        RequirementKind.HealthEndpoint => CriterionEvidence.All(parts.Select(part => JudgeEndpoint(part.Name, result))),
        RequirementKind.Volume => CriterionEvidence.All(parts.Select(part => part.Values.IsEmpty ? JudgeVolumes(result) : CriterionEvidence.All(part.Values.Select(name => JudgeVolumeOf(name, result))))),
        RequirementKind.WaitForHealthy => JudgeOrder(parts, result),
        RequirementKind.Restart => CriterionEvidence.All(parts.Select(part => JudgeRestart(part.Name, result))),
        RequirementKind.ResourceLimits => Services(result).All(service => service.HasLimits) ? new(true, "Every service has limits.") : new(false, "A service has no limits of memory or processors."),
        RequirementKind.Service => JudgeServices(parts, result),
        RequirementKind.Version => CriterionEvidence.All(parts.Select(part => JudgeVersion(part, result))),
        RequirementKind.Image => CriterionEvidence.All(parts.Select(part => Images(result).Any(image => ContainerChecks.IsImage(image, part.Name)) ? new CriterionEvidence(true, $"{part.Name} is used.") : new(false, $"{part.Name} is not used."))),
        RequirementKind.PinnedImages => ContainerChecks.JudgePins(parts, Images(result)),
        RequirementKind.Port => JudgePorts(parts, result),
        RequirementKind.LocalPorts => JudgeLocalPorts(result),
        _ => null,
    };

    private static IEnumerable<ComposeService> Services(TaskResult result) => result.ComposeFiles.SelectMany(file => file.Services);

    private static IEnumerable<ImageReference> Images(TaskResult result) => Services(result).Select(service => service.Reference).OfType<ImageReference>();

    private static CriterionEvidence JudgeHealth(TaskResult result)
    {
        var services = Services(result).ToArray();
        var unprobed = services.Where(service => !service.HasHealthCheck).Select(service => service.Name).ToArray();
        return services.Length == 0 ? new(false, "There is no service.")
            : unprobed.Length > 0 ? new(false, $"Nothing probes {string.Join(", ", unprobed)}.")
            : new(true, $"Probed: {string.Join(", ", services.Select(service => service.Name))}.");
    }

    private static CriterionEvidence JudgeEndpoint(string path, TaskResult result)
    {
        var tests = Services(result).Select(service => service.HealthCheckTest).OfType<string>().Where(test => test.Contains("http", StringComparison.Ordinal)).ToArray();
        return tests.Any(test => path.Length == 0 || test.Contains(path, StringComparison.Ordinal)) ? new(true, "A health check asks an endpoint.") : new(false, "No health check asks such an endpoint.");
    }

    private static CriterionEvidence JudgeVolumes(TaskResult result)
    {
        var stores = Services(result).Where(service => service.Reference is { } image && Vocabulary.Stores.ContainsKey(image.ShortName)).ToArray();
        var volatileStores = stores.Where(service => !KeepsData(service, DirectoryOf(service.Reference!))).Select(service => service.Name).ToArray();
        return stores.Length == 0 ? new(false, "No service was found that keeps data.")
            : volatileStores.Length > 0 ? new(false, $"The data of {string.Join(", ", volatileStores)} goes with the container.")
            : new(true, $"{string.Join(", ", stores.Select(service => service.Name))}: the data is in a volume.");
    }

    private static CriterionEvidence JudgeVolumeOf(string name, TaskResult result)
    {
        var services = Services(result).Where(service => IsNamed(service, name is "db" ? "database" : name) || IsNamed(service, name)).ToArray();
        return services.Length == 0 ? new(false, $"There is no service {name}.")
            : services.Any(service => !service.Mounts.Any(mount => mount.IsNamedVolume)) ? new(false, $"The service {name} has no named volume.")
            : new(true, $"The service {name} has a named volume.");
    }

    /// <summary>Where an image keeps its data. PostgreSQL's lies deeper before 18, where the image mounts a volume without a name (its documentation, “PGDATA”).</summary>
    private static string DirectoryOf(ImageReference image) =>
        image.ShortName == "postgres" && int.TryParse(image.Tag?.Split('.', '-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major < 18 ? "/var/lib/postgresql/data" : Vocabulary.Stores[image.ShortName];

    /// <summary>Whether a named volume or a directory of the host is mounted where a service keeps its data.</summary>
    private static bool KeepsData(ComposeService service, string directory) =>
        service.Mounts.Any(mount => mount is { Type: "volume" or "bind", Source.Length: > 0 } && mount.Target.StartsWith(directory, StringComparison.Ordinal));

    private static CriterionEvidence JudgeOrder(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var dependencies = Services(result).SelectMany(service => service.NeededServices).ToArray();
        var named = parts.Select(part => Vocabulary.Normalize(part.Name)).Where(name => name.Length > 0).ToArray();
        var isNamedWaitedFor = named.All(name => Services(result).Any(service => service.Reference?.ShortName == name && dependencies.Any(dependency => dependency.Name == service.Name)) || IsAmong(name, dependencies.Select(dependency => dependency.Name)));
        return dependencies.Length > 0 && isNamedWaitedFor && dependencies.All(dependency => dependency.Condition is "service_healthy" or "service_completed_successfully")
            ? new(true, "What a service needs is waited for until it is healthy.")
            : new(false, "No service waits until what it needs is healthy.");
    }

    private static bool IsAmong(string name, IEnumerable<string?> services) => services.Contains(name, StringComparer.OrdinalIgnoreCase) || (name == "database" && services.Contains("db"));

    private static CriterionEvidence JudgeRestart(string policy, TaskResult result) =>
        Services(result).Any(service => !service.HasRestartPolicy) ? new(false, "A service does not say when it is restarted.")
        : Services(result).Any(service => service.RestartPolicy == "no") ? new(false, "A service is never restarted.")
        : policy.Length > 0 && Services(result).Any(service => service.RestartPolicy?.Split(':')[0] != policy) ? new(false, $"A service is not restarted by the policy {policy}.")
        : new(true, "Every service says when it is restarted.");

    private static CriterionEvidence JudgeServices(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var missing = parts.Where(part => !Services(result).Any(service => IsNamed(service, part.Name))).Select(part => part.Name).ToArray();
        return missing.Length == 0 ? new(true, $"The services run {string.Join(", ", parts.Select(part => part.Name))}.") : new(false, $"No service runs {string.Join(", ", missing)}.");
    }

    private static bool IsNamed(ComposeService service, string name) => service.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || service.Reference?.ShortName == Vocabulary.Normalize(name)
        || (name == "database" && service.Reference is { } image && Vocabulary.Databases.Contains(image.ShortName));

    private static CriterionEvidence JudgeVersion(Requirement part, TaskResult result)
    {
        var images = Images(result).Where(image => part.Name.Length == 0 || image.ShortName == part.Name).ToArray();
        return images.Any(image => ContainerChecks.IsVersion(image.Tag, part.Values[0])) ? new(true, $"The service runs {part.Name} {part.Values[0]}.")
            : images.Any(image => image.IsDynamic) ? CriterionEvidence.Open("Which version it is, a variable says.")
            : new(false, $"No service runs {part.Name} {part.Values[0]}.");
    }

    private static IEnumerable<PublishedPort> Ports(TaskResult result) => Services(result).SelectMany(service => service.Ports);

    private static CriterionEvidence JudgePorts(ImmutableArray<Requirement> parts, TaskResult result)
    {
        var ports = Ports(result).ToArray();
        var missing = parts.Where(part => !ports.Any(port => port.Host == part.Name || port.Container == part.Name)).Select(part => part.Name).ToArray();
        return missing.Length == 0 ? new(true, $"Published: {string.Join(", ", parts.Select(part => part.Name))}.")
            : ports.Any(port => port.Host.Contains('$', StringComparison.Ordinal)) ? CriterionEvidence.Open("Which port is published, a variable says.")
            : new(false, $"The port {string.Join(", ", missing)} is not published.");
    }

    private static CriterionEvidence JudgeLocalPorts(TaskResult result) => !Ports(result).Any() ? CriterionEvidence.Open("No port is published.") : Ports(result).FirstOrDefault(port => port.Address is not ("127.0.0.1" or "[::1]" or "::1")) is { Container: { } open }
        ? new(false, $"The port {open} is published on every address.")
        : new(true, "Ports are published on this machine only.");
}
