using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace A11.Agents.Processes;

/// <summary>
/// A process and all that it started, to be ended together. Where <c>/proc</c> is, what has left its parent is found too: by a marker in its environment (proc(5), “/proc/pid/environ”), by standing in
/// one of the run's own directories, and, with all of that cleaned away, by having been adopted by us: we are a <see cref="Subreaper"/> meanwhile.
/// </summary>
internal sealed partial class ProcessTree : IDisposable
{
    private const int SigKill = 9;
    private const int SigStop = 19;
    private const int WithoutHanging = 1;

    /// <summary>How long new processes are looked for: one that makes others faster than they can be ended would go on for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The trees that live in this process, by their markers: what belongs to one of them is not for another to end.</summary>
    private static readonly ConcurrentDictionary<string, ProcessTree> Living = new(StringComparer.Ordinal);

    private readonly string _marker;
    private readonly IReadOnlyList<string> _directories;
    private readonly Subreaper? _adoption;
    private readonly ulong _begun;
    private Process? _root;

    /// <summary>A tree whose first process is to be started.</summary>
    /// <param name="marker">What stands in the environment of all that it starts.</param>
    /// <param name="directories">The run's own directories.</param>
    public ProcessTree(string marker, IReadOnlyList<string> directories)
    {
        (_marker, _directories) = (marker, directories);
        _ = Living.TryAdd(marker, this);
        if (OperatingSystem.IsLinux())
        {
            _adoption = new Subreaper();
            _begun = Now();
        }
    }

    /// <summary>Ends all trees that live in this process.</summary>
    public static void EndAll()
    {
        foreach (var tree in Living.Values)
        {
            tree.End();
        }
    }

    /// <summary>Names the first process.</summary>
    public void Begin(Process root) => _root = root;

    /// <summary>Ends them and waits until they are gone.</summary>
    public void End()
    {
        try
        {
            _root?.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It has ended already, or a child of it ended meanwhile.
        }

        if (OperatingSystem.IsLinux())
        {
            EndStragglers();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = Living.TryRemove(_marker, out _);
        if (OperatingSystem.IsLinux())
        {
            _adoption?.Dispose();
        }
    }

    /// <summary>Stops them all before it ends any: what is stopped can't start another one.</summary>
    [SupportedOSPlatform("linux")]
    private void EndStragglers()
    {
        var started = Stopwatch.StartNew();
        var found = Find();
        while (found.Count > 0 && started.Elapsed < Patience)
        {
            var before = 0;
            while (found.Count > before && started.Elapsed < Patience)
            {
                before = found.Count;
                Send(found, SigStop);
                found = Find();
            }

            Send(found, SigKill);
            Thread.Sleep(5);
            Reap(found);
            found = Find();
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

    /// <summary>Those whom we adopted wait for us; the first process is waited for by whoever started it.</summary>
    [SupportedOSPlatform("linux")]
    private void Reap(HashSet<int> processes)
    {
        foreach (var id in processes.Where(id => id != _root?.Id))
        {
            _ = Wait(id, out _, WithoutHanging);
        }
    }

    /// <summary>
    /// The run's processes, and those below them. One that starts another and ends while <c>/proc</c> is read may hide both, so that only two looks in a row that find nothing mean
    /// that nothing is left.
    /// </summary>
    private HashSet<int> Find() => Look() is { Count: > 0 } found ? found : Look();

    private HashSet<int> Look()
    {
        var processes = List();
        var found = processes.Where(process => IsOwn(process.Key, process.Value)).Select(process => process.Key).ToHashSet();
        for (var before = -1; before != found.Count;)
        {
            before = found.Count;
            found.UnionWith(processes.Where(process => found.Contains(process.Value.Parent)).Select(process => process.Key));
        }

        return found;
    }

    private static Dictionary<int, ProcessStatus> List()
    {
        var processes = new Dictionary<int, ProcessStatus>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            var name = Path.GetFileName(directory);
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId && ProcessStatus.Read(name) is { } status)
            {
                processes[id] = status;
            }
        }

        return processes;
    }

    private bool IsOwn(int id, ProcessStatus status) =>
        HasMarker(id, _marker) || StandsIn(id, _directories) || (IsAdopted(id, status) && !Living.Values.Any(other => other != this && other.Claims(id)));

    private bool Claims(int id) => IsRoot(id) || HasMarker(id, _marker) || StandsIn(id, _directories);

    private bool IsRoot(int id) => _root is { } root && root.Id == id;

    /// <summary>
    /// Whether a process became our child since this tree began, and was not started by us. An agent begins a session, so that none of its processes is in ours; what others start in
    /// this process, as tasks of a build do, is, and is a child of the thread that started it, while those who are adopted are the main thread's.
    /// </summary>
    private bool IsAdopted(int id, ProcessStatus status) =>
        status.Parent == Environment.ProcessId && status.Started >= _begun && status.Session != ProcessStatus.Read("self")?.Session && !IsRoot(id) && !IsChildOfOtherThread(id);

    private static bool IsChildOfOtherThread(int id)
    {
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task").Where(thread => Path.GetFileName(thread) != own))
        {
            if (ReadText(Path.Combine(thread, "children")).Split(' ').Contains(id.ToString(CultureInfo.InvariantCulture)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasMarker(int id, string marker) => ReadText($"/proc/{id}/environ").Contains($"{AgentProcess.MarkerVariable}={marker}", StringComparison.Ordinal);

    private static bool StandsIn(int id, IReadOnlyList<string> directories)
    {
        try
        {
            return new FileInfo($"/proc/{id}/cwd").LinkTarget is { } current
                && directories.Any(own => current == own || current.StartsWith(own + "/", StringComparison.Ordinal));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What a file says, byte by byte; nothing where it can't be read, as of a process that has just ended.</summary>
    private static string ReadText(string path)
    {
        try
        {
            return Encoding.Latin1.GetString(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>The time in the clock of <see cref="ProcessStatus.Started"/>, by what is always there: no process of ours starts before we ask.</summary>
    private static ulong Now()
    {
        const ulong TicksPerSecond = 100;
        var text = ReadText("/proc/uptime");
        return text.Split(' ')[0] is { Length: > 0 } seconds && double.TryParse(seconds, CultureInfo.InvariantCulture, out var uptime) ? (ulong)(uptime * TicksPerSecond) : 0;
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int id, int signal);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int Wait(int id, out int status, int options);
}
