using System.Runtime.Versioning;

namespace A11.Confine;

/// <summary>What a process is to be kept from.</summary>
internal sealed record Restrictions
{
    /// <summary>Keeps to files (<see cref="Readable"/>, <see cref="Writable"/>); without it, files are left to whoever made the mount namespace.</summary>
    public const string FilesOption = "--files";

    /// <summary>Before a path that may be read and executed, with all below it.</summary>
    public const string ReadOption = "--read";

    /// <summary>Before a path that may be written too.</summary>
    public const string WriteOption = "--write";

    /// <summary>Takes the network away.</summary>
    public const string NoNetworkOption = "--no-network";

    /// <summary>Confines nothing: the program only gets a session of its own, and ends with whoever started it.</summary>
    public const string FreeOption = "--free";

    private bool IsFree { get; init; }

    private bool KeepsToFiles { get; init; }

    private bool HasNetwork { get; init; } = true;

    private IReadOnlyList<string> Readable { get; init; } = [];

    private IReadOnlyList<string> Writable { get; init; } = [];

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static (Restrictions Restrictions, string[] Program) Parse(IReadOnlyList<string> arguments)
    {
        var (readable, writable) = (new List<string>(), new List<string>());
        var restrictions = new Restrictions { Readable = readable, Writable = writable };
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--" when i + 1 < arguments.Count:
                    return (restrictions, [.. arguments.Skip(i + 1)]);
                case FilesOption:
                    restrictions = restrictions with { KeepsToFiles = true };
                    break;
                case NoNetworkOption:
                    restrictions = restrictions with { HasNetwork = false };
                    break;
                case FreeOption:
                    restrictions = restrictions with { IsFree = true };
                    break;
                case ReadOption when i + 1 < arguments.Count:
                    readable.Add(arguments[++i]);
                    break;
                case WriteOption when i + 1 < arguments.Count:
                    writable.Add(arguments[++i]);
                    break;
                default:
                    throw new FormatException($"“{arguments[i]}” is no option of this program, which only a11 starts.");
            }
        }

        throw new FormatException("There is no program to start; only a11 starts this one.");
    }

    /// <summary>Confines the calling thread, for good.</summary>
    /// <exception cref="KernelException">The kernel can't or won't; what it has done stays.</exception>
    [SupportedOSPlatform("linux")]
    public void Apply()
    {
        if (IsFree || KeepsToFiles)
        {
            // A session of its own has no terminal that could be typed into, and tells its processes from all others.
            _ = Kernel.CreateSession();
            Kernel.EndWithParent();
        }

        Kernel.RestoreSignals();
        if (IsFree)
        {
            return;
        }

        Kernel.ForbidPrivileges();
        if (KeepsToFiles)
        {
            Kernel.DropCapabilities();
        }

        var landlock = new Landlock(Landlock.Version);
        if (KeepsToFiles)
        {
            landlock.KeepToFiles(Readable, Writable, HasNetwork);
        }
        else
        {
            landlock.KeepToScope();
        }

        // Last, as it forbids some of what was called above.
        new SystemCallFilter
        {
            HasNetwork = HasNetwork,
            HasUnixSockets = !KeepsToFiles,
        }.Apply();
    }
}
