using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Containers;

/// <summary>What keeps a container from its host, and what a file takes away of it. Compose files, manifests and workflows each say it in their own form; what is judged of it is judged here.</summary>
public sealed record ContainerIsolation
{
    /// <summary>Where it is said to run privileged; null where it does not.</summary>
    public TextSpan? Privileged { get; init; }

    /// <summary>The namespaces that it shares with the host: <c>network</c>, <c>pid</c>, <c>ipc</c>, <c>userns</c>, <c>uts</c>.</summary>
    public ImmutableArray<PlacedText> HostNamespaces { get; init; } = [];

    /// <summary>The capabilities that it gets beside the default ones, as they are written.</summary>
    public ImmutableArray<PlacedText> AddedCapabilities { get; init; } = [];

    /// <summary>The paths of the host that are mounted into it.</summary>
    public ImmutableArray<PlacedText> HostPaths { get; init; } = [];

    /// <summary>Whether a process may gain more privileges than the one that started it; null where nothing is said, which all engines take for yes.</summary>
    public bool? AllowsEscalation { get; init; }

    /// <summary>Whether its root file system can't be written.</summary>
    public bool HasReadOnlyRoot { get; init; }

    /// <summary>The capabilities with which it takes over its host.</summary>
    public IEnumerable<PlacedText> DangerousCapabilities => AddedCapabilities.Where(static capability => DangerousCapability.Is(capability.Value));

    /// <summary>The sockets of container engines that are mounted into it.</summary>
    public IEnumerable<PlacedText> EngineSockets => HostPaths.Where(static path => EngineSocket.Is(path.Value));

    /// <summary>What both say.</summary>
    public ContainerIsolation With(ContainerIsolation other) => new()
    {
        Privileged = Privileged ?? other.Privileged,
        HostNamespaces = [.. HostNamespaces, .. other.HostNamespaces],
        AddedCapabilities = [.. AddedCapabilities, .. other.AddedCapabilities],
        HostPaths = [.. HostPaths, .. other.HostPaths],
        AllowsEscalation = AllowsEscalation ?? other.AllowsEscalation,
        HasReadOnlyRoot = HasReadOnlyRoot || other.HasReadOnlyRoot,
    };

    /// <summary>The path of the host in the short form of a volume, <c>/host/path:/path:ro</c>: what stands before the first colon that is no drive's.</summary>
    public static string HostPathOf(string volume)
    {
        var colon = volume.IndexOf(':', volume is [_, ':', '\\' or '/', ..] ? 2 : 0);
        return colon < 0 ? volume : volume[..colon];
    }
}
