using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>The shell is chosen by SHELL, not by a link.</summary>
public sealed class SetShellWithShell : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD4005", "shell-instruction", "The shell is chosen by SHELL, not by a link", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL4005"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        foreach (var command in run.Script.Commands.Where(command => command.Name == "ln" && command.Operands.LastOrDefault() is { Value: "/bin/sh" or "/usr/bin/sh" }))
        {
            context.Within(run.Map).Report(this, command.Span, "Another /bin/sh changes every script of the image, those of its packages included; write SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"], which holds for this file's RUNs only.");
        }
    }
}
