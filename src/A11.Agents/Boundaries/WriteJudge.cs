using A11.Agents.Policies;
using A11.Core.Boundaries;
using A11.Core.Tasks;

namespace A11.Agents.Boundaries;

/// <summary>Says of a path, before anything is written, whether an agent may write it: what the gate will say of it afterwards.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="policy">What agents may do in it.</param>
/// <param name="task">The task that the agent carries out; null where it is unknown, so that all tasks' lanes count.</param>
/// <param name="isStrict">Whether what the task does not ask for is refused.</param>
public sealed class WriteJudge(string root, Policy policy, DevOpsTask? task, bool isStrict)
{
    /// <summary>Judges a path as a tool names it: absolute, or from a folder.</summary>
    /// <param name="path">The path.</param>
    /// <param name="folder">Absolute path of the folder that a relative one starts from.</param>
    public BoundaryVerdict Judge(string path, string folder)
    {
        // “a/../b” need not be “b”, where “a” is a link.
        if (path.Split('/', '\\').Contains(".."))
        {
            return new BoundaryVerdict(path, ViolationKind.UnsafeName, "The path holds “..”; name the file without it.");
        }

        // Some tools take these for the home directory, and for an address.
        if (path.StartsWith('~') || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return new BoundaryVerdict(path, ViolationKind.UnsafeName, "The path begins like a home directory or an address; name the file from the repository's root.");
        }

        if (path.Length == 0)
        {
            return new BoundaryVerdict(path, ViolationKind.UnsafeName, "The path is empty.");
        }

        var full = Path.GetFullPath(path, folder);
        var relative = Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? new BoundaryVerdict(path, ViolationKind.NotAllowed, "It lies outside of the repository.")
            : Judge(relative);
    }

    /// <summary>Judges a path from the repository's root, with slashes.</summary>
    public BoundaryVerdict Judge(string path)
    {
        // A name that is none need not be looked for.
        var verdict = policy.Boundary.Judge(path, Named);
        verdict = verdict.IsAllowed ? new WriteGuard(root, policy.Boundary, Surroundings.Find(root, path)).Judge([new PathChange(path)], Named)[0] : verdict;
        if (!verdict.IsAllowed)
        {
            return verdict;
        }

        var isAskedFor = task is null || task.Lane.Contains(path);
        return isAskedFor ? verdict
            : isStrict ? new BoundaryVerdict(path, ViolationKind.OutsideLane, $"The boundary allows it, but {task!.Id} does not ask for it; it asks for {string.Join(", ", task.Lane)}.")
            : verdict with { Reason = $"It is allowed, but {task!.Id} does not ask for it; leave it alone unless the task can't be done without it." };
    }

    private IReadOnlyCollection<string> Named => task is null ? policy.Named : task.Lane;
}
