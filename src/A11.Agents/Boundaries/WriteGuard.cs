using System.Collections.Immutable;
using A11.Agents.FileSystems;
using A11.Core.Boundaries;

namespace A11.Agents.Boundaries;

/// <summary>Says which changes may be written: by their paths (<see cref="PathGuard"/>), and by what is on disk at these paths. Gate, hook and server ask it.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="boundary">The boundary.</param>
/// <param name="existing">What is there before the changes: all of it, or what surrounds them.</param>
internal sealed class WriteGuard(string root, Boundary boundary, PathIndex existing)
{
    private readonly PathGuard _paths = new(boundary, existing);

    /// <summary>The verdicts on changes, in their order.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="named">The paths that tasks name.</param>
    public ImmutableArray<BoundaryVerdict> Judge(IReadOnlyCollection<PathChange> changes, IReadOnlyCollection<string> named) =>
        [.. _paths.Judge(changes, named).Select(verdict => verdict.IsAllowed && FileLinks.FindProblem(root, verdict.Path) is { } link ? new BoundaryVerdict(verdict.Path, ViolationKind.Link, link) : verdict)];
}
