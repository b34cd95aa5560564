using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds references that are not closed where make finds out only when it uses them.</summary>
public sealed class UnterminatedReference : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM0002", "unterminated-reference", "References to variables must be closed", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var texts = file.RecipeLines.Select(line => line.Span).Concat(file.Assignments.Where(assignment => assignment.IsRecursive).Select(assignment => assignment.Value));
        foreach (var span in texts.Where(span => file.Source[span].Contains('$')))
        {
            var text = file.Source[span].ToString();
            for (var i = text.IndexOf('$', StringComparison.Ordinal); i >= 0; i = i < text.Length ? text.IndexOf('$', i) : -1)
            {
                var reference = MakeReference.Read(text, i);
                i = reference.End;
                if (reference.Missing != '\0')
                {
                    var line = text.IndexOf('\n', reference.Start);
                    context.Report(this, TextSpan.FromBounds(span.Start + reference.Start, span.Start + (line < 0 ? text.Length : line)), $"This reference is not closed, so make stops when it gets here. Add “{reference.Missing}”, or write $$ for a $ of the shell.");
                }
            }
        }
    }
}
