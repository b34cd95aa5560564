using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>A case has a branch for everything else.</summary>
public sealed class HandleEveryCase : ShellNodeRule<CaseCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2249", "handle-every-case", "A case has a branch for everything else", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2249"],
        OptIn = true,
    };

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
                if (CasePattern.Of(pattern).IsAll)
                {
                    return;
                }
            }
        }

        script.Report(this, TextSpan.FromBounds(node.Span.Start, node.Word.Span.End), "What none of the patterns matches is passed over in silence; end with *), even if only to say that nothing is to be done.");
    }
}
