using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace A11.Agents.Processes;

/// <summary>
/// While one of these is there, processes whose parent ends become our children, instead of the system's (prctl(2), PR_SET_CHILD_SUBREAPER): a daemon can't get away by ending all
/// between itself and us.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed partial class Subreaper : IDisposable
{
    private const int SetChildSubreaper = 36;

    private static readonly Lock Counting = new();
    private static int _count;

    /// <summary>Makes this process one that adopts.</summary>
    public Subreaper() => Count(1);

    /// <inheritdoc/>
    public void Dispose() => Count(-1);

    private static void Count(int change)
    {
        lock (Counting)
        {
            _count += change;
            _ = Control(SetChildSubreaper, _count > 0 ? 1 : 0, 0, 0, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nint second, nint third, nint fourth, nint fifth);
}
