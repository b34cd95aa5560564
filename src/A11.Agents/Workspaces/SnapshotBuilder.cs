using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Agents.Workspaces.History;
using A11.Core.Files;
using Microsoft.Win32.SafeHandles;

namespace A11.Agents.Workspaces;

/// <summary>Copies a repository's files into a workspace, adds them to its history and records what was copied. Each file is read once.</summary>
internal sealed class SnapshotBuilder : IDisposable
{
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF;
    private const UnixFileMode Ordinary = (UnixFileMode)0x1A4;
    private const UnixFileMode Executable = (UnixFileMode)0x1ED;

    /// <summary>Larger files are copied block by block.</summary>
    private const int MostAtOnce = 1024 * 1024;

    private readonly DirectoryHandle _source;
    private readonly DirectoryHandle _target;
    private readonly WorkspaceHistory _history;
    private readonly Action<string> _warn;
    private readonly ConcurrentDictionary<string, SnapshotEntry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>A builder from one folder to another.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="target">Absolute path of the workspace, which is empty.</param>
    /// <param name="history">The workspace's history.</param>
    /// <param name="warn">Told what could not be copied.</param>
    public SnapshotBuilder(string root, string target, WorkspaceHistory history, Action<string> warn)
    {
        _source = DirectoryHandle.Open(root);
        _target = DirectoryHandle.Open(target);
        _history = history;
        _warn = warn;
    }

