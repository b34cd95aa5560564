using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Agents.Repositories;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.Promotion;

/// <summary>The folder <c>.a11/runs/promotion</c>: the new files, copies of the old ones, and the journal. What is in it is flushed to disk.</summary>
internal sealed class PromotionStaging : IDisposable
{
    private const string Name = "promotion";
    private const string Journal = "journal";
    private const string Unfinished = "journal.new";
    private const string Reverse = "journal.undo";

    private readonly DirectoryHandle _runs;
    private readonly DirectoryHandle _folder;

    private PromotionStaging(DirectoryHandle runs, string name)
    {
        _runs = runs;
        _folder = runs.Enter(name);
    }

    /// <summary>The names that the folder has once the promotion is over, by what came of it: from then on its content means nothing.</summary>
    private static ImmutableArray<(string Name, RecoveryOutcome Outcome)> Ends { get; } = [($"{Name}.completed", RecoveryOutcome.Completed), ($"{Name}.undone", RecoveryOutcome.Undone)];

    /// <summary>Makes the folder, which must not be there.</summary>
    public static PromotionStaging Create(string root)
    {
        var runs = RunDirectory.Open(root);
        runs.CreateFolder(Name);
        return new PromotionStaging(runs, Name);
    }

    /// <summary>The folder that an earlier run left; null where none did.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="end">How its promotion ended; null where it did not.</param>
    public static PromotionStaging? Open(string root, out RecoveryOutcome? end)
    {
        foreach (var (name, outcome) in Ends.Select(end => (end.Name, (RecoveryOutcome?)end.Outcome)).Append((Name, null)))
        {
            if (Directory.Exists(Path.Combine(root, RunDirectory.PathFromRoot, name)))
            {
                end = outcome;
                return new PromotionStaging(RunDirectory.Open(root), name);
            }
        }

        end = null;
        return null;
    }

    /// <summary>Whether there is a journal, ours or not.</summary>
    public bool HasJournal => _folder.Find(Journal) is not null;

    /// <summary>The journal; null where there is none that we wrote.</summary>
    public PromotionJournal? Read() => _folder.Find(Journal) is { Kind: EntryKind.File } ? PromotionJournal.FromBytes(ReadAll(Journal)) : null;

    /// <summary>Puts the journal into force: the point of no return. The one that takes it back lies ready, as a full disk may have no room for it later.</summary>
    public void Write(PromotionJournal journal)
    {
        Add(Reverse, (journal with { IsUndone = true }).ToBytes(), null);
        Add(Unfinished, journal.ToBytes(), null);
        _folder.Flush();
        _folder.Move(Unfinished, _folder, Journal);
        _folder.Flush();
    }

    /// <summary>Turns round: from now on the steps are taken back.</summary>
    public void Turn()
    {
        if (_folder.Find(Reverse) is not null)
        {
            _folder.Move(Reverse, _folder, Journal);
            _folder.Flush();
        }
    }

    /// <summary>Notes how the promotion ended, in one step.</summary>
    public void End(RecoveryOutcome outcome)
    {
        _folder.Flush();
        _runs.Move(Name, _runs, Ends.First(end => end.Outcome == outcome).Name);
        _runs.Flush();
    }

    /// <summary>Removes it, once it has ended.</summary>
    public void Remove()
    {
        foreach (var (name, _) in Ends.Where(end => _runs.Find(end.Name) is not null))
        {
            DirectoryRemoval.Remove(_runs, name);
        }
    }

    /// <summary>Adds what a file will be.</summary>
    /// <param name="step">The number of the step.</param>
    /// <param name="content">Its content.</param>
    /// <param name="mode">Its permissions, made from those that new files have.</param>
    public void AddNew(int step, ReadOnlySpan<byte> content, Func<UnixFileMode, UnixFileMode> mode) => Add(NewName(step), content, mode);

    /// <summary>Adds a copy of what a file is.</summary>
    /// <param name="step">The number of the step.</param>
    /// <param name="source">The file.</param>
    /// <param name="mode">Its permissions.</param>
    /// <returns>The hash of what was copied.</returns>
    public string AddOld(int step, SafeFileHandle source, UnixFileMode mode)
    {
        const int Block = 64 * 1024;
        using (var copy = _folder.CreateFile(OldName(step), mode))
        {
            var buffer = new byte[Block];
            long length = 0;
            while (RandomAccess.Read(source, buffer, length) is > 0 and var count)
            {
                RandomAccess.Write(copy, buffer.AsSpan(0, count), length);
                length += count;
            }

            RandomAccess.FlushToDisk(copy);
        }

        return HashOf(OldName(step))!;
    }

    /// <summary>The bytes of a copy of what a file is.</summary>
    public byte[] ReadOld(int step) => ReadAll(OldName(step));

    /// <summary>The hash of what a file will be; null once it has been moved to its place.</summary>
    public string? HashOfNew(int step) => HashOf(NewName(step));

    /// <summary>The hash of a copy of what a file was; null once it has been moved back.</summary>
    public string? HashOfOld(int step) => HashOf(OldName(step));

    /// <summary>Moves what a file will be to its place.</summary>
    public void MoveNew(int step, DirectoryHandle target, string name) => _folder.Move(NewName(step), target, name);

    /// <summary>Moves what a file was to its place.</summary>
    public void MoveOld(int step, DirectoryHandle target, string name) => _folder.Move(OldName(step), target, name);

    /// <summary>The file system that it lies on.</summary>
    public ulong Device => _folder.Find(".")?.Device ?? 0;

    /// <summary>Moves it aside, for a person to look at.</summary>
    /// <returns>Where it is now, from the root.</returns>
    public string SetAside()
    {
        var name = ConflictDirectory.NewName();
        using var conflicts = ConflictDirectory.Open(_runs);
        _runs.Move(Name, conflicts, name);
        return $"{ConflictDirectory.PathFromRoot}/{name}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Dispose();
        _runs.Dispose();
    }

    private static string NewName(int step) => string.Create(CultureInfo.InvariantCulture, $"new-{step:D4}");

    private static string OldName(int step) => string.Create(CultureInfo.InvariantCulture, $"old-{step:D4}");

    private void Add(string name, ReadOnlySpan<byte> content, Func<UnixFileMode, UnixFileMode>? mode)
    {
        using var file = _folder.CreateFile(name, null);
        RandomAccess.Write(file, content, 0);
        if (mode is not null && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, mode(_folder.StatusOf(file).Mode));
        }

        RandomAccess.FlushToDisk(file);
    }

    private string? HashOf(string name)
    {
        if (_folder.Find(name) is null)
        {
            return null;
        }

        using var file = _folder.OpenFile(name);
        return ContentHash.Compute(file);
    }

    private byte[] ReadAll(string name)
    {
        using var file = _folder.OpenFile(name);
        var content = new byte[RandomAccess.GetLength(file)];
        var count = 0;
        while (count < content.Length && RandomAccess.Read(file, content.AsSpan(count), count) is > 0 and var read)
        {
            count += read;
        }

        return content;
    }
}
