using System.Diagnostics;
using System.IO.Enumeration;

namespace A11.Agents.Workspaces;

/// <summary>
/// Watches how a workspace grows while an agent works in it, so that one that writes without end is ended before the disk is full. What may be left
/// behind is judged exactly when the agent has ended (<see cref="WorkspaceComparison"/>); meanwhile it may need far more, for what it builds and removes again.
/// </summary>
internal sealed class WorkspaceGauge
{
    /// <summary>How many times the limits it may need meanwhile.</summary>
    public const int Allowance = 10;

    /// <summary>Of the time that passes, the part that may go into looking.</summary>
    private const double Share = 0.02;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true, RecurseSubdirectories = true };

    private readonly string _folder;
    private readonly ScratchPatterns _scratch;
    private readonly long _mostFiles;
    private readonly long _mostBytes;
    private long _next;

    /// <summary>A gauge of a folder as it is now.</summary>
    /// <param name="folder">Absolute path of the folder that the agent works in.</param>
    /// <param name="options">Limits and scratch patterns.</param>
    public WorkspaceGauge(string folder, WorkspaceOptions options)
    {
        _folder = folder;
        _scratch = new ScratchPatterns(options.Scratch);
        var (files, bytes) = Measure(long.MaxValue, long.MaxValue);
        _mostFiles = files + ((long)Allowance * options.Limits.Files);
        _mostBytes = bytes + (Allowance * Math.Min(options.Limits.Bytes, long.MaxValue / (2 * Allowance)));
    }

    /// <summary>Whether far more is there than may be left behind. Looks only now and then: asking often costs nothing.</summary>
    public bool IsOverrun()
    {
        var start = Stopwatch.GetTimestamp();
        if (start < _next)
        {
            return false;
        }

        var (files, bytes) = Measure(_mostFiles, _mostBytes);
        var taken = Stopwatch.GetElapsedTime(start);
        var pause = taken / Share > Pause ? taken / Share : Pause;
        _next = Stopwatch.GetTimestamp() + (long)(pause.TotalSeconds * Stopwatch.Frequency);
        return files > _mostFiles || bytes > _mostBytes;
    }

    /// <summary>Counts files and their bytes, to beyond these numbers at most. What comes and goes meanwhile may be counted or not.</summary>
    private (long Files, long Bytes) Measure(long mostFiles, long mostBytes)
    {
        long files = 0;
        long bytes = 0;
        var lengths = new FileSystemEnumerable<long>(_folder, static (ref entry) => entry.Length, Everything)
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0 && !_scratch.HasAllIn(Relative(ref entry)),
        };
        try
        {
            foreach (var length in lengths)
            {
                files++;
                bytes += length;
                if (files > mostFiles || bytes > mostBytes)
                {
                    break;
                }
            }
        }
        catch (IOException)
        {
            // A folder went away while it was listed.
        }

        return (files, bytes);
    }

    private string Relative(ref FileSystemEntry entry) => Path.GetRelativePath(_folder, entry.ToFullPath()).Replace('\\', '/');
}
