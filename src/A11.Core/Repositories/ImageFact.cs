using System.Collections.Immutable;

namespace A11.Core.Repositories;

/// <summary>What a Dockerfile builds when it is built to its last stage.</summary>
/// <param name="Path">The Dockerfile.</param>
/// <param name="Stages">The names of its stages in order; an empty text for one without a name.</param>
/// <param name="Ports">The ports that the final stage exposes, as written.</param>
/// <param name="HasHealthCheck">Whether the final stage, or one that it builds on, has a HEALTHCHECK other than NONE.</param>
public sealed record ImageFact(string Path, ImmutableArray<string> Stages, ImmutableArray<string> Ports, bool HasHealthCheck)
{
    /// <summary>Whether the final stage surely lacks a program, by its name.</summary>
    public Func<string, bool> Lacks { get; init; } = static _ => false;
}
