using System.Threading.Channels;
using A11.Agents.Repositories;
using A11.Core.Files;

namespace A11.Tool.Watching;

/// <summary>Tells when files of a repository have changed: those that git ignores, and git's own, are not among them.</summary>
internal sealed class FileChanges : IDisposable
{
    /// <summary>An editor writes a file in several steps, and a change of branch many files.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    /// <summary>However much goes on, this is when to look.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>How long after a check what it printed may still be on its way to a file.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(500);

    private static readonly string GitDirectory = Path.DirectorySeparatorChar + ".git" + Path.DirectorySeparatorChar;

    private readonly string _root;
    private readonly Func<string, bool> _isChecked;
    private readonly FileSystemWatcher _watcher;
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Dictionary<string, (long Length, DateTime Written)> _known;
    private DateTime _runStart;

    /// <summary>Watches from now on.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    /// <param name="isChecked">Whether a rule may look at the file at a path.</param>
    public FileChanges(string root, Func<string, bool> isChecked)
    {
        _root = root;
        _isChecked = isChecked;
        _runStart = DateTime.UtcNow;
        _watcher = new FileSystemWatcher(root) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
        _watcher.Changed += (_, change) => Signal(change.FullPath);
        _watcher.Created += (_, change) => Signal(change.FullPath);
        _watcher.Deleted += (_, change) => Signal(change.FullPath);
        _watcher.Renamed += (_, change) => Signal(change.FullPath);

        // More happened than the system could remember.
        _watcher.Error += (_, _) => Signal(root);
        _watcher.EnableRaisingEvents = true;
        _known = List();
    }

    /// <summary>Waits until a file is another than when this was last asked.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The paths that changed, from the root.</returns>
    public async Task<IReadOnlyList<string>> WaitAsync(CancellationToken cancellation)
    {
        var runEnd = DateTime.UtcNow;
        while (true)
        {
            _ = await _signals.Reader.ReadAsync(cancellation).ConfigureAwait(false);
            await SettleAsync(cancellation).ConfigureAwait(false);
            var now = List();
            var changed = now.Where(file => IsNews(file.Key, file.Value.Written, runEnd) && (!_known.TryGetValue(file.Key, out var known) || known != file.Value)).Select(file => file.Key)
                .Concat(_known.Keys.Where(path => !now.ContainsKey(path))).Order(StringComparer.Ordinal).ToArray();
            _known = now;
            if (changed.Length > 0)
            {
                _runStart = DateTime.UtcNow;
                return changed;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher.Dispose();

    /// <summary>What is written while a check is at work, into a file that none looks at, may be what the check itself prints.</summary>
    private bool IsNews(string path, DateTime written, DateTime runEnd) => _isChecked(path) || written < _runStart || written > runEnd + Slack;

    private void Signal(string path)
    {
        if (!path.Contains(GitDirectory, StringComparison.Ordinal))
        {
            _ = _signals.Writer.TryWrite(true);
        }
    }

    /// <summary>Waits until nothing has changed for a while.</summary>
    private async Task SettleAsync(CancellationToken cancellation)
    {
        var end = Environment.TickCount64 + (long)Longest.TotalMilliseconds;
        do
        {
            await Task.Delay(Quiet, cancellation).ConfigureAwait(false);
        }
        while (_signals.Reader.TryRead(out _) && Environment.TickCount64 < end);
    }

    private Dictionary<string, (long Length, DateTime Written)> List()
    {
        var files = new Dictionary<string, (long Length, DateTime Written)>(StringComparer.Ordinal);
        foreach (var path in ((IFileSource)new RepositoryFiles(_root)).Paths)
        {
            var file = new FileInfo(Path.Combine(_root, path));
            if (file.Exists)
            {
                files[path] = (file.Length, file.LastWriteTimeUtc);
            }
        }

        return files;
    }
}
