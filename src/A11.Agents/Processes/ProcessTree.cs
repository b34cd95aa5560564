using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace A11.Agents.Processes;

/// <summary>
/// Ends a process and all that it started. Where <c>/proc</c> is, what has left its parent is found too: by a marker in its environment
/// (proc(5), “/proc/pid/environ”) and by standing in one of the run's own folders.
/// </summary>
internal static partial class ProcessTree
{
    private const int SigKill = 9;
    private const int SigStop = 19;

    /// <summary>How long new processes are looked for: one that makes others faster than they can be ended would go on for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Ends them and waits until they are gone.</summary>
    /// <param name="process">The process.</param>
    /// <param name="marker">What stands in the environment of all that it started.</param>
    /// <param name="folders">The run's own folders.</param>
    public static void End(Process process, string marker, IReadOnlyList<string> folders)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It has ended already, or a child of it ended meanwhile.
        }

        if (OperatingSystem.IsLinux())
        {
            EndStragglers(Encoding.ASCII.GetBytes($"{AgentProcess.MarkerVariable}={marker}"), folders);
        }
    }

    /// <summary>Stops them all before it ends any: what is stopped can't start another one.</summary>
    [SupportedOSPlatform("linux")]
    private static void EndStragglers(byte[] marker, IReadOnlyList<string> folders)
    {
        var started = Stopwatch.StartNew();
        var found = Find(marker, folders);
        while (found.Count > 0 && started.Elapsed < Patience)
        {
            var before = 0;
            while (found.Count > before && started.Elapsed < Patience)
            {
                before = found.Count;
                Send(found, SigStop);
                found = Find(marker, folders);
            }

            Send(found, SigKill);
            Thread.Sleep(5);
            found = Find(marker, folders);
        }
    }

    [SupportedOSPlatform("linux")]
    private static void Send(HashSet<int> processes, int signal)
    {
        foreach (var id in processes)
        {
            _ = Kill(id, signal);
        }
    }

    /// <summary>The run's processes, and those below them.</summary>
    private static HashSet<int> Find(byte[] marker, IReadOnlyList<string> folders)
    {
        var parents = new Dictionary<int, int>();
        var found = new HashSet<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId && ParentOf(folder) is { } parent)
            {
                parents[id] = parent;
                if (HasMarker(folder, marker) || StandsIn(folder, folders))
                {
                    _ = found.Add(id);
                }
            }
        }

        for (var before = -1; before != found.Count;)
        {
            before = found.Count;
            found.UnionWith(parents.Where(pair => found.Contains(pair.Value)).Select(pair => pair.Key));
        }

        return found;
    }

    /// <summary>The parent of a process that lives; null for one that is gone or ended and not yet waited for (proc(5), “/proc/pid/stat”).</summary>
    private static int? ParentOf(string folder)
    {
        try
        {
            // The name stands between brackets and may itself hold some.
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields[0] is "Z" or "X" ? null : int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool HasMarker(string folder, byte[] marker)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(marker) >= 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool StandsIn(string folder, IReadOnlyList<string> folders)
    {
        try
        {
            return new FileInfo(Path.Combine(folder, "cwd")).LinkTarget is { } current
                && folders.Any(own => current == own || current.StartsWith(own + "/", StringComparison.Ordinal));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int id, int signal);
}
