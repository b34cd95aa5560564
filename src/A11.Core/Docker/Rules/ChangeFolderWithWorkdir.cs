using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Folders are changed by WORKDIR, not by cd.</summary>
public sealed class ChangeFolderWithWorkdir : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3003", "workdir-instead-of-cd", "Folders are changed by WORKDIR, not by cd", Severity.Info, Category.Correct)
    {
        Aliases = ["hadolint/DL3003", "trivy/DS-0013"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
        if (command is { Name: "cd", Depth: 0, Next: not ShellOperator.Pipe } && script.Commands.Length > 0)
        {
            context.Report(this, command.Span, $"“{context.File.Text[run.Keyword]}” begins in WORKDIR again each time, so this cd holds for one line only; set WORKDIR, which the next instructions and readers see too.");
        }
    }
}
