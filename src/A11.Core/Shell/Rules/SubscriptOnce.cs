using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An array has one subscript.</summary>
public sealed class SubscriptOnce : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2180", "subscript-once", "An array has one subscript", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2180"],
    };

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ShellAssignment), typeof(ParameterExpansion)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        var isTwice = node switch
        {
            ShellAssignment { Subscript: { } subscript } assignment => assignment.Word.Raw.AsSpan(assignment.Name.Length + subscript.Span.Length + 1).StartsWith("]["),
            ParameterExpansion { Subscript: not null, Operator: "", Operand: [LiteralPart { Value: ['[', ..] }, ..] } => true,
            _ => false,
        };
        if (isTwice)
        {
            script.Report(this, node.Span, "The shell has no arrays of arrays; join both into one key of an associative array: name[$a,$b].");
        }
    }
}
