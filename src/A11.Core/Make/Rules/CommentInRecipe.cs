using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds comments that are given to the shell.</summary>
public sealed class CommentInRecipe : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM1120", "comment-in-recipe", "Comments should not be passed to the shell", Severity.Info, Category.Correct)
    {
        Aliases = ["unmake/COMMAND_COMMENT"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        foreach (var line in file.RecipeLines)
        {
            var from = line.Span.Start;
            while (from < line.Span.End)
            {
                var next = file.Source.Content.IndexOf('\n', from, line.Span.End - from);
                var end = next < 0 ? line.Span.End : next;
                var text = file.Source[TextSpan.FromBounds(from, end)];
                if (text.TrimStart() is ['#', ..])
                {
                    context.Report(this, TextSpan.FromBounds(end - text.TrimStart().Length, end), "This comment belongs to the recipe, so make passes it to the shell and prints it. Begin it in the first column, before the recipe's line.");
                    break;
                }

                from = end + 1;
            }
        }
    }
}
