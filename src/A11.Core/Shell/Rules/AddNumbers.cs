using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>+= adds numbers only where they are declared.</summary>
public sealed class AddNumbers : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2324", "add-numbers", "+= adds numbers only where they are declared", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2324"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        foreach (var assignment in node.Assignments)
        {
            if (assignment is { IsAppend: true, Array: null } && assignment.Value.Bare is { Length: > 0 } text && node.Words.IsEmpty && IsNumber(text, script) && !IsText(assignment.Name, script))
            {
                script.Report(this, assignment.Span, $"This appends the text {text}, so that 1 becomes 1{text}; write (({assignment.Name} += {text})), or declare {assignment.Name} by “declare -i”.", code: "SC2324");
            }
        }
    }

    private static bool IsNumber(string text, ScriptContext script) => text.All(char.IsAsciiDigit) || script.Variables.WritesOf(text).Any(static write => write.Value?.Bare is { Length: > 0 } value && value.All(char.IsAsciiDigit));

    /// <summary>Whether text is what the variable holds elsewhere, or it is declared as a number.</summary>
    private static bool IsText(string name, ScriptContext script)
    {
        foreach (var write in script.Variables.WritesOf(name))
        {
            StepBudget.Take();
            if (write.IsArray && !write.IsElement || write.Kind is WriteKind.Command or WriteKind.Loop || write.Value is { } value && !(value.Bare is { Length: > 0 } text && IsNumber(text, script)) && value.Parts is not [ArithmeticExpansion])
            {
                return true;
            }
        }

        StepBudget.Take(script.Script.Commands.Length);
        return script.Script.Commands.Any(command => Declarations.IsDeclaring(command.Name) && command.HasFlag("-i") && command.Arguments.Any(argument => Declarations.Read(argument)?.Name == name));
    }
}
