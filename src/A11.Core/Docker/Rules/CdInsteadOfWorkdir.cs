using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds cd in RUN.</summary>
public sealed class CdInsteadOfWorkdir : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3003", "cd-instead-of-workdir", "Change directories with WORKDIR, not cd", Severity.Info, Category.Correct)
    {
        Aliases = ["hadolint/DL3003", "trivy/DS-0013"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        // A subshell, a branch or a function has its reasons; one finding says enough for a RUN.
        if (run.Script.Commands.FirstOrDefault(command => command is { Name: "cd", Depth: 0, Next: not ShellOperator.Pipe }) is { } change)
        {
            context.Within(run.Map).Report(this, change.Span, "cd applies to this RUN only: the next instruction starts in WORKDIR again. Set the directory with WORKDIR.");
        }
    }
}
