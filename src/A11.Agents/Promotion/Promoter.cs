using System.Collections.Immutable;
using A11.Agents.Changes;
using A11.Agents.FileSystems;

namespace A11.Agents.Promotion;

/// <summary>
/// Moves accepted changes into the repository, all or nothing. New contents, and copies of the old ones, are staged and flushed first; the journal, renamed
/// into place, is the point of no return; then every staged file is renamed over its target. Killed before that point, the repository has all old files;
/// after it, <see cref="Recover"/> gives it all new ones. What can't be finished is taken back.
/// </summary>
public sealed class Promoter
{
    private static readonly Lock OneAtATime = new();

    private readonly string _root;
    private readonly Action<string> _reached;

    /// <summary>A promoter for a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    public Promoter(string root)
        : this(root, static _ => { })
    {
    }

    /// <summary>A promoter that tells how far it has come; tests end the process there.</summary>
    internal Promoter(string root, Action<string> reached)
    {
        _root = root;
        _reached = reached;
    }

    /// <summary>Finishes what an earlier run could not, or takes it back.</summary>
    /// <exception cref="IOException">A file can be moved neither forth nor back; the next start tries again.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted; the next start tries again.</exception>
    public Recovery Recover()
    {
        using var staging = PromotionStaging.Open(_root, out var end);
        if (staging is null)
        {
            return Recovery.Nothing;
        }

        var journal = staging.Read();
        if (end is null && journal is not null)
        {
            return Finish(staging, journal);
        }

        if (end is null && staging.HasJournal)
        {
            return new Recovery(RecoveryOutcome.Unreadable, [], $"The journal of a run that was cut off is not as it was written, so that nothing was done by it: look through “git status” for files of that run. What it had staged is kept in {staging.SetAside()}.");
        }

        if (end is null)
        {
            staging.End(RecoveryOutcome.Undone);
        }

        staging.Remove();
        return end == RecoveryOutcome.Completed ? Completed(PathsOf(journal)) : Undone(PathsOf(journal), []);
    }

    /// <summary>Writes changes into the repository.</summary>
    /// <param name="changes">What was accepted.</param>
    /// <param name="expected">The hash of each changed path in the snapshot; null for one that was not there.</param>
    /// <exception cref="PromotionConflictException">A path differs from the snapshot; nothing was written but a copy of the agent's files.</exception>
    /// <exception cref="IOException">A file can't be written; nothing was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted; nothing was changed.</exception>
    public void Promote(ImmutableArray<Change> changes, IReadOnlyDictionary<string, string?> expected)
    {
        using var turn = OneAtATime.EnterScope();
        _ = Recover();
        using var root = DirectoryHandle.Open(_root);
        using var staging = PromotionStaging.Create(_root);
        var target = new PromotionTarget(root);
        var journal = Stage(target, staging, changes, expected);
        var steps = new PromotionSteps(target, staging, journal, _reached);
        try
        {
            steps.Apply();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _ = Undo(steps, staging);
            throw;
        }

        End(staging, RecoveryOutcome.Completed);
    }

    private PromotionJournal Stage(PromotionTarget target, PromotionStaging staging, ImmutableArray<Change> changes, IReadOnlyDictionary<string, string?> expected)
    {
        try
        {
            _reached("stage");
            var plan = new PromotionPlan(target, staging, changes, expected);
            var journal = plan.Stage();
            if (!plan.Conflicts.IsEmpty)
            {
                throw new PromotionConflictException(plan.Conflicts, ConflictDirectory.Keep(_root, changes));
            }

            _reached("commit");
            staging.Write(journal);
            _reached("committed");
            return journal;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or PromotionConflictException)
        {
            End(staging, RecoveryOutcome.Undone);
            throw;
        }
    }

    private Recovery Finish(PromotionStaging staging, PromotionJournal journal)
    {
        using var root = DirectoryHandle.Open(_root);
        var steps = new PromotionSteps(new PromotionTarget(root), staging, journal, _reached);
        var why = "";
        if (!journal.IsUndone)
        {
            try
            {
                steps.Apply();
                End(staging, RecoveryOutcome.Completed);
                return Completed(PathsOf(journal));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                why = $" It could not be finished: {error.Message}";
            }
        }

        var undone = Undone(PathsOf(journal), Undo(steps, staging));
        return undone with { Message = undone.Message + why };
    }

    /// <summary>Once it is noted that steps are taken back, they are, also by the next run.</summary>
    private IReadOnlyList<string> Undo(PromotionSteps steps, PromotionStaging staging)
    {
        _reached("turn");
        staging.Turn();
        var left = steps.Undo();
        End(staging, RecoveryOutcome.Undone);
        return left;
    }

    private void End(PromotionStaging staging, RecoveryOutcome outcome)
    {
        _reached("end");
        staging.End(outcome);
        _reached("remove");
        staging.Remove();
    }

    private static ImmutableArray<string> PathsOf(PromotionJournal? journal) => journal is null ? [] : [.. journal.Steps.Select(step => step.Path)];

    private static Recovery Completed(ImmutableArray<string> paths) =>
        new(RecoveryOutcome.Completed, paths, $"An earlier run was cut off while its files were moved in; all of them are in place now{List(paths)}.");

    private static Recovery Undone(ImmutableArray<string> paths, IReadOnlyList<string> left)
    {
        var message = $"An earlier run was cut off before all of its files were moved in; none of them is in place, the repository is as it was before{List(paths)}.";
        return new(RecoveryOutcome.Undone, paths, left.Count == 0 ? message : $"{message} But {string.Join(", ", left)} was changed since and left as it is.");
    }

    private static string List(ImmutableArray<string> paths) => paths.IsEmpty ? "" : $": {string.Join(", ", paths)}";
}
