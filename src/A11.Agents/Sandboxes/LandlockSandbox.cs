using System.Collections.Immutable;
using System.Runtime.Versioning;
using A11.Confine;

namespace A11.Agents.Sandboxes;

/// <summary>
/// Landlock and seccomp, by the kernel alone: every file but those of the workspace and those that programs need is refused, and so are the sockets and processes of
/// others. What is refused is still there: its name and attributes can be seen.
/// </summary>
/// <param name="launcher">The program that confines itself.</param>
[SupportedOSPlatform("linux")]
internal sealed class LandlockSandbox(Launcher launcher) : ISandbox
{
    /// <summary>Harmless devices. Terminals and shared memory are not among them: they are other programs' too.</summary>
    private static readonly ImmutableArray<string> Devices = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"];

    /// <inheritdoc/>
    public string Name => "landlock";

    /// <inheritdoc/>
    public bool IsConfining => true;

    /// <inheritdoc/>
    public bool EndsWholeTree => false;

    /// <inheritdoc/>
    public string? Notice => "Other files can't be opened, but their names can be seen. Install bubblewrap to hide them too.";

    /// <summary>The sandbox, where the kernel has it and it works.</summary>
    /// <param name="reason">Why it is not there.</param>
    public static LandlockSandbox? Find(out string reason)
    {
        if (Launcher.Find() is not { } launcher)
        {
            reason = "The program that confines agents by Landlock is missing, or does not know this machine.";
            return null;
        }

        if (ExplainVersion(Landlock.Version) is { } unusable)
        {
            reason = unusable;
            return null;
        }

        var sandbox = new LandlockSandbox(launcher);
        if (SandboxProbe.Run(workspace => sandbox.Wrap(SandboxProbe.Command, [workspace], SystemPaths.Find(), network: true)) is { } problem)
        {
            reason = $"Landlock does not work here: {problem}";
            return null;
        }

        reason = "";
        return sandbox;
    }

    /// <summary>Why a version of Landlock is none that confines, as a sentence; null where it is one.</summary>
    /// <param name="version">The version that the kernel speaks; 0 where it has none.</param>
    internal static string? ExplainVersion(int version) => version < 1 ? "This kernel has no Landlock, or it is turned off."
        : version < Landlock.LeastVersion ? "This kernel's Landlock lets agents empty any file; Linux 6.2 is the first whose does not."
        : null;

    /// <inheritdoc/>
    public SandboxedCommand Wrap(SandboxRequest request)
    {
        var workspace = request.Workspace;
        ImmutableArray<string> command = [request.Executable, .. request.Arguments];
        return Wrap(command, [workspace.Folder, workspace.Home, workspace.Temporary], [.. request.View.Paths, "/etc/passwd", "/etc/group"], request.Network);
    }

    private SandboxedCommand Wrap(ImmutableArray<string> command, IEnumerable<string> writable, IEnumerable<string> readable, bool network)
    {
        var arguments = launcher.Command[1..].ToBuilder();
        arguments.Add(Restrictions.FilesOption);
        foreach (var path in readable.Append("/proc"))
        {
            arguments.AddRange(Restrictions.ReadOption, path);
        }

        foreach (var path in writable.Concat(Devices))
        {
            arguments.AddRange(Restrictions.WriteOption, path);
        }

        if (!network)
        {
            arguments.Add(Restrictions.NoNetworkOption);
        }

        arguments.Add("--");
        arguments.AddRange(command);
        return new SandboxedCommand(launcher.Command[0], arguments.ToImmutable());
    }
}
