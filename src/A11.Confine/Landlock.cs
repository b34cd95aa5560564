using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace A11.Confine;

/// <summary>
/// Landlock (docs.kernel.org/userspace-api/landlock): a thread gives up rights for itself and all that it starts. What is not granted is refused; what a version
/// does not know of, it does not refuse.
/// </summary>
/// <param name="version">The version that the kernel speaks; 0 where it has none.</param>
[SupportedOSPlatform("linux")]
internal sealed unsafe class Landlock(int version)
{
    /// <summary>The first version that confines: older ones let any file be truncated that the user may write.</summary>
    public const int LeastVersion = 3;

    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;
    private const int AskVersion = 1;
    private const int PathRule = 1;
    private const int NetworkVersion = 4;
    private const int ScopeVersion = 6;

    /// <summary>O_PATH and O_CLOEXEC.</summary>
    private const int AsPlace = 0x200000 | 0x80000;

    private const ulong Execute = 1 << 0;
    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadDirectory = 1 << 3;
    private const ulong MakeCharacterDevice = 1 << 6;
    private const ulong MakeBlockDevice = 1 << 11;
    private const ulong Refer = 1 << 13;
    private const ulong Truncate = 1 << 14;
    private const ulong ControlDevice = 1 << 15;

    /// <summary>All rights of the first version.</summary>
    private const ulong First = (1 << 13) - 1;

    /// <summary>Rights that a file can be given; the others are a directory's.</summary>
    private const ulong OfFiles = Execute | WriteFile | ReadFile | Truncate | ControlDevice;

    /// <summary>Binding and connecting by TCP.</summary>
    private const ulong Tcp = 3;

    /// <summary>Abstract sockets, and signals, of processes that are not confined by the same rules.</summary>
    private const ulong Outside = 3;

    /// <summary>The version that this kernel speaks; 0 where it has no Landlock, or has it turned off.</summary>
    public static int Version { get; } = (int)Math.Max(0, Kernel.Call(CreateRuleset, 0, 0, AskVersion, 0));

    private ulong Known => First | Refer | Truncate | (version >= 5 ? ControlDevice : 0);

    /// <summary>Keeps to some files.</summary>
    /// <param name="readable">What may be read and executed, with all below; what is not there is left out.</param>
    /// <param name="writable">What may be written too.</param>
    /// <param name="network">Whether it may use the network.</param>
    public void KeepToFiles(IEnumerable<string> readable, IEnumerable<string> writable, bool network)
    {
        if (version < LeastVersion)
        {
            throw new KernelException("This kernel's Landlock does not confine", 0);
        }

        var rules = Create(Known, !network && version >= NetworkVersion ? Tcp : 0);
        foreach (var path in readable)
        {
            Allow(rules, path, Execute | ReadFile | ReadDirectory);
        }

        foreach (var path in writable)
        {
            Allow(rules, path, Known & ~(MakeCharacterDevice | MakeBlockDevice));
        }

        Restrict(rules);
    }

    /// <summary>Keeps to the sockets and processes that are confined by these very rules, where the kernel can; files and network are left as they are.</summary>
    public void KeepToScope()
    {
        if (version >= ScopeVersion)
        {
            Restrict(Create(0, 0));
        }
    }

    private int Create(ulong files, ulong network)
    {
        var attributes = new RulesetAttributes { Files = files, Network = network, Scope = version >= ScopeVersion ? Outside : 0 };
        return (int)Kernel.Check(Kernel.Call(CreateRuleset, (nint)(&attributes), sizeof(RulesetAttributes), 0, 0), "Landlock's rules can't be made");
    }

    private void Allow(int rules, string path, ulong rights)
    {
        var place = Kernel.Open(path, AsPlace);
        if (place < 0)
        {
            return;
        }

        var rule = new PathAttributes { Rights = rights & Known & (Directory.Exists(path) ? ulong.MaxValue : OfFiles), Place = place };
        var added = Kernel.Call(AddRule, rules, PathRule, (nint)(&rule), 0);
        _ = Kernel.Close(place);
        _ = Kernel.Check(added, $"Landlock can't allow {path}");
    }

    private static void Restrict(int rules)
    {
        _ = Kernel.Check(Kernel.Call(RestrictSelf, rules, 0, 0, 0), "Landlock can't confine this process");
        _ = Kernel.Close(rules);
    }

    /// <summary><c>struct landlock_ruleset_attr</c>; an older kernel takes the longer one where what it does not know is 0.</summary>
    private struct RulesetAttributes
    {
        public ulong Files;
        public ulong Network;
        public ulong Scope;
    }

    /// <summary><c>struct landlock_path_beneath_attr</c>.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathAttributes
    {
        public ulong Rights;
        public int Place;
    }
}
