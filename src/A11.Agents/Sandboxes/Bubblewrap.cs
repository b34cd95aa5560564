using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using A11.Agents.FileSystems;
using A11.Agents.Processes;

namespace A11.Agents.Sandboxes;

/// <summary>
/// bubblewrap on Linux (bwrap(1)): a mount namespace in which everything is read-only but the workspace, and credentials are covered; a process namespace
/// that ends with the run; no capabilities, even for root. Folders for temporary files are the run's own, as other programs keep sockets there by which they
/// can be told to act (a .NET program's diagnostic socket takes a library to load): of those, only what the command itself names is seen.
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
        "--die-with-parent", "--new-session", "--unshare-user-try", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--cap-drop", "ALL",
        "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc",
        // Root may write settings of the system there without any capability: one of them names a program that the kernel runs outside of every sandbox.
        "--ro-bind", "/proc/sys", "/proc/sys",
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
        var executable = ProgramPath.Find(request.Program) ?? request.Program;
        var arguments = ImmutableArray.CreateBuilder<string>();
        arguments.AddRange(Confinement);
        if (!request.Network)
        {
            arguments.Add("--unshare-net");
        }

        AddMounts(arguments, request, executable);
        arguments.AddRange("--chdir", request.Workspace.Folder, "--", executable);
        arguments.AddRange(request.Arguments);
        return new SandboxedCommand(program, arguments.ToImmutable());
    }

    /// <summary>Later mounts cover earlier ones: what is hidden, what is needed of it all the same, and last what may be written.</summary>
    private static void AddMounts(ImmutableArray<string>.Builder arguments, SandboxRequest request, string executable)
    {
        var workspace = request.Workspace;
        var temporary = TemporaryFolders.Find();
        foreach (var folder in temporary)
        {
            arguments.AddRange("--bind", workspace.SharedTemporary, folder);
        }

        // Our own program is among it: agents ask it while they work.
        var needed = new[] { executable, AppContext.BaseDirectory, Environment.ProcessPath ?? "" }.Concat(request.Arguments).Concat(request.Readable).Where(Path.IsPathFullyQualified).Where(Path.Exists).SelectMany(RealPath.Way).ToArray();
        var inTemporary = needed.Concat(ProgramPath.Directories.SelectMany(RealPath.Way)).Select(path => TemporaryFolders.TopOf(path, temporary)).OfType<string>();
        foreach (var path in inTemporary.Distinct(StringComparer.Ordinal).Where(Path.Exists))
        {
            arguments.AddRange("--ro-bind", path, path);
        }

        var covered = CredentialPaths.Find(request.Root).ToArray();
        foreach (var path in covered)
        {
            string[] cover = Directory.Exists(path) ? ["--tmpfs", path] : ["--ro-bind", workspace.EmptyFile, path];
            arguments.AddRange(cover);
        }

        foreach (var path in needed.Where(path => covered.Any(cover => IsWithin(path, cover))).Distinct(StringComparer.Ordinal))
        {
            arguments.AddRange("--ro-bind", path, path);
        }

        foreach (var folder in new[] { workspace.Folder, workspace.Home, workspace.Temporary })
        {
            arguments.AddRange("--bind", folder, folder);
        }
    }

    private static bool IsWithin(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

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
