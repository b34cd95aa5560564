using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A second index of an array.</summary>
public sealed class NestedArrayIndex : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2180", "nested-array-index", "Arrays must have one index", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2180"],
    };

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ShellAssignment), typeof(ParameterExpansion)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        var isNested = node switch
        {
            ShellAssignment { Subscript: { } subscript } assignment => assignment.Word.Raw.AsSpan(assignment.Name.Length + subscript.Span.Length + 1).StartsWith("]["),
            ParameterExpansion { Subscript: not null, Operator: "", Operand: [LiteralPart { Value: ['[', ..] }, ..] } => true,
            _ => false,
        };
        // The arrays of ksh93 do nest.
        if (isNested && script.Dialect is not ShellDialect.Korn)
        {
            script.Report(Descriptor, node.Span, "Arrays have one index, so the second one is an error. Use one key of an associative array for both: name[$a,$b]");
        }
    }
}
