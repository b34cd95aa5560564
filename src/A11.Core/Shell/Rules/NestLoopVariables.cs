using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A loop in a loop has a variable of its own.</summary>
public sealed class NestLoopVariables : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2165", "nest-loop-variables", "A loop in a loop has a variable of its own", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2165", "shellcheck/SC2167"],
    };

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ForCommand), typeof(ArithmeticForCommand)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        var (name, span) = node switch
        {
            ForCommand loop => (loop.Variable, loop.VariableSpan),
            ArithmeticForCommand { Clauses: [{ Expression: { } first }, ..] } => VariableOf(first),
            _ => ("", default),
        };
        if (name is not ("" or "_") && IsUsedAround(name, script))
        {
            script.Report(this, span, $"The loop around this one has the same variable, so that its {name} is lost; take another name.");
        }
    }

    private static (string Name, TextSpan Span) VariableOf(ArithmeticNode first) => first switch
    {
        ArithmeticBinary { Operator: ",", Left: var left } => VariableOf(left),
        ArithmeticBinary { IsAssignment: true, Left: ArithmeticVariable { HasSubscript: false } variable } => (variable.Name, variable.Span),
        _ => ("", default),
    };

    private static bool IsUsedAround(string name, ScriptContext script)
    {
        for (var i = script.Ancestors.Count - 1; i >= 0; i--)
        {
            switch (script.Ancestors[i])
            {
                case FunctionDefinition or SubshellCommand or CommandSubstitution or ProcessSubstitution or CoprocCommand or Pipeline { Commands.Length: > 1 }:
                    return false;
                case ForCommand loop when loop.Variable == name:
                    return true;
                case ArithmeticForCommand { Clauses: [{ Expression: { } first }, ..] } when VariableOf(first).Name == name:
                    return true;
            }
        }

        return false;
    }
}
