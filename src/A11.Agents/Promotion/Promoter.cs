using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Changes;

namespace A11.Agents.Promotion;

/// <summary>
/// Moves accepted changes into the repository, all or nothing. New contents are staged and flushed first; the journal, renamed
/// into place, is the point of no return; then every staged file is renamed over its target. Killed before that point, the
/// repository has all old files; after it, <see cref="Recover"/> gives it all new ones.
/// </summary>
public sealed class Promoter
{
    private const string JournalName = "journal.json";

    private readonly string _root;
    private readonly string _staging;

    /// <summary>A promoter for a repository.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    public Promoter(string root)
    {
        _root = root;
        _staging = Path.Combine(root, ".a11", "runs", "promotion");
    }

    private string JournalPath => Path.Combine(_staging, JournalName);

    /// <summary>Finishes what an earlier run could not.</summary>
    /// <returns>The paths that now have their new content; empty where nothing was left to do.</returns>
    /// <exception cref="IOException">A file can't be moved.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public ImmutableArray<string> Recover()
    {
        if (!Directory.Exists(_staging))
        {
            return [];
        }

        var journal = File.Exists(JournalPath) ? PromotionJournal.FromBytes(File.ReadAllBytes(JournalPath)) : null;
        if (journal is not null)
        {
            Apply(journal);
        }

        Directory.Delete(_staging, recursive: true);
        return journal is null ? [] : [.. journal.Steps.Select(step => step.Path)];
    }

    /// <summary>Writes changes into the repository.</summary>
    /// <param name="changes">What was accepted.</param>
    /// <param name="expected">The hash of each changed path in the snapshot; null for one that was not there.</param>
    /// <exception cref="PromotionConflictException">A path differs from the snapshot; nothing was written.</exception>
    /// <exception cref="IOException">A file can't be written; nothing was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted; nothing was changed.</exception>
    public void Promote(ImmutableArray<Change> changes, IReadOnlyDictionary<string, string?> expected)
    {
        RunFolder.Create(_root);
        _ = Directory.CreateDirectory(_staging);
        try
        {
            var journal = Stage(changes);
            RefuseConflicts(changes, expected);
            CreateFolders(journal);
            var temporary = JournalPath + ".new";
            WriteThrough(temporary, journal.ToBytes(), isExecutable: false);
            File.Move(temporary, JournalPath, overwrite: true);
            Apply(journal);
        }
        finally
        {
            // Without a journal nothing has been changed yet; with one, the next run finishes the job.
            if (!File.Exists(JournalPath))
            {
                Directory.Delete(_staging, recursive: true);
            }
        }
    }

    private PromotionJournal Stage(ImmutableArray<Change> changes)
    {
        var steps = ImmutableArray.CreateBuilder<PromotionStep>();
        foreach (var (index, change) in changes.Index())
        {
            var staged = change.Kind == ChangeKind.Deleted ? null : index.ToString("D4", CultureInfo.InvariantCulture);
            if (staged is not null)
            {
                WriteThrough(Path.Combine(_staging, staged), change.Content.Span, change.IsExecutable);
            }

            steps.Add(new PromotionStep(change.Path, staged));
        }

        return new PromotionJournal(steps.ToImmutable());
    }

    private void RefuseConflicts(ImmutableArray<Change> changes, IReadOnlyDictionary<string, string?> expected)
    {
        var conflicts = changes
            .Select(change => change.Path)
            .Where(path => ContentHash.OfFile(Path.Combine(_root, path)) != expected.GetValueOrDefault(path))
            .ToImmutableArray();
        if (!conflicts.IsEmpty)
        {
            throw new PromotionConflictException(conflicts);
        }
    }

    /// <summary>Folders come first: an empty folder left by a kill is no half-written state, a missing one would stop the moves.</summary>
    private void CreateFolders(PromotionJournal journal)
    {
        foreach (var step in journal.Steps.Where(step => step.Staged is not null))
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, step.Path))!);
        }
    }

    private void Apply(PromotionJournal journal)
    {
        foreach (var step in journal.Steps)
        {
            var target = Path.Combine(_root, step.Path);
            if (step.Staged is null)
            {
                File.Delete(target);
            }
            else if (Path.Combine(_staging, step.Staged) is var staged && File.Exists(staged))
            {
                _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(staged, target, overwrite: true);
            }
        }

        File.Delete(JournalPath);
    }

    private static void WriteThrough(string path, ReadOnlySpan<byte> content, bool isExecutable)
    {
        using (var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        if (isExecutable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }
}
