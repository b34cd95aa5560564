using System.Collections.Immutable;
using A11.Core.Boundaries;
using A11.Core.Tasks;

namespace A11.Agents.Agents.Adapters;

/// <summary>
/// What an agent's own permissions let it write: the boundary in its words, so that it is refused while it writes. It is never what is relied on:
/// what was written is judged by the boundary itself.
/// </summary>
/// <param name="Allowed">Patterns of what may be written.</param>
/// <param name="Denied">Patterns of what may not, even where it is allowed.</param>
/// <param name="Lane">The paths that the task names.</param>
internal sealed record WritePermissions(ImmutableArray<PermissionPattern> Allowed, ImmutableArray<PermissionPattern> Denied, ImmutableArray<string> Lane)
{
    /// <summary>Nothing may be written.</summary>
    public static WritePermissions Closed { get; } = new([], [], []);

    /// <summary>Whether a path may be written, by the boundary itself.</summary>
    public Func<string, bool> MayWrite { get; private init; } = _ => false;

    /// <summary>Whether anything may be written.</summary>
    public bool IsOpen => !Allowed.IsEmpty || !Lane.IsEmpty;

    /// <summary>The permissions of a task.</summary>
    /// <param name="boundary">The boundary.</param>
    /// <param name="task">The task.</param>
    /// <param name="isStrict">Whether nothing but what the task names may be written.</param>
    public static WritePermissions Create(Boundary boundary, DevOpsTask task, bool isStrict)
    {
        // Agents know no patterns that must all match, so a boundary that was narrowed is the lane alone.
        var allowed = isStrict || boundary.Allow.Length != 1 ? [] : boundary.Allow[0].Select(PermissionPattern.Create).ToImmutableArray();
        var denied = boundary.Deny
            .Concat(ProtectedPaths.Always)
            .Concat(ProtectedPaths.UnlessNamed.Where(pattern => !task.Lane.Any(path => pattern.IsMatch(PathName.Fold(path)))))
            .Select(PermissionPattern.Create);
        return new WritePermissions(allowed, [.. denied], task.Lane)
        {
            MayWrite = path => boundary.Judge(path, task.Lane).IsAllowed && (!isStrict || task.Lane.Contains(path, StringComparer.Ordinal)),
        };
    }
}
