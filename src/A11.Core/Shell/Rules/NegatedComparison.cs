using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A comparison that is negated where another operator says the same.</summary>
public sealed class NegatedComparison : ShellNodeRule<ConditionBinary>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2335", "negated-comparison", "Compare with the opposite operator instead of !", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2335"], OptIn = true };

    /// <inheritdoc/>
    protected override void Visit(ConditionBinary node, ScriptContext script)
    {
        if (GetOpposite(node.Operator) is not { } opposite)
        {
            return;
        }

        var negation = script.Parent is ConditionNot inner ? inner.Span
            : script.Ancestors is [.., Pipeline { IsNegated: true, Commands.Length: 1 } negated, CommandNode] ? TextSpan.FromBounds(negated.Negations[0].Start, negated.Span.End)
            : (TextSpan?)null;
        if (negation is { } span)
        {
            script.Report(Descriptor, span, $"The negation is unnecessary. Use {opposite} instead of {node.Operator}, without the !.");
        }
    }

    private static string? GetOpposite(string name) => name switch
    {
        "=" or "==" => "!=",
        "!=" => "=",
        "-eq" => "-ne",
        "-ne" => "-eq",
        "-lt" => "-ge",
        "-ge" => "-lt",
        "-gt" => "-le",
        "-le" => "-gt",
        _ => null,
    };
}
