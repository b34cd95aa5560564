using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Images;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds links that replace /bin/sh.</summary>
public sealed class ReplacedSystemShell : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD4005", "replaced-system-shell", "Choose the shell with SHELL, not a symbolic link", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL4005"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (ImagePrograms.HasNoShellByName(run.Stage.Base))
        {
            return;
        }

        foreach (var command in run.Script.Commands.Where(command => command.Name == "ln" && command.Operands.LastOrDefault() is { Value: "/bin/sh" or "/usr/bin/sh" }))
        {
            context.Within(run.Map).Report(this, command.Span, $"Replacing /bin/sh changes the shell of every script in the image. Use SHELL [\"{FindShell(command, run)}\", \"-o\", \"pipefail\", \"-c\"].");
        }
    }

    /// <summary>The shell that was meant where it is bash, else one of the image that knows <c>pipefail</c>.</summary>
    private static string FindShell(ShellCommand command, DockerRun run) => command.Operands.First().Value switch
    {
        ['/', ..] bash when bash.EndsWith("/bash", StringComparison.Ordinal) => bash,
        var other when other.EndsWith("bash", StringComparison.Ordinal) => "/bin/bash",
        _ => ImagePrograms.ShellWithPipefail(run.Stage.Base),
    };
}
