using System.Collections.Immutable;

namespace A11.Core.Boundaries;

/// <summary>
/// Which paths may be written: deny wins over allow, and what nothing allows is denied. Denied and protected paths are compared also in
/// folded form (case, Unicode), so that no twin of a name passes that another file system takes for it.
/// </summary>
public sealed class Boundary
{
    private readonly ImmutableArray<ImmutableArray<PathPattern>> _allow;
    private readonly ImmutableArray<PathPattern> _deny;
    private readonly ImmutableArray<PathPattern> _foldedDeny;
    private readonly ImmutableArray<string> _protected;

    /// <summary>A boundary of these patterns.</summary>
    /// <param name="allow">What may be written.</param>
    /// <param name="deny">What may not, even where it is allowed.</param>
    public Boundary(ImmutableArray<PathPattern> allow, ImmutableArray<PathPattern> deny)
        : this([allow], deny, [])
    {
    }

    private Boundary(ImmutableArray<ImmutableArray<PathPattern>> allow, ImmutableArray<PathPattern> deny, ImmutableArray<string> guarded)
    {
        _allow = allow;
        _deny = deny;
        _foldedDeny = [.. deny.Select(pattern => PathPattern.TryParse(PathName.Fold(pattern.Text), out var folded, out _) ? folded : pattern)];
        _protected = guarded;
    }

    /// <summary>The patterns of what may be written; each list narrows the one before.</summary>
    public ImmutableArray<ImmutableArray<PathPattern>> Allow => _allow;

    /// <summary>The patterns of what may not be written.</summary>
    public ImmutableArray<PathPattern> Deny => _deny;

    /// <summary>The boundary narrowed by a repository's own patterns; never widened.</summary>
    /// <param name="allow">What may be written of what this boundary allows; empty to leave that as it is.</param>
    /// <param name="deny">What may not be written besides.</param>
    public Boundary Narrow(ImmutableArray<PathPattern> allow, ImmutableArray<PathPattern> deny) =>
        new(allow.IsEmpty ? _allow : _allow.Add(allow), _deny.AddRange(deny), _protected);

    /// <summary>The boundary with one more path that no agent may write: the profile's page.</summary>
    public Boundary Guard(string path) => new(_allow, _deny, _protected.Add(PathName.Fold(path)));

    /// <summary>Judges a path by its name alone.</summary>
    /// <param name="path">The path from the root, with slashes.</param>
    /// <param name="named">The paths that the task names; what instructs other tools, or makes them run code, may be written only if it is among them.</param>
    public BoundaryVerdict Judge(string path, IReadOnlyCollection<string>? named = null)
    {
        if (PathName.FindProblem(path) is { } problem)
        {
            return new BoundaryVerdict(path, ViolationKind.UnsafeName, $"The path {problem}.");
        }

        var folded = PathName.Fold(path);
        var names = folded.Split('/');
        if (ProtectedPaths.Always.FirstOrDefault(pattern => pattern.IsMatch(names)) is { } guarded)
        {
            return new BoundaryVerdict(path, ViolationKind.Protected, $"No agent may write it ({guarded}): who writes it can switch the guard off.");
        }

        if (_protected.Contains(folded))
        {
            return new BoundaryVerdict(path, ViolationKind.Protected, "No agent may write it: it is the profile, which sets the boundary.");
        }

        if (FindDenial(path, folded) is { } denial)
        {
            return new BoundaryVerdict(path, ViolationKind.Denied, $"The pattern {denial} denies it.");
        }

        foreach (var list in _allow)
        {
            if (!list.Any(pattern => pattern.IsMatch(path)))
            {
                return new BoundaryVerdict(path, ViolationKind.NotAllowed, $"No pattern allows it; what may be written is {string.Join(", ", list)}.");
            }
        }

        if (ProtectedPaths.FindMisspelled(path) is var (directory, known))
        {
            return new BoundaryVerdict(path, ViolationKind.UnsafeName, $"Its directory {directory} differs from {known} only in case or Unicode form, and is the same on other systems.");
        }

        return named?.Contains(path) != true && ProtectedPaths.FindReasonToName(names) is { } reason
            ? new BoundaryVerdict(path, ViolationKind.Unnamed, reason)
            : new BoundaryVerdict(path, null, "It is allowed.");
    }

    private PathPattern? FindDenial(string path, string folded)
    {
        for (var i = 0; i < _deny.Length; i++)
        {
            if (_deny[i].IsMatch(path) || _foldedDeny[i].IsMatch(folded))
            {
                return _deny[i];
            }
        }

        return null;
    }
}
