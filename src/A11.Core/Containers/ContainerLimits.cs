using A11.Core.Text;

namespace A11.Core.Containers;

/// <summary>What a container may use of its host, and what is set aside for it. Compose files and manifests each say it in their own form.</summary>
public sealed record ContainerLimits
{
    /// <summary>The memory that it may use; null where that is not limited.</summary>
    public PlacedText? Memory { get; init; }

    /// <summary>The CPU time that it may use; null where that is not limited.</summary>
    public PlacedText? Cpu { get; init; }

    /// <summary>The memory that is set aside for it; null where none is.</summary>
    public PlacedText? RequestedMemory { get; init; }

    /// <summary>The CPU time that is set aside for it; null where none is.</summary>
    public PlacedText? RequestedCpu { get; init; }
}
