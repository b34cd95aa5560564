using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for programs that run as their owner whoever starts them.</summary>
public sealed class SetuidProgram : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6031", "setuid-program", "Images should add no setuid programs", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(DockerRun run, RuleContext context)
    {
        if (!run.IsShipped)
        {
            return;
        }

        foreach (var command in run.Script.Commands.Where(static command => command.Name is "chmod" or "install"))
        {
            if (ModeWord.Find(command) is { ConstantValue: { } mode } word && PermissionMode.SetsUser(mode))
            {
                context.Within(run.Map).Report(this, word.Span, $"Mode {mode} sets the setuid bit: whoever starts the program gets its owner's rights. Drop it, or grant the capability that is needed (setcap).");
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        foreach (var flag in instruction.Flags.Where(flag => stage.IsShipped && instruction.Name is "COPY" or "ADD" && flag.Name == "chmod" && PermissionMode.SetsUser(flag.Value)))
        {
            context.Report(this, flag.ValueSpan, $"Mode {flag.Value} sets the setuid bit: whoever starts the program gets its owner's rights. Use 755.");
        }
    }
}
