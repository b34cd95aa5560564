using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A value that is tested for being empty is quoted.</summary>
public sealed class QuoteTestedValues : ShellNodeRule<ConditionUnary>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2070", "quote-tested-values", "A value that is tested for being empty is quoted", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2070", "shellcheck/SC2236", "shellcheck/SC2331"],
    };

    /// <inheritdoc/>
    protected override void Visit(ConditionUnary node, ScriptContext script)
    {
        if (node is { Operator: "-n", IsOfCommand: true, Operand.Parts: [ParameterExpansion or CommandSubstitution] })
        {
            script.Report(this, node.Operand.Span, $"Without quotes an empty {node.Operand.Raw} vanishes, and [ -n ] alone holds; quote it.", code: "SC2070");
        }
        else if (node.Operator is "-n" or "-z" && script.Parent is ConditionNot not)
        {
            script.Report(this, not.Span, $"“! {node.Operator}” says {(node.Operator == "-n" ? "-z" : "-n")} in a roundabout way.", code: "SC2236");
        }
        else if (node.Operator == "-a")
        {
            script.Report(this, node.OperatorSpan, "As a test of one file, -a is read as “and” by some shells; write -e.", code: "SC2331");
        }
    }
}
