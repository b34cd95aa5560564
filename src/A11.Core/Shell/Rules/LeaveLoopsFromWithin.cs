using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A loop is left from within it.</summary>
public sealed class LeaveLoopsFromWithin() : ShellCommandRule("break", "continue")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2105", "leave-loops-from-within", "A loop is left from within it", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2105", "shellcheck/SC2106"],
    };

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
                        script.Report(this, command.Words[0].Span, $"Around this a subshell is left, and not the loop: parentheses, pipes and $( … ) are processes of their own. Give an outcome back, and {command.Name} outside.", code: "SC2106");
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

        script.Report(this, command.Words[0].Span, $"No loop is around this {command.Name}, so that it only complains; write exit, or return in a function.", code: "SC2105");
    }
}
