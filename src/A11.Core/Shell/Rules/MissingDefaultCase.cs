using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds case commands without a default branch.</summary>
public sealed class MissingDefaultCase : ShellNodeRule<CaseCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2249", "missing-default-case", "Case commands should have a default branch", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2249"], OptIn = true };

    /// <inheritdoc/>
    protected override void Visit(CaseCommand node, ScriptContext script)
    {
        if (node.Word is null || node.Items.IsEmpty)
        {
            return;
        }

        foreach (var item in node.Items)
        {
            foreach (var pattern in item.Patterns)
            {
                if (CasePattern.Parse(pattern).IsAll)
                {
                    return;
                }
            }
        }

        script.Report(Descriptor, TextSpan.FromBounds(node.Span.Start, node.Word.Span.End), $"Values of {node.Word.Raw} that match no pattern are ignored silently. Add a default branch: *) … ;;");
    }
}
