using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace A11.Agents.Sandboxes;

/// <summary>
/// bubblewrap on Linux (bwrap(1)): a mount namespace in which everything is read-only but the workspace, and credentials are covered; a process namespace
/// that ends with the run; no capabilities, even for root.
/// </summary>
/// <param name="program">The program.</param>
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
        "--die-with-parent", "--new-session", "--unshare-user-try", "--unshare-pid", "--unshare-ipc", "--cap-drop", "ALL", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc",
    ];

    /// <summary>The sandbox, where it is there and works; containers often forbid it what it needs.</summary>
    /// <param name="reason">Why it is not, and what to do.</param>
    public static Bubblewrap? Find(out string reason)
    {
        reason = "";
        if (ProgramPath.Find("bwrap") is not { } program)
        {
            reason = $"Agents are not confined here, as there is no bubblewrap. {Install}.";
            return null;
        }

        if (Probe(program) is { } problem)
        {
            reason = $"Agents are not confined here, as bubblewrap is there but does not work: {problem} In a container, allow it user namespaces (Docker: “--security-opt seccomp=unconfined --security-opt apparmor=unconfined”).";
            return null;
        }

        return new Bubblewrap(program);
    }

    /// <inheritdoc/>
    public SandboxedCommand Wrap(SandboxRequest request)
    {
        var arguments = ImmutableArray.CreateBuilder<string>();
        arguments.AddRange(Confinement);
        if (!request.Network)
        {
            arguments.Add("--unshare-net");
        }

        foreach (var folder in new[] { request.Workspace.Folder, request.Workspace.Home, request.Workspace.Temporary })
        {
            arguments.AddRange("--bind", folder, folder);
        }

        arguments.AddRange("--chdir", request.Workspace.Folder, "--", request.Program);
        arguments.AddRange(request.Arguments);
        return new SandboxedCommand(program, arguments.ToImmutable());
    }

    private static string? Probe(string program)
    {
        try
        {
            var start = new ProcessStartInfo(program, [.. Confinement, "--", "/bin/sh", "-c", ":"]) { RedirectStandardError = true, RedirectStandardInput = true };
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"“{errors.Trim().Split('\n')[0]}”.";
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            return error.Message;
        }
    }
}
