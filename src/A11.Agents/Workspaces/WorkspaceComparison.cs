using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Core.Boundaries;
using A11.Core.Configuration;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.Workspaces;

/// <summary>
/// Finds what differs between a workspace and its snapshot. Every file is opened once, through no link; what is read then is what is judged and promoted,
/// whatever becomes of the file afterwards.
/// </summary>
internal sealed class WorkspaceComparison
{
    /// <summary>More changes than these are no longer named: nobody reads them, and the run has failed long before.</summary>
    private const int MostNamed = 10_000;

    /// <summary>More names than these in one folder are not looked at. No repository has so many.</summary>
    private const int MostInFolder = 250_000;

    /// <summary>Deeper folders are not entered. A path of 1,024 bytes, the longest that may be promoted, could lead deeper only by names of a few letters.</summary>
    private const int Deepest = 200;

    private readonly IReadOnlyDictionary<string, SnapshotEntry> _snapshot;
    private readonly ScratchPatterns _scratch;
    private readonly RunLimits _limits;
    private readonly CancellationToken _cancellation;
    private readonly List<Change> _changes = [];
    private readonly List<WorkspaceViolation> _violations = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _bytes;
    private bool _isCutOff;
    private WorkspaceLimit? _exceeded;

    private WorkspaceComparison(IReadOnlyDictionary<string, SnapshotEntry> snapshot, WorkspaceOptions options, CancellationToken cancellation)
    {
        _snapshot = snapshot;
        _scratch = new ScratchPatterns(options.Scratch);
        _limits = options.Limits;
        _cancellation = cancellation;
    }

    private bool IsFull => _changes.Count + _violations.Count >= MostNamed;

    /// <summary>Compares.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="snapshot">What it held at first, by path.</param>
    /// <param name="guard">Knows git's own files.</param>
    /// <param name="options">Limits and scratch patterns.</param>
    /// <param name="cancellation">Stops it.</param>
    public static WorkspaceChanges Run(DirectoryHandle workspace, IReadOnlyDictionary<string, SnapshotEntry> snapshot, GitFolderGuard guard, WorkspaceOptions options, CancellationToken cancellation)
    {
        var comparison = new WorkspaceComparison(snapshot, options, cancellation);
        comparison._violations.AddRange(guard.Check(workspace));
        comparison.Visit(workspace, "", 0);
        comparison.FindMissing();
        return new WorkspaceChanges(
            [.. comparison._changes.OrderBy(change => change.Path, StringComparer.Ordinal)],
            [.. comparison._violations.OrderBy(violation => violation.Path, StringComparer.Ordinal)],
            comparison._exceeded);
    }

