using System.Collections.Immutable;

namespace A11.Core.Boundaries;

/// <summary>
/// Says of changes, by their paths alone, which may be written: the boundary's verdict on each, and what only all of them together with what is there show
/// (names that other systems take for each other, directories that git takes for a repository). Every question whether something may be written comes here.
/// </summary>
/// <param name="boundary">The boundary.</param>
/// <param name="existing">What is there before the changes: all of it, or what surrounds them.</param>
public sealed class PathGuard(Boundary boundary, PathIndex existing)
{
    /// <summary>The verdicts on changes, in their order.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="named">The paths that tasks name.</param>
    public ImmutableArray<BoundaryVerdict> Judge(IReadOnlyCollection<PathChange> changes, IReadOnlyCollection<string> named)
    {
        var deleted = changes.Where(change => change.IsDeleted).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        var written = new PathIndex(changes.Where(change => !change.IsDeleted).Select(change => change.Path));
        var repositories = new BareRepositories(existing, written, deleted);
        return [.. changes.Select(change => Judge(change, named, written, deleted, repositories))];
    }

    private BoundaryVerdict Judge(PathChange change, IReadOnlyCollection<string> named, PathIndex written, HashSet<string> deleted, BareRepositories repositories)
    {
        var path = change.Path;
        var verdict = boundary.Judge(path, named);
        if (!verdict.IsAllowed || change.IsDeleted)
        {
            return verdict;
        }

        if (FindTwin(path, written, deleted) is { } twin)
        {
            return new BoundaryVerdict(path, ViolationKind.UnsafeName, twin);
        }

        return !named.Contains(path) && repositories.Find(path) is { } repository
            ? new BoundaryVerdict(path, ViolationKind.Unnamed, $"It is part of a bare Git repository ({repository}), whose configuration can run programs, so a task must name it to write it.")
            : verdict;
    }

    /// <summary>Why a path, or a directory on the way to it, is the same as another on some system; null where it is not.</summary>
    private string? FindTwin(string path, PathIndex written, HashSet<string> deleted)
    {
        foreach (var entry in PathIndex.WayTo(path))
        {
            // A directory that was there before is not the change's doing.
            if (entry.Length < path.Length && existing.Contains(entry))
            {
                continue;
            }

            var twin = existing.FindAll(entry).FirstOrDefault(other => other != entry && existing.IsLeft(other, deleted)) ?? written.FindAll(entry).FirstOrDefault(other => other != entry);
            if (twin is not null)
            {
                return entry.Length == path.Length
                    ? $"It differs from {twin} only in case or Unicode form, and is the same file on other systems."
                    : $"Its directory {entry} differs from {twin} only in case or Unicode form, and is the same on other systems.";
            }
        }

        return null;
    }
}
