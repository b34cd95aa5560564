using System.Collections.Immutable;
using System.Runtime.Versioning;
using A11.Agents.FileSystems;
using A11.Agents.Processes;

namespace A11.Agents.Sandboxes;

/// <summary>
/// bubblewrap on Linux (bwrap(1)): a mount namespace that begins empty. In it are, read-only, the system's programs and what the agent's own needs (<see cref="SandboxView"/>), and its
/// workspace, which can be written. A process namespace ends with the run; there are no capabilities, even for root. Inside, our launcher filters system calls and
/// takes abstract sockets away, which are the network's and no mount's.
/// </summary>
/// <param name="program">The program.</param>
[SupportedOSPlatform("linux")]
internal sealed class Bubblewrap(string program) : ISandbox
{
    private const string Install = "Install bubblewrap (“apt-get install bubblewrap”, “dnf install bubblewrap”)";

    /// <inheritdoc/>
    public string Name => "bubblewrap";

    /// <inheritdoc/>
    public bool IsConfining => true;

    /// <inheritdoc/>
    public bool EndsWholeTree => true;

    /// <inheritdoc/>
    public string? Notice => null;

    private static ImmutableArray<string> Confinement { get; } =
    [
        "--die-with-parent", "--new-session", "--unshare-user-try", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL",
        "--dev", "/dev", "--proc", "/proc",
        // Root may write settings of the system there without any capability: one of them names a program that the kernel runs outside of every sandbox.
        "--ro-bind", "/proc/sys", "/proc/sys",
        "--tmpfs", "/tmp", "--tmpfs", "/var/tmp",
    ];

    /// <summary>The sandbox, where it is there and works; containers often forbid it what it needs.</summary>
    /// <param name="root">Absolute path of the repository's root, whose own programs are not run.</param>
    /// <param name="reason">Why it is not, and what to do.</param>
    public static Bubblewrap? Find(string root, out string reason)
    {
        reason = "";
        if (ProgramPath.Find("bwrap", root) is not { } program)
        {
            reason = $"There is no bubblewrap. {Install}.";
            return null;
        }

        var sandbox = new Bubblewrap(program);
        if (SandboxProbe.Run(sandbox.WrapProbe) is { } problem)
        {
            reason = $"bubblewrap is there but does not work: {problem} In a container, allow it user namespaces (Docker: “--security-opt seccomp=unconfined --security-opt apparmor=unconfined”).";
            return null;
        }

        return sandbox;
    }

    /// <inheritdoc/>
    public SandboxedCommand Wrap(SandboxRequest request)
    {
        var workspace = request.Workspace;
        var view = request.View;
        var accounts = Accounts.Write(workspace.SystemFiles, workspace.Home);
        var arguments = Confinement.ToBuilder();
        if (!request.Network)
        {
            arguments.Add("--unshare-net");
        }

        AddView(arguments, view.Paths, view.Links);
        arguments.AddRange("--ro-bind", accounts.Users, "/etc/passwd", "--ro-bind", accounts.Groups, "/etc/group");
        foreach (var directory in new[] { workspace.Folder, workspace.Home, workspace.Temporary })
        {
            arguments.AddRange("--bind", directory, directory);
        }

        arguments.AddRange("--remount-ro", "/", "--chdir", request.Directory, "--");
        if (Launcher.Find() is { } launcher)
        {
            arguments.AddRange(launcher.Command);
            arguments.Add("--");
        }

        arguments.Add(request.Executable);
        arguments.AddRange(request.Arguments);
        return new SandboxedCommand(program, arguments.ToImmutable());
    }

    private SandboxedCommand WrapProbe(string workspace)
    {
        var arguments = Confinement.ToBuilder();
        var system = SystemPaths.Find().ToArray();
        AddView(arguments, [.. system.Select(RealPath.Resolve).Distinct(StringComparer.Ordinal)], [.. system.SelectMany(RealPath.LinksTo).Distinct()]);
        arguments.AddRange("--bind", workspace, workspace, "--remount-ro", "/", "--chdir", workspace, "--");
        arguments.AddRange(SandboxProbe.Command);
        return new SandboxedCommand(program, arguments.ToImmutable());
    }

    private static void AddView(ImmutableArray<string>.Builder arguments, IEnumerable<string> paths, IEnumerable<(string Link, string Target)> links)
    {
        foreach (var path in paths)
        {
            arguments.AddRange("--ro-bind", path, path);
        }

        foreach (var (link, target) in links)
        {
            arguments.AddRange("--symlink", target, link);
        }
    }
}
