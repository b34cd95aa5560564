using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Where break and continue are.</summary>
public sealed class LoopControl() : ShellCommandRule("break", "continue")
{
    private static readonly CheckDescriptor Outside = new("AXS2105", "break-outside-loop", "break and continue must be in a loop", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2105"] };

    private static readonly CheckDescriptor InSubshell = new("AXS2106", "break-in-subshell", "break and continue should not be in a subshell of the loop", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2106"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Outside;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Outside, InSubshell];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        ShellNode? border = null;
        for (var i = script.Ancestors.Count - 1; i >= 0; i--)
        {
            switch (script.Ancestors[i])
            {
                case ForCommand or WhileCommand or ArithmeticForCommand:
                    if (border is not null)
                    {
                        script.Report(InSubshell, command.Words[0].Span, $"{command.Name} ends only the subshell here, and the loop goes on. Fail in the subshell, and {command.Name} outside of it: ( … ) || {command.Name}");
                    }

                    return;
                case SubshellCommand or CommandSubstitution or ProcessSubstitution or CoprocCommand:
                case Pipeline { Commands.Length: > 1 } when script.Dialect is not ShellDialect.Korn:
                    border ??= script.Ancestors[i];
                    break;
                case FunctionDefinition:
                    // The loop may be where the function is called.
                    return;
            }
        }

        script.Report(Outside, command.Words[0].Span, $"{command.Name} has no effect outside of a loop. Use exit to end the script, or remove it.");
    }
}
