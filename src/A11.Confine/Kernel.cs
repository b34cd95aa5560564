using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace A11.Confine;

/// <summary>Linux's system calls for confining the calling thread, by their manual pages and <c>include/uapi</c>.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class Kernel
{
    private const int SetParentDeathSignal = 1;
    private const int SetSeccomp = 22;
    private const int DropBoundingCapability = 24;
    private const int SetNoNewPrivileges = 38;
    private const int AmbientCapabilities = 47;
    private const int ClearAllAmbient = 4;
    private const int FilterMode = 2;
    private const int KillSignal = 9;
    private const int PipeSignal = 13;
    private const int MostCapabilities = 64;

    /// <summary>Version 3 of <c>capget</c>(2)'s structures: two sets of 32 bits.</summary>
    private const uint CapabilityVersion = 0x20080522;

    private static readonly nint SetCapabilities = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 126 : 91;

    /// <summary>A system call by its number, for those that no C library names.</summary>
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Call(nint number, nint first, nint second, nint third, nint fourth);

    /// <summary>Opens a path as a place, without reading it; -1 where it can't be.</summary>
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    /// <summary>setsid(2); fails, which is no matter, for a process that leads a session already.</summary>
    [LibraryImport("libc", EntryPoint = "setsid")]
    public static partial int CreateSession();

    /// <summary>The process ends with the thread that started it, also where that one is killed.</summary>
    public static void EndWithParent() => Check(Control(SetParentDeathSignal, KillSignal, 0, 0, 0), "The process can't be tied to its parent");

    /// <summary>The runtime ignores the signal of a broken pipe, and so would every program that it becomes.</summary>
    public static void RestoreSignals() => _ = Signal(PipeSignal, 0);

    /// <summary>No program gives more rights from here on, set-user-ID or not.</summary>
    public static void ForbidPrivileges() => Check(Control(SetNoNewPrivileges, 1, 0, 0, 0), "Privileges can't be forbidden");

    /// <summary>Takes away what root may do beyond files of its own.</summary>
    public static void DropCapabilities()
    {
        for (var capability = 0; capability < MostCapabilities; capability++)
        {
            // Refused to users, who have none, and for capabilities that this kernel does not know.
            _ = Control(DropBoundingCapability, capability, 0, 0, 0);
        }

        _ = Control(AmbientCapabilities, ClearAllAmbient, 0, 0, 0);
        var header = stackalloc uint[2] { CapabilityVersion, 0 };
        var sets = stackalloc uint[6];
        Check(Call(SetCapabilities, (nint)header, (nint)sets, 0, 0), "Capabilities can't be dropped");
    }

    /// <summary>Has a filter decide on every system call from here on.</summary>
    public static void Filter(ReadOnlySpan<ulong> instructions)
    {
        fixed (ulong* first = instructions)
        {
            var program = new FilterProgram { Length = (ushort)instructions.Length, Instructions = first };
            Check(Control(SetSeccomp, FilterMode, (nint)(&program), 0, 0), "System calls can't be filtered");
        }
    }

    /// <summary>Becomes another program; returns where it can't.</summary>
    public static void Execute(string[] command)
    {
        var arguments = stackalloc nint[command.Length + 1];
        for (var i = 0; i < command.Length; i++)
        {
            arguments[i] = Marshal.StringToCoTaskMemUTF8(command[i]);
        }

        arguments[command.Length] = 0;
        _ = Execute(arguments[0], arguments);
    }

    /// <exception cref="KernelException">It failed.</exception>
    public static nint Check(nint result, string what) => result < 0 ? throw new KernelException(what, Marshal.GetLastPInvokeError()) : result;

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nint second, nint third, nint fourth, nint fifth);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true)]
    private static partial int Execute(nint path, nint* arguments);

    /// <summary><c>struct sock_fprog</c>.</summary>
    private struct FilterProgram
    {
        public ushort Length;
        public ulong* Instructions;
    }
}
