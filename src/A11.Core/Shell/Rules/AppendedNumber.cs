using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A number is added with <c>+=</c> to a variable that is text.</summary>
public sealed class AppendedNumber : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2324", "appended-number", "Use (( … )) to add numbers", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2324"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        foreach (var assignment in node.Assignments)
        {
            if (assignment is { IsAppend: true, Array: null } && assignment.Value.Bare is { Length: > 0 } text && node.Words.IsEmpty && !IsText(assignment.Name, script))
            {
                script.Report(Descriptor, assignment.Span, $"This appends the text {text} instead of adding it. Use {(script.IsPosix ? $"{assignment.Name}=$(({assignment.Name} + {text}))" : $"(({assignment.Name} += {text}))")}.");
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
