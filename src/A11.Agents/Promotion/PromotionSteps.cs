using A11.Core.Files;

namespace A11.Agents.Promotion;

/// <summary>Takes a journal's steps, or takes them back. Each can be cut off anywhere and taken again: what is still staged has not been moved.</summary>
/// <param name="target">The repository.</param>
/// <param name="staging">The staged files.</param>
/// <param name="journal">The journal.</param>
/// <param name="reached">Told before each thing that is done to the disk; tests end the process there.</param>
internal sealed class PromotionSteps(PromotionTarget target, PromotionStaging staging, PromotionJournal journal, Action<string> reached)
{
    /// <summary>Takes all steps.</summary>
    /// <exception cref="IOException">A step can't be taken, or somebody changed the file meanwhile.</exception>
    /// <exception cref="UnauthorizedAccessException">A step is not permitted.</exception>
    public void Apply()
    {
        foreach (var (index, step) in journal.Steps.Index())
        {
            reached($"take {step.Path}");
            if (step.New is null)
            {
                Delete(step);
            }
            else if (staging.HashOfNew(index) is { } staged)
            {
                Place(index, step, staged);
            }
        }

        reached("flush");
        FlushFolders();
        RemoveEmptied();
    }

    /// <summary>Takes all steps back.</summary>
    /// <returns>The paths that somebody changed meanwhile, and which were left as they are.</returns>
    public IReadOnlyList<string> Undo()
    {
        var left = new List<string>();
        foreach (var (index, step) in journal.Steps.Index().Reverse())
        {
            reached($"undo {step.Path}");
            if (!Undo(index, step))
            {
                left.Add(step.Path);
            }
        }

        foreach (var folder in journal.Folders.Reverse())
        {
            reached($"remove {folder}");
            target.RemoveIfEmpty(folder);
        }

        reached("flush");
        FlushFolders();
        return left;
    }

    private void Delete(PromotionStep step)
    {
        // Where a later step has been taken before, a folder may have the file's name.
        var current = target.HashOf(step.Path);
        if (current is null or PromotionTarget.AFolder)
        {
            return;
        }

        if (current != step.Old)
        {
            throw new IOException($"{step.Path} was changed meanwhile.");
        }

        target.In(step.Path, static (folder, name) => folder.DeleteFile(name));
    }

    private void Place(int index, PromotionStep step, string staged)
    {
        if (staged != step.New)
        {
            throw new IOException($"What was to become {step.Path} was changed while it waited in .a11/runs.");
        }

        // A folder whose files have just been deleted makes way.
        target.RemoveIfEmpty(step.Path);
        if (target.HashOf(step.Path) != step.Old)
        {
            throw new IOException($"{step.Path} was changed meanwhile.");
        }

        target.In(step.Path, (folder, name) =>
        {
            reached($"move {step.Path}");
            staging.MoveNew(index, folder, name);
        });
    }

    private bool Undo(int index, PromotionStep step)
    {
        // A folder that was made in the file's place has been emptied before.
        target.RemoveIfEmpty(step.Path);
        var isTaken = step.New is null ? target.HashOf(step.Path) is null : staging.HashOfNew(index) is null;
        if (!isTaken)
        {
            return true;
        }

        var current = target.HashOf(step.Path);
        if (current != step.New)
        {
            return current == step.Old;
        }

        if (step.Old is not null && staging.HashOfOld(index) is not null)
        {
            target.In(step.Path, (folder, name) => staging.MoveOld(index, folder, name));
        }
        else if (step.Old is null && current is not null)
        {
            target.In(step.Path, static (folder, name) => folder.DeleteFile(name));
        }

        return true;
    }

    /// <summary>Git keeps no empty folders, and neither does a workspace's comparison: what deletions emptied goes with them.</summary>
    private void RemoveEmptied()
    {
        foreach (var step in journal.Steps.Where(step => step.New is null))
        {
            for (var folder = RepositoryPath.Directory(step.Path); folder.Length > 0 && target.IsEmpty(folder); folder = RepositoryPath.Directory(folder))
            {
                reached($"remove {folder}");
                target.RemoveIfEmpty(folder);
            }
        }
    }

    private void FlushFolders()
    {
        foreach (var step in journal.Steps)
        {
            target.InNearest(step.Path, static (folder, _) => folder.Flush());
        }
    }
}