    private void Visit(DirectoryHandle folder, string prefix, int depth)
    {
        var names = folder.List(MostInFolder);
        if (names.Count == MostInFolder)
        {
            Exceed($"{(prefix.Length == 0 ? "The workspace" : prefix)} holds more names than anybody can judge.");
            _isCutOff = true;
        }

        foreach (var name in names)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (IsFull)
            {
                return;
            }

            if (prefix.Length == 0 && name == ".git")
            {
                continue;
            }

            var path = prefix + name;
            try
            {
                Visit(folder, name, path, depth);
            }
            catch (FileNotFoundException)
            {
                // Gone since the folder was listed.
            }
            catch (LinkException)
            {
                AddViolation(path, ViolationKind.Link, "It became a link, or something else, while it was looked at.");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                AddViolation(path, ViolationKind.Link, $"It can't be read, so that nobody can judge it: {error.Message}");
            }
        }
    }

    private void Visit(DirectoryHandle folder, string name, string path, int depth)
    {
        if (folder.Find(name) is not { } status)
        {
            return;
        }

        if (name == ".git")
        {
            AddViolation(path[..^(name.Length + 1)], ViolationKind.Link, "It is a repository of its own.");
            return;
        }

        switch (status.Kind)
        {
            case EntryKind.Folder when _snapshot.GetValueOrDefault(path) is SnapshotSubmodule:
                VisitSubmodule(folder, name, path);
                break;
            case EntryKind.Folder when _scratch.HasAllIn(path):
                _seen.UnionWith(_snapshot.Keys.Where(key => key.StartsWith(path + "/", StringComparison.Ordinal)));
                break;
            case EntryKind.Folder when depth == Deepest:
                AddViolation(path, ViolationKind.UnsafeName, string.Create(CultureInfo.InvariantCulture, $"It lies more than {Deepest} folders deep."));
                break;
            case EntryKind.Folder:
                using (var inner = folder.OpenAnyhow(name))
                {
                    Visit(inner, path + "/", depth + 1);
                }

                break;
            case var _ when _scratch.HasFile(path):
                _ = _seen.Add(path);
                break;
            case EntryKind.File:
                VisitFile(folder, name, path, status);
                break;
            case EntryKind.Link:
                VisitLink(path, folder.ReadLink(name));
                break;
            default:
                _ = _seen.Add(path);
                AddViolation(path, ViolationKind.Link, $"It is no ordinary file, but a {Describe(status.Kind)}.");
                break;
        }
    }

    private void VisitSubmodule(DirectoryHandle folder, string name, string path)
    {
        _ = _seen.Add(path);
        using var submodule = folder.OpenAnyhow(name);
        foreach (var inner in submodule.List(MostNamed))
        {
            AddViolation($"{path}/{inner}", ViolationKind.Link, $"It lies in {path}, which is a submodule: a repository of its own.");
        }
    }

    private void VisitLink(string path, string target)
    {
        _ = _seen.Add(path);
        if (_snapshot.GetValueOrDefault(path) is not SnapshotLink link || link.Target != target)
        {
            AddViolation(path, ViolationKind.Link, $"It is a symbolic link, which leads to {FileName.Describe(target)}.");
        }
    }

    private void VisitFile(DirectoryHandle folder, string name, string path, EntryStatus status)
    {
        _ = _seen.Add(path);
        var before = _snapshot.GetValueOrDefault(path);
        if (FileName.IsInvalid(path))
        {
            AddViolation(path, ViolationKind.UnsafeName, "Its name is not valid UTF-8.");
        }
        else if (before is SnapshotLink link)
        {
            AddViolation(path, ViolationKind.Link, $"It was a symbolic link, which led to {FileName.Describe(link.Target)}, and has become a file.");
        }
        else if (before is SnapshotSubmodule)
        {
            AddViolation(path, ViolationKind.Link, "It was the place of a submodule, and has become a file.");
        }
        else
        {
            using var file = OpenFile(folder, name, status);
            var opened = folder.StatusOf(file);
            if (Math.Max(status.Links, opened.Links) is > 1 and var links)
            {
                AddViolation(path, ViolationKind.Link, string.Create(CultureInfo.InvariantCulture, $"It is a hard link: {links} names lead to the same file."));
            }
            else
            {
                Compare(path, file, status with { Length = opened.Length }, before as SnapshotFile);
            }
        }
    }

    private void Compare(string path, SafeFileHandle file, EntryStatus status, SnapshotFile? before)
    {
        ReadOnlyMemory<byte> content = default;
        var isSame = before is not null && before.Length == status.Length && HasContent(file, before);
        if (!isSame)
        {
            content = Read(file, status.Length);
            isSame = before is not null && before.Length == content.Length && before.Hash.AsSpan().SequenceEqual(SHA256.HashData(content.Span));
        }

        if (isSame && before!.Mode == status.Mode)
        {
            return;
        }

        if (before is { IsOwn: true })
        {
            AddViolation(path, ViolationKind.Protected, "It tells the agent what it may do, and was written for it; the agent changed it.");
            return;
        }

        var kind = before is null ? ChangeKind.Added : isSame ? ChangeKind.ModeChanged : ChangeKind.Modified;
        if (kind == ChangeKind.ModeChanged && content.IsEmpty)
        {
            content = Read(file, status.Length);
        }

        Add(new Change(path, kind, content, status.IsExecutable));
    }

    /// <summary>A file's content, to its end as it is now; nothing once a limit is exceeded.</summary>
    private ReadOnlyMemory<byte> Read(SafeFileHandle file, long length)
    {
        var left = Math.Min(_limits.Bytes - _bytes, Array.MaxLength - 1);
        if (_exceeded is not null || length > left)
        {
            Exceed(string.Create(CultureInfo.InvariantCulture, $"What it wrote is larger than {_limits.Bytes:N0} bytes, the limit (“limits.bytes”)."));
            return default;
        }

        // One byte more than it had: a file that grows is read on, as far as the limit allows.
        var content = new byte[length + 1];
        var count = 0;
        while (RandomAccess.Read(file, content.AsSpan(count), count) is > 0 and var read)
        {
            count += read;
            if (count > left)
            {
                return Read(file, left + 1);
            }

            if (count == content.Length)
            {
                Array.Resize(ref content, (int)Math.Min(left + 1, count * 2L));
            }
        }

        _bytes += count;
        return content.AsMemory(0, count);
    }

    private static bool HasContent(SafeFileHandle file, SnapshotFile before)
    {
        const int Block = 128 * 1024;
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            var first = RandomAccess.Read(file, buffer, 0);
            if (first == before.Length)
            {
                return before.Hash.AsSpan().SequenceEqual(SHA256.HashData(buffer.AsSpan(0, first)));
            }

            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            for (var count = first; count > 0; count = RandomAccess.Read(file, buffer, length))
            {
                hash.AppendData(buffer.AsSpan(0, count));
                length += count;
                if (length > before.Length)
                {
                    return false;
                }
            }

            return before.Hash.AsSpan().SequenceEqual(hash.GetCurrentHash());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void FindMissing()
    {
        // An early end has not seen all, and what it has not seen is not missing.
        if (IsFull || _isCutOff)
        {
            return;
        }

        foreach (var (path, entry) in _snapshot.Where(entry => !_seen.Contains(entry.Key) && !_scratch.HasFile(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            switch (entry)
            {
                case SnapshotFile { IsOwn: true }:
                    AddViolation(path, ViolationKind.Protected, "It tells the agent what it may do, and was written for it; the agent deleted it.");
                    break;
                case SnapshotFile:
                    Add(new Change(path, ChangeKind.Deleted, default));
                    break;
                case SnapshotLink link:
                    AddViolation(path, ViolationKind.Link, $"It was a symbolic link, which led to {FileName.Describe(link.Target)}, and is gone.");
                    break;
                case SnapshotSubmodule:
                    AddViolation(path, ViolationKind.Link, "It was the place of a submodule, and is gone.");
                    break;
            }
        }
    }

    private void Add(Change change)
    {
        if (IsFull)
        {
            return;
        }

        _changes.Add(change);
        if (_changes.Count > _limits.Files)
        {
            Exceed(string.Create(CultureInfo.InvariantCulture, $"It changed more than {_limits.Files:N0} files, the limit (“limits.files”)."));
        }
    }

    private void AddViolation(string path, ViolationKind kind, string reason)
    {
        if (!IsFull)
        {
            _violations.Add(new WorkspaceViolation(FileName.Describe(path), kind, reason));
        }
    }

    private void Exceed(string reason) => _exceeded ??= new WorkspaceLimit(reason);

    private static SafeFileHandle OpenFile(DirectoryHandle folder, string name, EntryStatus status)
    {
        if (!OperatingSystem.IsWindows() && !status.Mode.HasFlag(UnixFileMode.UserRead))
        {
            folder.SetMode(name, status.Mode | UnixFileMode.UserRead);
            try
            {
                return folder.OpenFile(name);
            }
            finally
            {
                folder.SetMode(name, status.Mode);
            }
        }

        return folder.OpenFile(name);
    }

    private static string Describe(EntryKind kind) => kind switch
    {
        EntryKind.Pipe => "pipe",
        EntryKind.Socket => "socket",
        EntryKind.Mount => "mount point",
        _ => "device",
    };
}
