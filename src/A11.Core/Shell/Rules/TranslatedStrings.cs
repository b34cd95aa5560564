using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Strings for translation (<c>$"…"</c>) that look like misplaced expansions.</summary>
public sealed class TranslatedStrings : ShellNodeRule<DoubleQuotedPart>
{
    private static readonly CheckDescriptor DollarOutsideQuotes = new("AXS2247", "dollar-outside-quotes", "Put the $ of an expansion inside the quotes", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2247"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor TranslatedName = new("AXS2256", "translated-variable-name", "Put the $ of a variable inside the quotes", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2256"], Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => DollarOutsideQuotes;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [DollarOutsideQuotes, TranslatedName];

    /// <inheritdoc/>
    protected override void Visit(DoubleQuotedPart node, ScriptContext script)
    {
        if (!node.IsLocalized || node.Parts is not [LiteralPart { IsEscaped: false } only])
        {
            return;
        }

        if (only.Value is ['(', _, ..] && only.Value.Contains(')', StringComparison.Ordinal) || only.Value is ['{', _, ..] && only.Value.Contains('}', StringComparison.Ordinal))
        {
            script.Report(DollarOutsideQuotes, node.Span, $"$\"…\" is a string for translation, so nothing is expanded here. Write \"${only.Value}\".", MoveDollar(node));
        }
        else if (script.Variables.WritesOf(only.Value).Any())
        {
            script.Report(TranslatedName, node.Span, $"$\"{only.Value}\" is a string for translation, not the variable {only.Value}. Write \"${only.Value}\".", MoveDollar(node));
        }
    }

    private static Fix MoveDollar(DoubleQuotedPart node) => new("Move the $ into the quotes", [new TextEdit(new TextSpan(node.Span.Start, 2), "\"$")], FixSafety.Unsafe);
}