    /// <summary>Copies the files.</summary>
    public Dictionary<string, SnapshotEntry> Build(IFileSource files, CancellationToken cancellation)
    {
        _target.SpreadFolders();
        var (paths, changes, read) = Split(files);
        CopyAll(paths, read, cancellation);
        using (var targets = new DirectoryCursor(_target) { IsSpreading = true })
        {
            foreach (var change in changes)
            {
                Write(change.Path, change.Content.Span, change.IsExecutable ? Executable : Ordinary, targets);
            }

            CreateLinks(targets);
        }

        return new Dictionary<string, SnapshotEntry>(_entries, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _target.Dispose();
    }

    /// <summary>What lies on disk is copied from there, with its modes and links; what lies elsewhere, such as in a commit, is read.</summary>
    private static (IReadOnlyList<string> Paths, IEnumerable<Change> Changes, Func<string, ReadOnlyMemory<byte>>? Read) Split(IFileSource files)
    {
        if (files is OverlayFileSource overlay)
        {
            var (paths, below, read) = Split(overlay.Repository);
            var changed = overlay.Changes.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
            return ([.. paths.Where(path => !changed.Contains(path))], [.. below.Where(change => !changed.Contains(change.Path)), .. overlay.Changes.Where(change => change.Kind != ChangeKind.Deleted)], read);
        }

        return (files.Paths, [], files is DirectoryFileSource or Repositories.RepositoryFiles ? null : files.Read);
    }

    private void CopyAll(IReadOnlyList<string> paths, Func<string, ReadOnlyMemory<byte>>? read, CancellationToken cancellation)
    {
        try
        {
            _ = Parallel.ForEach(Partitioner.Create(0, Math.Max(paths.Count, 1)), new ParallelOptions { CancellationToken = cancellation }, range =>
            {
                using var sources = new DirectoryCursor(_source);
                using var targets = new DirectoryCursor(_target) { IsSpreading = true };
                for (var i = range.Item1; i < Math.Min(range.Item2, paths.Count); i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    CopyOrWarn(paths[i], sources, targets, read);
                }
            });
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }

    private void CopyOrWarn(string path, DirectoryCursor sources, DirectoryCursor targets, Func<string, ReadOnlyMemory<byte>>? read)
    {
        try
        {
            if (read is not null)
            {
                Write(path, read(path).Span, Ordinary, targets);
            }
            else
            {
                Copy(path, sources, targets);
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or LinkException)
        {
            _warn($"{path} is not in the agent's workspace, as it can't be read: {error.Message}");
        }
    }

    private void Copy(string path, DirectoryCursor sources, DirectoryCursor targets)
    {
        var (folder, name) = (RepositoryPath.Directory(path), Path.GetFileName(path));
        var source = sources.Go(folder);
        switch (source.Find(name))
        {
            case { Kind: EntryKind.File } status:
                CopyFile(path, name, status, source, targets.Go(folder, create: true));
                break;
            case { Kind: EntryKind.Link }:
                _links[path] = source.ReadLink(name);
                break;
            case { Kind: EntryKind.Folder }:
                // Git lists a folder in one case alone: as the place of a submodule.
                targets.Go(folder, create: true).CreateFolder(name);
                _entries[path] = new SnapshotSubmodule();
                break;
            case null:
                break;
            default:
                _warn($"{path} is not in the agent's workspace: it is no ordinary file.");
                break;
        }
    }

    private void CopyFile(string path, string name, EntryStatus status, DirectoryHandle source, DirectoryHandle target)
    {
        var mode = status.Mode & Permissions;
        var isCloned = source.TryClone(name, target, mode);
        using var original = isCloned ? target.OpenFile(name) : source.OpenFile(name);
        using var copy = isCloned ? null : target.CreateFile(name, mode);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(status.Length, MostAtOnce) + 1);
        try
        {
            var count = Fill(original, buffer);
            if (count == buffer.Length)
            {
                CopyLarge(path, name, mode, original, copy, target);
                return;
            }

            var content = buffer.AsSpan(0, count);
            if (copy is not null)
            {
                RandomAccess.Write(copy, content, 0);
            }

            Record(path, name, mode, content, target);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads until the file or the buffer ends.</summary>
    private static int Fill(SafeFileHandle file, Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length && RandomAccess.Read(file, buffer[count..], count) is > 0 and var read)
        {
            count += read;
        }

        return count;
    }

    private void CopyLarge(string path, string name, UnixFileMode mode, SafeFileHandle original, SafeFileHandle? copy, DirectoryHandle target)
    {
        const int Block = 128 * 1024;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Block];
        long length = 0;
        while (RandomAccess.Read(original, buffer, length) is > 0 and var count)
        {
            var content = buffer.AsSpan(0, count);
            hash.AppendData(content);
            if (copy is not null)
            {
                RandomAccess.Write(copy, content, length);
            }

            length += count;
        }

        // The original may still grow; the copy does not.
        using var written = target.OpenFile(name);
        _history.AddFile(path, mode, _history.Objects.Add(written, length), target.StampOf(name));
        _entries[path] = new SnapshotFile(mode, length, [.. hash.GetCurrentHash()]);
    }

    private void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode, DirectoryCursor targets)
    {
        var (folder, name) = (RepositoryPath.Directory(path), Path.GetFileName(path));
        var target = targets.Go(folder, create: true);
        using (var file = target.CreateFile(name, mode))
        {
            RandomAccess.Write(file, content, 0);
        }

        Record(path, name, mode, content, target);
    }

    private void Record(string path, string name, UnixFileMode mode, ReadOnlySpan<byte> content, DirectoryHandle target)
    {
        _history.AddFile(path, mode, _history.Objects.Add(ObjectKind.Blob, content), target.StampOf(name));
        _entries[path] = new SnapshotFile(mode, content.Length, ImmutableCollectionsMarshal.AsImmutableArray(SHA256.HashData(content)));
    }

    /// <summary>Links come last, when it is known where each leads: one that leads out of the repository would lead an agent out of its workspace.</summary>
    private void CreateLinks(DirectoryCursor targets)
    {
        var leading = new LinkTargets(_links);
        foreach (var (path, target) in _links.OrderBy(link => link.Key, StringComparer.Ordinal))
        {
            if (leading.Resolve(path) is null)
            {
                _warn($"{path} is not in the agent's workspace: it is a symbolic link that leads out of the repository, to {target}.");
                continue;
            }

            var (folder, name) = (RepositoryPath.Directory(path), Path.GetFileName(path));
            var parent = targets.Go(folder, create: true);
            parent.CreateLink(name, target);
            _history.AddLink(path, target, parent.StampOf(name));
            _entries[path] = new SnapshotLink(target);
        }
    }
}
