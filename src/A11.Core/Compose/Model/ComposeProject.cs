using System.Collections.Immutable;

namespace A11.Core.Compose.Model;

/// <summary>Compose files that are read together (Compose specification, “include” and “Merge Compose files”).</summary>
/// <param name="Files">The files, the one that is asked about first.</param>
/// <param name="IsOpen">Whether there may be more of them: behind an address, or a variable, or in another directory.</param>
internal sealed record ComposeProject(ImmutableArray<ComposeFile> Files, bool IsOpen)
{
    /// <summary>The definitions of a service, the first file's first.</summary>
    public IEnumerable<ComposeService> FindServices(string name) => Files.Select(file => file.Find(name)).OfType<ComposeService>();

    /// <summary>Whether a file defines a network, volume, secret, config or model.</summary>
    /// <param name="kind">The key at the top: <c>networks</c>.</param>
    /// <param name="name">The name.</param>
    public bool Defines(string kind, string name) => Files.Any(file => file.Root[kind]?.AsMapping?.FindMerged(name) is not null);
}
