using System.Collections.Immutable;
using System.Text;
using A11.Agents.Changes;
using A11.Agents.Gates;
using A11.Agents.Locks;
using A11.Agents.Policies;
using A11.Agents.Reviews;
using A11.Agents.Sandboxes;
using A11.Core.Configuration;
using A11.Core.Tasks;

namespace A11.Agents.Runs;

/// <summary>What the lock says of a task, held against the repository as it is.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="policy">What agents may do in it.</param>
internal sealed class LockedState(string root, Policy policy)
{
    /// <summary>The lock as it is on disk; empty where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is no lock.</exception>
    public LockFile Read() => LockFile.Read(root);

    /// <summary>Why the task can't be carried out without overwriting what is the user's: a hand edit, or a file that no task made.</summary>
    public string? FindConflict(DevOpsTask task, LockFile locks)
    {
        var entry = locks.Find(task.Id);
        var edited = (entry?.Files ?? []).Where(file => file.FindState(root) == LockedFileState.Changed).Select(file => file.Path).ToArray();
        if (edited.Length > 0)
        {
            return $"Edited by hand since the last run: {string.Join(", ", edited)}. Take the edit in by “a11 accept”, or restore the file.";
        }

        // A file that the task made may since belong to another task, which changed it.
        var foreign = task.FilesToCreate.Where(path => Path.Exists(Path.Combine(root, path)) && (entry is null || locks.OwnerOf(path) is null)).ToArray();
        return foreign.Length > 0
            ? $"There already, and not made by this task: {string.Join(", ", foreign)}. Move it away, or name it in “files_to_modify” instead."
            : null;
    }

    /// <summary>Whether nothing has changed since the task was carried out: the task, the profile, its files. What passed older rules must pass those of today.</summary>
    public bool IsUpToDate(DevOpsTask task, LockFile locks, Gate gate) => FindChange(task, locks) is null
        && locks.Find(task.Id) is { } entry
        && (entry.Ruleset == RulesetVersion.Newest.ToString() || gate.KeepsRules(entry.Files.Select(file => file.Path)));

    /// <summary>Why a task that is not up to date is open, as a sentence.</summary>
    public string ExplainOpen(DevOpsTask task, LockFile locks) => FindChange(task, locks) ?? "Its files do not keep the rules of this version.";

    private string? FindChange(DevOpsTask task, LockFile locks)
    {
        if (locks.Find(task.Id) is not { } entry)
        {
            return "It was not carried out yet.";
        }

        var states = entry.Files.Select(file => (file.Path, State: file.FindState(root))).ToArray();
        var gone = states.Where(file => file.State == LockedFileState.Missing).Select(file => file.Path).Concat(task.FilesToCreate.Where(path => locks.OwnerOf(path) is null)).Distinct(StringComparer.Ordinal).ToArray();
        return !IsHashOf(entry.TaskHash, task.Json) ? "The task has changed since it was carried out."
            : !IsHashOf(entry.ProfileHash, policy.Profile.Text.Content) ? "The profile has changed since it was carried out."
            : gone.Length > 0 ? $"Missing: {string.Join(", ", gone)}."
            : Array.Exists(states, file => file.State == LockedFileState.Changed) ? "Its files have changed since it was carried out."
            : null;
    }

    /// <summary>The lock after the task's files were let in, in its current form.</summary>
    public LockFile With(LockFile locks, DevOpsTask task, string agent, ImmutableArray<Change> changes, ImmutableArray<Review> reviews, Confinement? confinement = null)
    {
        locks = locks.Modernize(root);
        var written = changes.Where(change => change.Kind != ChangeKind.Deleted).Select(change => new LockedFile(change.Path, LockedContent.Create(change.Content.Span).Text));
        var kept = (locks.Find(task.Id)?.Files ?? []).Where(file => changes.All(change => change.Path != file.Path) && file.FindState(root) == LockedFileState.Unchanged);
        var entry = new LockedTask(
            task.Id,
            HashOf(task.Json),
            policy.Profile.Path,
            HashOf(policy.Profile.Text.Content),
            agent,
            RulesetVersion.Newest.ToString(),
            [.. written.Concat(kept).OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. reviews.Select(review => new LockedReview(review.Reviewer, review.By, review.Findings.Length))])
        {
            Sandbox = confinement is { IsNeeded: true } ? confinement.Name : null,
        };
        return locks.With(entry, changes.Where(change => change.Kind == ChangeKind.Deleted).Select(change => change.Path));
    }

    /// <summary>A page or a task may be checked out with other line endings, as any other file.</summary>
    private static string HashOf(string text) => LockedContent.Create(Encoding.UTF8.GetBytes(text)).Text;

    /// <summary>Locks of version 1 have the hash of the bytes.</summary>
    private static bool IsHashOf(string hash, string text) => LockedContent.Create(Encoding.UTF8.GetBytes(text)) is var content && (hash == content.Text || hash == content.Bytes);
}
