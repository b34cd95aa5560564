using System.Collections.Immutable;
using A11.Agents.Changes;
using A11.Agents.FileSystems;

namespace A11.Agents.Promotion;

/// <summary>Stages changes and finds what stands against them, before anything of the repository's is touched.</summary>
/// <param name="target">The repository.</param>
/// <param name="staging">Where the files are staged.</param>
/// <param name="changes">The changes.</param>
/// <param name="expected">The hash of each changed path in the snapshot; null for one that was not there.</param>
internal sealed class PromotionPlan(PromotionTarget target, PromotionStaging staging, ImmutableArray<Change> changes, IReadOnlyDictionary<string, string?> expected)
{
    private const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const int ReadToExecute = 2;

    private readonly HashSet<string> _deleted = [.. changes.Where(change => change.Kind == ChangeKind.Deleted).Select(change => change.Path)];
    private readonly List<PromotionConflict> _conflicts = [];

    /// <summary>What is not as the snapshot has it.</summary>
    public ImmutableArray<PromotionConflict> Conflicts => [.. _conflicts];

    /// <summary>Stages the changes.</summary>
    /// <returns>The journal; it is worth nothing where there are conflicts.</returns>
    /// <exception cref="IOException">A file can't be staged, or could not be moved to its place.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder can't be written to.</exception>
    public PromotionJournal Stage()
    {
        var steps = ImmutableArray.CreateBuilder<PromotionStep>();
        var folders = new SortedSet<string>(StringComparer.Ordinal);

        // What goes makes way for what comes: a folder for a file, a file for a folder, a name for the same one in another case.
        foreach (var change in changes.OrderBy(change => change.Kind != ChangeKind.Deleted).ThenBy(change => change.Path, StringComparer.Ordinal))
        {
            Check(change);
            steps.Add(Stage(steps.Count, change));
            folders.UnionWith(change.Kind == ChangeKind.Deleted ? [] : target.MissingFolders(change.Path));
        }

        return new PromotionJournal(steps.ToImmutable(), [.. folders]);
    }

    private void Check(Change change)
    {
        if (!PromotionJournal.IsSafe(change.Path))
        {
            throw new IOException($"{FileName.Describe(change.Path)} is no path that anything may be promoted to; nothing was changed.");
        }

        target.InNearest(change.Path, (folder, path) =>
        {
            if (!folder.IsWritable())
            {
                throw new UnauthorizedAccessException($"The folder {(path.Length == 0 ? "of the repository" : path)} can't be written to; nothing was changed.");
            }

            if (folder.Find(".") is { } status && status.Device != staging.Device)
            {
                throw new IOException($"The folder {path} lies on another file system than the repository, so that {change.Path} can't be moved there in one step; nothing was changed.");
            }
        });
    }

    private PromotionStep Stage(int index, Change change)
    {
        var (old, mode) = StageOld(index, change.Path);
        var wanted = expected.GetValueOrDefault(change.Path);
        if (old != wanted && Describe(old, wanted) is var reason)
        {
            _conflicts.Add(new PromotionConflict(change.Path, reason));
            return new PromotionStep(change.Path, old, null);
        }

        if (change.Kind == ChangeKind.Deleted)
        {
            return new PromotionStep(change.Path, old, null);
        }

        var content = change.Kind == ChangeKind.ModeChanged && old is not null ? staging.ReadOld(index) : change.Content;
        staging.AddNew(index, content.Span, usual => WithExecute(mode ?? usual, change.IsExecutable));
        return new PromotionStep(change.Path, old, ContentHash.Compute(content.Span));
    }

    /// <summary>Keeps a copy of what is there, so that whatever happens it can be put back.</summary>
    private (string? Hash, UnixFileMode? Mode) StageOld(int index, string path)
    {
        var hash = target.HashOf(path);
        if (hash == PromotionTarget.AFolder && target.FilesBelow(path).All(_deleted.Contains))
        {
            // Nobody loses a file by a directory that is, or will be, empty: to git it isn't there.
            return (null, null);
        }

        if (hash is null or PromotionTarget.NoFile or PromotionTarget.AFolder)
        {
            return (hash, null);
        }

        UnixFileMode? mode = null;
        target.In(path, (folder, name) =>
        {
            using var file = folder.OpenFile(name);
            mode = folder.StatusOf(file).Mode;
            hash = staging.AddOld(index, file, mode.Value);
        });
        return (hash, mode);
    }

    /// <summary>Who may read it may execute it, or nobody may: as git does.</summary>
    private static UnixFileMode WithExecute(UnixFileMode mode, bool isExecutable) =>
        isExecutable ? mode | (UnixFileMode)((int)(mode & Read) >> ReadToExecute) : mode & ~Execute;

    private static string Describe(string? old, string? wanted) => old switch
    {
        PromotionTarget.AFolder => "is a folder",
        PromotionTarget.NoFile => "is, or is reached through, a link or something else that is no ordinary file of one name",
        null => "was deleted meanwhile",
        _ when wanted is null => "was not there before, and now is",
        _ => "was changed meanwhile",
    };
}
