using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds conditions with text around an expression: GitHub takes both together as one text, which is not empty and therefore true.</summary>
public sealed class TextAroundCondition : WorkflowRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW0132", "text-around-condition", "Conditions must not have text around their expression", Severity.Error, Category.Correct)
    {
        Aliases = ["actionlint/if-cond", "zizmor/unsound-condition"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(EmbeddedExpression expression, WorkflowFile file, RuleContext context)
    {
        var scalar = expression.Scalar;
        if (!expression.Place.IsCondition || expression.IsWhole || expression.Problem is not null || file.FindExpressions(scalar)[0] != expression)
        {
            return;
        }

        var isLineEnd = scalar.IsBlock && expression.Span.Start == 0 && scalar.Value.AsSpan(expression.Span.End).TrimEnd('\n').IsEmpty;
        context.Report(
            this,
            scalar.Span,
            isLineEnd
                ? $"The condition is always true: the line end behind }}}} makes it a text. Use {context.File.Text.Content[scalar.Span.Start]}- instead of {context.File.Text.Content[scalar.Span.Start]}, or remove ${{{{ and }}}}."
                : "The condition is always true: text around ${{ }} makes it a text, whatever the expression is. Put all of the condition into one expression.",
            isLineEnd ? CreateFix(scalar, context) : null);
    }

    private static Fix? CreateFix(YamlScalar scalar, RuleContext context)
    {
        var text = context.File.Text.Content;
        var header = scalar.Span.Start + 1;
        return header < text.Length && text[header] is '\n' or '\r' or ' ' or '#' ? new Fix("Strip the line end", [new TextEdit(new TextSpan(header, 0), "-")], FixSafety.Unsafe) : null;
    }
}
