using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Containers;
using A11.Core.Files;
using A11.Core.Images;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Model;

/// <summary>A service of a compose file.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Mapping">What it is made of.</param>
public sealed record ComposeService(YamlNode Key, YamlMapping Mapping)
{
    /// <summary>Its name.</summary>
    public string Name => Key.Text ?? "";

    /// <summary>The image that it runs, with the defaults of variables filled in; null where it names none.</summary>
    public YamlScalar? Image => Get("image")?.AsScalar;

    /// <summary>Whether it is built from a Dockerfile.</summary>
    public bool IsBuilt => Get("build") is not null;

    /// <summary>Whether it has a health check that is not switched off.</summary>
    public bool HasHealthCheck => Health.IsProbed;

    /// <summary>The stage that it is built to; null for the last.</summary>
    public string? Target => Get("build")?.AsMapping?["target"]?.Text;

    /// <summary>What it says under a key, merge keys followed.</summary>
    public YamlNode? Get(string name) => Mapping.FindMerged(name)?.Value;

    /// <summary>The Dockerfile that it is built from, from the repository's root; null where it is built from none in the repository.</summary>
    /// <param name="directory">The compose file's directory.</param>
    public string? Dockerfile(string directory)
    {
        var build = Get("build");
        var context = build?.Text ?? build?.AsMapping?["context"]?.Text ?? ".";
        return build is null || RepositoryPath.Resolve(directory, context) is not { } path
            ? null
            : RepositoryPath.Resolve(path, build.AsMapping?["dockerfile"]?.Text ?? "Dockerfile");
    }

    /// <summary>The service that it extends, as written; null where it extends none.</summary>
    internal YamlNode? ExtendedName => Get("extends") is { } extends ? extends.AsMapping?["service"] ?? extends.AsScalar : null;

    /// <summary>The file of the service that it extends; null where that is in its own.</summary>
    internal string? ExtendedFile => Get("extends")?.AsMapping?["file"]?.Text;

    /// <summary>The directory that it is built from, as written; null where it isn't built, or from the file's own.</summary>
    internal YamlScalar? BuildContext => Get("build") is { } build ? build.AsScalar ?? build.AsMapping?["context"]?.AsScalar : null;

    /// <summary>The services that it depends on, with the condition that it waits for where one is given.</summary>
    public IEnumerable<(YamlNode Name, YamlScalar? Condition)> Dependencies => Get("depends_on")?.Resolved switch
    {
        YamlSequence sequence => sequence.Items.Select(item => (item, (YamlScalar?)null)),
        YamlMapping mapping => mapping.MergedEntries().Select(entry => (entry.Key, entry.Value.AsMapping?["condition"]?.AsScalar)),
        _ => [],
    };

    /// <summary>The services whose network, processes or memory it shares, by <c>service:NAME</c> under the key.</summary>
    internal IEnumerable<(string Key, YamlNode Node, string Name)> SharedServices => SharingKeys
        .Select(key => (Key: key, Node: Get(key)))
        .Where(static pair => pair.Node?.Text?.StartsWith(ServicePrefix, StringComparison.Ordinal) == true)
        .Select(static pair => (pair.Key, pair.Node!, pair.Node!.Text![ServicePrefix.Length..]));

    /// <summary>The services whose images its build takes as a context: <c>additional_contexts: { base: "service:base" }</c>.</summary>
    internal IEnumerable<(YamlNode Node, string Name)> BuildServices => (Get("build")?.AsMapping?["additional_contexts"]?.Resolved switch
    {
        YamlMapping mapping => mapping.MergedEntries().Select(static entry => (Node: entry.Value, entry.Value.Text)),
        YamlSequence sequence => sequence.Items.Select(static item => (Node: item, Text: item.Text?[(item.Text.IndexOf('=', StringComparison.Ordinal) + 1)..])),
        _ => [],
    }).Where(static pair => pair.Text?.StartsWith(ServicePrefix, StringComparison.Ordinal) == true).Select(static pair => (pair.Node, pair.Text![ServicePrefix.Length..]));

    /// <summary>The services that must be started before it: those that it depends on, links to, mounts from or shares with.</summary>
    internal IEnumerable<(YamlNode Node, string Name)> StartedBefore =>
    [
        .. Dependencies.Where(static dependency => dependency.Name.Text is not null).Select(static dependency => (dependency.Name, dependency.Name.Text!)),
        .. Items("links").Select(static item => (item, Interpolation.Split(item.Text ?? "", ':')[0])),
        .. Items("volumes_from").Where(static item => item.Text?.StartsWith("container:", StringComparison.Ordinal) == false).Select(static item => (item, Interpolation.Split(item.Text ?? "", ':')[0])),
        .. SharedServices.Select(static shared => (shared.Node, shared.Name)),
    ];

