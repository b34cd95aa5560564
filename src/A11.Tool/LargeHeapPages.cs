using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace A11.Tool;

/// <summary>
/// Large pages for the start of a native program's heap, on Linux. A check of one file allocates two megabytes once and is over: taken in pages of four
/// kilobytes, the kernel is entered five hundred times for it, which costs as much as the check. One large page is one entry.
/// </summary>
internal static partial class LargeHeapPages
{
    private const nint PageSize = 2 << 20;

    /// <summary>How much address space is prepared; what nobody writes to takes no memory. A check of some hundred files moves through this much of it.</summary>
    private const nint Size = 256 << 20;

    /// <summary>
    /// The heap's address space is twice the memory of the machine, or of what a container leaves of it, and half of what a limit (ulimit -v) leaves. Where it
    /// is small, it may end before <see cref="Size"/> does, and what follows is not the heap's.
    /// </summary>
    private const long LeastMemory = 1L << 30;

    /// <summary>RLIMIT_AS of getrlimit(2).</summary>
    private const int AddressSpace = 9;

    // Of the kernel's “mman.h”, the same on all of its architectures.
    private const int ReadWrite = 1 | 2;
    private const int HugePage = 14;
    private const int IncludeInDumps = 17;
    private const int Collapse = 25;

    /// <summary>Asks for them. Where the system has none, nothing changes.</summary>
    public static void Request()
    {
        if (!OperatingSystem.IsLinux() || RuntimeFeature.IsDynamicCodeSupported || !HasWideHeap())
        {
            return;
        }

        // A page is only large where all of it has the same rights; the collector reserves its memory and gives rights to a little of it at a time.
        var start = AddressOfNewObject() & ~(PageSize - 1);
        if (Advise(start, Size, IncludeInDumps) == 0 && Protect(start, Size, ReadWrite) == 0 && Advise(start, Size, HugePage) == 0)
        {
            // The first one is in use already; since Linux 6.1 it can be put together all the same.
            _ = Advise(start, PageSize, Collapse);
        }
    }

    private static bool HasWideHeap() =>
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= LeastMemory && GetLimit(AddressSpace, out var limit) == 0 && limit.Current == nuint.MaxValue;

    private static unsafe nint AddressOfNewObject()
    {
        var fresh = new object();
        return *(nint*)Unsafe.AsPointer(ref fresh);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint address, nint length, int advice);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Protect(nint address, nint length, int rights);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetLimit(int resource, out Limit limit);

    /// <summary>The kernel's <c>struct rlimit</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Current;
        public nuint Most;
    }
}
