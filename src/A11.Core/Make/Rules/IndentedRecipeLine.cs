using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds whitespace between what begins a line of a recipe and its command.</summary>
public sealed class IndentedRecipeLine : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1121", "indented-recipe-line", "Commands should follow the tab directly", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/WHITESPACE_LEADING_COMMAND"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        foreach (var line in file.RecipeLines.Where(line => !line.IsInline && line.Span.Length > 0))
        {
            var lead = TextSpan.FromBounds(line.FullSpan.Start + 1, line.Span.Start);
            if (file.Source[lead].ContainsAny(' ', '\t'))
            {
                context.Report(this, lead, "Whitespace stands between the tab and the command. Remove it: make passes it on, and its meaning differs between makes.");
            }
        }
    }
}
