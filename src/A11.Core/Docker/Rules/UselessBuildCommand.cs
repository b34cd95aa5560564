using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds programs that have no effect in a build.</summary>
public sealed class UselessBuildCommand : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3001", "useless-build-command", "Do not run commands that have no effect in a build", Severity.Info, Category.Correct)
    {
        Aliases = ["hadolint/DL3001"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var command in run.Script.Commands)
        {
            if (command.Name is { } name && WhyUseless(command) is { } why && !(name == "ssh" && run.Run.Mounts.Any(mount => mount.Type == "ssh")))
            {
                context.Within(run.Map).Report(this, command.Words[0].Span, $"{name} has no use in a build: {why}.");
            }
        }
    }

    private static string? WhyUseless(ShellCommand command) => command.Name switch
    {
        "ps" or "top" or "kill" => "the processes of a RUN end with it. Remove the command",
        "free" => "it shows the memory of the build machine. Remove the command",
        "systemctl" when command.Subcommand is "start" or "restart" or "try-restart" or "reload" or "stop" or "status" or "is-active" or "daemon-reload" => "no systemd runs in it. Start the program in CMD or ENTRYPOINT",
        "service" => "the service stops when the RUN ends. Start it in CMD or ENTRYPOINT",
        "shutdown" => "there is no system to shut down. Remove the command",
        "mount" => "a build has no permission to mount. Use RUN --mount",
        "ssh" => "it needs a key, which would stay in the image. Use RUN --mount=type=ssh, or ADD from a Git repository",
        "vim" => "it needs a terminal. Write the file with COPY or a here-document",
        _ => null,
    };
}