    /// <summary>How many containers it is run as, where a number says so; null otherwise.</summary>
    internal int? Replicas => int.TryParse((At("deploy", "replicas") ?? Get("scale"))?.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>The profiles that enable it; none where it is always enabled.</summary>
    internal ImmutableArray<string> Profiles => [.. Items("profiles").Select(static item => item.Text).OfType<string>()];

    /// <summary>The items of a list under a key; none where there is no list.</summary>
    internal ImmutableArray<YamlNode> Items(string name) => Get(name)?.AsSequence?.Items ?? [];

    private const string ServicePrefix = "service:";

    private static readonly string[] SharingKeys = ["network_mode", "ipc", "pid"];

    /// <summary>The keys by which a service shares a namespace of its host.</summary>
    private static readonly (string Key, string Namespace)[] NamespaceKeys = [("network_mode", "network"), ("pid", "pid"), ("ipc", "ipc"), ("userns_mode", "userns")];

    /// <summary>How it is isolated from its host.</summary>
    public ContainerIsolation Isolation => new()
    {
        Privileged = Mapping.Find("privileged") is { } privileged && IsTrue(privileged.Value) ? privileged.Span : null,
        AddedCapabilities = [.. (Get("cap_add")?.AsSequence?.Items ?? []).Where(static item => item.Text is not null).Select(static item => new PlacedText(item.Text!, item.Span))],
        HostNamespaces = [.. NamespaceKeys.Select(key => (key.Namespace, Entry: Mapping.Find(key.Key))).Where(static key => key.Entry is { Value.Text: "host" }).Select(static key => new PlacedText(key.Namespace, key.Entry!.Span))],
        AllowsEscalation = (Get("security_opt")?.AsSequence?.Items ?? []).Any(static option => option.Text?.StartsWith("no-new-privileges", StringComparison.Ordinal) == true) ? false : null,
        HasReadOnlyRoot = IsTrue(Get("read_only")),
        HostPaths = [.. (Get("volumes")?.AsSequence?.Items ?? []).Select(static item => new PlacedText(HostPathOf(item), item.Span))],
    };

    /// <summary>What checks its health; a check without a test has the image's, of which nothing is known.</summary>
    public ContainerHealth Health
    {
        get
        {
            var check = Mapping.FindMerged("healthcheck");
            var test = check?.Value.AsMapping is { } settings && !IsTrue(settings["disable"]) ? settings["test"] : null;
            var isChecked = test is not null && test.Text != "NONE" && test.AsSequence?.Items.FirstOrDefault()?.Text != "NONE";
            return ContainerHealth.Create(isChecked ? check!.Key.Span : null, HasItems("ports") || HasItems("expose"));
        }
    }

    /// <summary>What it may use of its host, under <c>deploy.resources</c> or by the older keys beside it (Compose specification, “deploy” and “services”).</summary>
    public ContainerLimits Limits => new()
    {
        Memory = SettingOf(At("deploy", "resources", "limits", "memory") ?? Get("mem_limit")),
        Cpu = SettingOf(At("deploy", "resources", "limits", "cpus") ?? Get("cpus") ?? Get("cpu_quota")),
        RequestedMemory = SettingOf(At("deploy", "resources", "reservations", "memory") ?? Get("mem_reservation")),
        RequestedCpu = SettingOf(At("deploy", "resources", "reservations", "cpus")),
    };

    /// <summary>The image as a reference; null where it names none.</summary>
    public ImageReference? Reference => Image is { } image ? ImageReference.Parse(Interpolation.WithDefaults(image.Value)) : null;

    /// <summary>Whether a value is true to Compose, which reads texts as truth values where it expects one (compose-go, loader/interpolate.go).</summary>
    internal static bool IsTrue(YamlNode? node) => node?.Text?.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "Y";

    /// <summary>A value below its own keys: <c>At("deploy", "resources")</c>; null where there is none.</summary>
    internal YamlNode? At(params ReadOnlySpan<string> path)
    {
        var node = Get(path[0]);
        foreach (var key in path[1..])
        {
            node = node?.AsMapping?.FindMerged(key)?.Value;
        }

        return node;
    }

    private static PlacedText? SettingOf(YamlNode? node) => node is { Text.Length: > 0 } ? new PlacedText(node.Text, node.Span) : null;

    private bool HasItems(string name) => Get(name)?.AsSequence is { Items.IsEmpty: false };

    /// <summary>What a volume mounts, with the defaults of variables: <c>${XDG_RUNTIME_DIR:-/run}/docker.sock:/var/run/docker.sock</c>.</summary>
    public static string HostPathOf(YamlNode volume) =>
        volume.Text is { } text ? ContainerIsolation.HostPathOf(Interpolation.WithDefaults(text)) : volume.AsMapping?["source"]?.Text ?? "";
}
