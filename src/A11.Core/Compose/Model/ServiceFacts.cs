using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Model;

/// <summary>What others ask of services: their health check, mounts, ports, restarts and limits.</summary>
public static class ServiceFacts
{
    extension(ComposeService service)
    {
        /// <summary>What its health check runs, as one text; null where it names nothing.</summary>
        public string? HealthCheckTest => service.Get("healthcheck")?.AsMapping?["test"] is { } test ? test.Text ?? string.Join(' ', (test.AsSequence?.Items ?? []).Select(static item => item.Text)) : null;

        /// <summary>The names of the services that it depends on, and the condition that each is waited for by; null where none is given.</summary>
        public IEnumerable<(string? Name, string? Condition)> NeededServices => service.Dependencies.Select(static dependency => (dependency.Name.Text, dependency.Condition?.Value));

        /// <summary>When it is restarted, as <c>restart</c> says; null where that doesn't.</summary>
        public string? RestartPolicy => service.Get("restart")?.Text;

        /// <summary>Whether <c>restart</c> or <c>deploy</c> says when it is restarted.</summary>
        public bool HasRestartPolicy => (service.Get("restart") ?? service.Get("deploy")?.AsMapping?["restart_policy"]) is not null;

        /// <summary>Whether its memory or processors are limited.</summary>
        public bool HasLimits => (service.Get("mem_limit") ?? service.Get("cpus")) is not null || service.Get("deploy")?.AsMapping?["resources"]?.AsMapping?["limits"]?.AsMapping is { Entries.IsEmpty: false };

        /// <summary>What is mounted into it.</summary>
        public IEnumerable<ServiceMount> Mounts => (service.Get("volumes")?.AsSequence?.Items ?? []).Select(ReadMount);

        /// <summary>The ports that it publishes: <c>[address:]host:container[/protocol]</c>, or a mapping.</summary>
        public IEnumerable<PublishedPort> Ports => (service.Get("ports")?.AsSequence?.Items ?? []).Select(ReadPort);
    }

    private static ServiceMount ReadMount(YamlNode node) => node.AsMapping is { } mapping
        ? new ServiceMount(mapping["type"]?.Text ?? "", mapping["source"]?.Text ?? "", mapping["target"]?.Text ?? "")
        : Interpolation.Split(node.Text ?? "", ':') is [{ Length: > 0 } source, var target, ..]
            ? new ServiceMount(source[0] is '.' or '/' or '~' or '$' ? "bind" : "volume", source, target)
            : new ServiceMount("volume", "", node.Text ?? "");

    private static PublishedPort ReadPort(YamlNode node)
    {
        if (node.AsMapping is { } mapping)
        {
            return new PublishedPort(mapping["host_ip"]?.Text, mapping["published"]?.Text ?? "", mapping["target"]?.Text ?? "") { Node = node, Protocol = mapping["protocol"]?.Text ?? "tcp" };
        }

        var halves = Interpolation.Split(node.Text ?? "", '/');
        var parts = Interpolation.Split(halves[0], ':');
        return new PublishedPort(parts.Count > 2 ? string.Join(':', parts[..^2]) : null, parts.Count > 1 ? parts[^2] : "", parts[^1]) { Node = node, Protocol = halves.Count > 1 ? halves[1] : "tcp" };
    }
}

/// <summary>What is mounted into a service.</summary>
/// <param name="Type"><c>volume</c>, <c>bind</c>, or another that the file names; empty where it names none.</param>
/// <param name="Source">The volume's name or the host's path; empty for a volume without a name.</param>
/// <param name="Target">Where in the container.</param>
public sealed record ServiceMount(string Type, string Source, string Target)
{
    /// <summary>Whether it is a volume that has a name.</summary>
    public bool IsNamedVolume => Type == "volume" && Source.Length > 0;
}

/// <summary>A port that a service publishes.</summary>
/// <param name="Address">The host's address; null for all.</param>
/// <param name="Host">The host's port; empty where Docker chooses it.</param>
/// <param name="Container">The container's port.</param>
public sealed record PublishedPort(string? Address, string Host, string Container)
{
    /// <summary>Where it is written.</summary>
    public required Yaml.Syntax.YamlNode Node { get; init; }

    /// <summary>The protocol: <c>tcp</c> where none is named.</summary>
    public string Protocol { get; init; } = "tcp";
}
