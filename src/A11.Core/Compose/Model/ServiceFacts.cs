using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Model;

/// <summary>What others ask of services: their health check, mounts, ports, restarts and limits.</summary>
public static class ServiceFacts
{
    extension(ComposeFile file)
    {
        /// <summary>The networks that it defines.</summary>
        public IEnumerable<PlacedText> Networks => (file.Root["networks"]?.AsMapping?.Entries ?? []).Select(static entry => new PlacedText(entry.Name, entry.Key.Span));

        /// <summary>The secrets that it defines.</summary>
        public IEnumerable<PlacedText> Secrets => (file.Root["secrets"]?.AsMapping?.Entries ?? []).Select(static entry => new PlacedText(entry.Name, entry.Key.Span));
    }

    extension(ComposeService service)
    {
        /// <summary>The networks that it joins, by name.</summary>
        public IEnumerable<PlacedText> Networks => service.Get("networks")?.Resolved switch
        {
            YamlSequence sequence => sequence.Items.Select(static item => new PlacedText(item.Text ?? "", item.Span)),
            YamlMapping mapping => mapping.MergedEntries().Select(static entry => new PlacedText(entry.Name, entry.Key.Span)),
            _ => [],
        };

        /// <summary>Its name, where it is defined.</summary>
        public PlacedText Definition => new(service.Name, service.Key.Span);

        /// <summary>The image that it pulls; null where it is built, or names none.</summary>
        public PlacedText? PulledImage => service is { IsBuilt: false, Image: { } image } ? new PlacedText(image.Value, image.Span) : null;

        /// <summary>Where it says how it is built; null where it is not.</summary>
        public TextSpan? BuildPlace => service.Get("build")?.Span;

        /// <summary>Whether the repository alone doesn't say what it is built from: a variable does, or the file itself holds the Dockerfile.</summary>
        public bool IsBuiltFromElsewhere => service.Get("build") is { } build
            && (build.AsMapping?["dockerfile_inline"] is not null || (build.Text ?? build.AsMapping?["context"]?.Text ?? "").Contains('$', StringComparison.Ordinal));

        /// <summary>Where the value of a key stands; null where it has no such key.</summary>
        public TextSpan? FindPlace(string key) => service.Get(key)?.Resolved.Span;

        /// <summary>Where a key stands; null where it has no such key.</summary>
        public TextSpan? FindKey(string key) => service.Mapping.FindMerged(key)?.Key.Span;

        /// <summary>A value that is no collection; null where there is none.</summary>
        public PlacedText? FindSetting(string key) => service.Get(key) is { Text: { } text } node ? new PlacedText(text, node.Span) : null;

        /// <summary>The items of a list; of those in the long form, the <c>source</c>.</summary>
        public IEnumerable<PlacedText> FindSettings(string key) => (service.Get(key)?.AsSequence?.Items ?? []).Select(static item => new PlacedText(item.Text ?? item.AsMapping?["source"]?.Text ?? "", item.Span));

        /// <summary>What its health check runs, as one text; null where it names nothing.</summary>
        public string? HealthCheckTest => service.Get("healthcheck")?.AsMapping?["test"] is { } test ? test.Text ?? string.Join(' ', (test.AsSequence?.Items ?? []).Select(static item => item.Text)) : null;

        /// <summary>The names of the services that it depends on, and the condition that each is waited for by; null where none is given.</summary>
        public IEnumerable<(string? Name, string? Condition)> NeededServices => service.Dependencies.Select(static dependency => (dependency.Name.Text, dependency.Condition?.Value));

        /// <summary>When it is restarted, as <c>restart</c> says; null where that doesn't.</summary>
        public string? RestartPolicy => service.Get("restart")?.Text;

        /// <summary>Whether <c>restart</c> or <c>deploy</c> says when it is restarted.</summary>
        public bool HasRestartPolicy => (service.Get("restart") ?? service.Get("deploy")?.AsMapping?["restart_policy"]) is not null;

        /// <summary>Whether <c>restart</c> or <c>deploy</c> says that it is never restarted.</summary>
        public bool IsNeverRestarted => service.RestartPolicy == "no" || service.Get("deploy")?.AsMapping?["restart_policy"]?.AsMapping?["condition"]?.Text == "none";

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
    /// <summary>What says so.</summary>
    public required YamlNode Node { get; init; }

    /// <summary>Where it is written.</summary>
    public TextSpan Span => Node.Span;

    /// <summary>The protocol: <c>tcp</c> where none is named.</summary>
    public string Protocol { get; init; } = "tcp";
}
