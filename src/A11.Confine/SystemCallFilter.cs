using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace A11.Confine;

/// <summary>
/// A filter of system calls (seccomp(2)), in the language of BPF: what a build or an agent has no use for and what leads around the rules on files. Denied calls
/// fail as if they were not permitted, or not there where programs then fall back on others.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SystemCallFilter
{
    private const uint Allow = 0x7fff0000;
    private const uint NotPermitted = 0x00050000 | 1;
    private const uint NotThere = 0x00050000 | 38;
    private const uint NoSuchFamily = 0x00050000 | 97;

    /// <summary>Fields of <c>struct seccomp_data</c>; of arguments, the lower half on little-endian machines, which both architectures are.</summary>
    private const uint Number = 0;
    private const uint ArchitectureField = 4;
    private const uint FirstArgument = 16;
    private const uint SecondArgument = 24;

    /// <summary>The other numbering of calls that x86-64 has, x32.</summary>
    private const uint OtherNumbering = 0x40000000;

    private const uint NewUserNamespace = 0x10000000;
    private const uint Inet = 2;
    private const uint Inet6 = 10;
    private const uint Netlink = 16;
    private const uint Unix = 1;

    /// <summary>Typing into a terminal, and into the console.</summary>
    private static readonly uint[] Typing = [0x5412, 0x541C];

    /// <summary>Numbers by architecture (arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic/unistd.h).</summary>
    private static readonly bool IsX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Mounts, other namespaces, kernel modules and programs, keyrings, tracing by the kernel, files by handle: (x86-64, the others).</summary>
    private static readonly (uint X64, uint Generic)[] Denied =
    [
        (165, 40), (166, 39), (155, 41), (428, 428), (429, 429), (430, 430), (431, 431), (432, 432), (433, 433), (442, 442), (161, 51), (308, 268),
        (175, 105), (313, 273), (176, 106), (246, 104), (320, 294), (321, 280), (298, 241), (323, 282),
        (248, 217), (249, 218), (250, 219), (304, 265), (169, 142), (167, 224), (168, 225), (170, 161), (171, 162), (163, 89),
    ];

    /// <summary>io_uring, which opens sockets that no filter sees, and clone3, whose flags none can read: both have fallbacks everywhere.</summary>
    private static readonly uint[] Hidden = [425, 426, 427, 435];

    private readonly List<ulong> _program = [];

    /// <summary>Whether it may use the network.</summary>
    public required bool HasNetwork { get; init; }

    /// <summary>Whether it may make Unix sockets: Landlock does not keep it from those of other programs.</summary>
    public required bool HasUnixSockets { get; init; }

    /// <summary>Applies it to the calling thread and what it starts, for good.</summary>
    public void Apply()
    {
        if (RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64))
        {
            throw new KernelException("System calls are filtered on x86-64 and ARM64 alone", 0);
        }

        Kernel.Filter(CollectionsMarshal.AsSpan(Compose()));
    }

    /// <summary>Its instructions.</summary>
    internal List<ulong> Compose()
    {
        _program.Clear();
        Load(ArchitectureField);
        ReturnUnless(IsX64 ? 0xC000003E : 0xC00000B7, NotPermitted);
        Load(Number);
        if (IsX64)
        {
            // Jump if greater or equal.
            _program.Add(Instruction(0x35, OtherNumbering, 0, 1));
            Return(NotThere);
        }

        foreach (var (x64, generic) in Denied)
        {
            ReturnIf(IsX64 ? x64 : generic, NotPermitted);
        }

        foreach (var number in Hidden)
        {
            ReturnIf(number, NotThere);
        }

        AppendUserNamespaces();
        AppendTyping();
        AppendSockets();
        Return(Allow);
        return _program;
    }

    /// <summary>In a user namespace of its own, a process has every capability, and with them more of the kernel to attack.</summary>
    private void AppendUserNamespaces()
    {
        foreach (var call in IsX64 ? [56u, 272u] : new[] { 220u, 97u })
        {
            // For another call, past the four instructions.
            _program.Add(Instruction(0x15, call, 0, 4));
            Load(FirstArgument);
            // Jump if any of these bits is set.
            _program.Add(Instruction(0x45, NewUserNamespace, 0, 1));
            Return(NotPermitted);
            Return(Allow);
        }
    }

    private void AppendTyping()
    {
        _program.Add(Instruction(0x15, IsX64 ? 16u : 29u, 0, (byte)(2 * Typing.Length + 2)));
        Load(SecondArgument);
        foreach (var request in Typing)
        {
            ReturnIf(request, NotPermitted);
        }

        Return(Allow);
    }

    /// <summary>Of the families of sockets, only those that programs use; the others are old code of the kernel, or lead to the host of a virtual machine.</summary>
    private void AppendSockets()
    {
        uint[] families = [Netlink, .. HasNetwork ? (uint[])[Inet, Inet6] : [], .. HasUnixSockets ? (uint[])[Unix] : []];
        _program.Add(Instruction(0x15, IsX64 ? 41u : 198u, 0, (byte)(2 * families.Length + 2)));
        Load(FirstArgument);
        foreach (var family in families)
        {
            ReturnIf(family, Allow);
        }

        Return(NoSuchFamily);
    }

    private void Load(uint offset) => _program.Add(Instruction(0x20, offset, 0, 0));

    private void Return(uint value) => _program.Add(Instruction(0x06, value, 0, 0));

    private void ReturnIf(uint value, uint result)
    {
        _program.Add(Instruction(0x15, value, 0, 1));
        Return(result);
    }

    private void ReturnUnless(uint value, uint result)
    {
        _program.Add(Instruction(0x15, value, 1, 0));
        Return(result);
    }

    /// <summary><c>struct sock_filter</c>: code, jumps if true and if false, value.</summary>
    private static ulong Instruction(ushort code, uint value, byte ifTrue, byte ifFalse) => code | (ulong)ifTrue << 16 | (ulong)ifFalse << 24 | (ulong)value << 32;
}
