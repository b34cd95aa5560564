using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The shell is chosen by SHELL, not by a link.</summary>
public sealed class SetShellWithShell : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD4005", "shell-instruction", "The shell is chosen by SHELL, not by a link", Severity.Warning, Category.Correct)
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
            context.Within(run.Map).Report(this, command.Span, $"Another /bin/sh changes every script of the image, those of its packages included; write SHELL [\"{ShellOf(command, run)}\", \"-o\", \"pipefail\", \"-c\"], which holds for this file's RUNs only.");
        }
    }

    /// <summary>The shell that was meant where it is bash or BusyBox', else one of the image.</summary>
    private static string ShellOf(ShellCommand command, DockerRun run) =>
        command.Operands.First().Value is var target && (target.EndsWith("bash", StringComparison.Ordinal) || target.Contains("busybox", StringComparison.Ordinal)) ? (target[0] == '/' ? target : "/bin/bash") : ImagePrograms.ShellWithPipefail(run.Stage.Base);
}
