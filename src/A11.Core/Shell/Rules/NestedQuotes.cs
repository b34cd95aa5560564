using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Quotes inside of quotes of the same kind.</summary>
public sealed class NestedQuotes : ShellNodeRule<SimpleCommand>
{
    private static readonly SearchValues<char> Opening = SearchValues.Create("(={[,:");
    private static readonly SearchValues<char> Closing = SearchValues.Create(")}],:;");

    private static readonly CheckDescriptor InSingle = new("AXS2026", "nested-single-quotes", "Single quotes must not be nested", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2026"] };

    private static readonly CheckDescriptor InDouble = new("AXS2140", "nested-double-quotes", "Escape double quotes inside of double quotes", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2140"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => InDouble;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [InSingle, InDouble];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        foreach (var word in node.Words)
        {
            if (word.Parts.Length >= 3)
            {
                Check(word, script);
            }
        }
    }

    private static void Check(ShellWord word, ScriptContext script)
    {
        for (var i = 0; i + 2 < word.Parts.Length; i++)
        {
            if (word.Parts[i + 1] is LiteralPart { IsEscaped: false } literal && literal.Value.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_') && TextOf(word.Parts[i]) is [.., var before] && TextOf(word.Parts[i + 2]) is [var after, ..]
                && Opening.Contains(before) && Closing.Contains(after) && word.Parts[i].GetType() == word.Parts[i + 2].GetType())
            {
                if (word.Parts[i] is DoubleQuotedPart)
                {
                    script.Report(InDouble, literal.Span, $"The quotes around {literal.Value} end and reopen the quoted text, so they are lost. Escape them: \\\"{literal.Value}\\\"");
                }
                else
                {
                    script.Report(InSingle, literal.Span, $"The quotes around {literal.Value} end and reopen the quoted text, so they are lost. Use double quotes for it: \"{literal.Value}\"");
                }

                return;
            }
        }
    }

    private static string? TextOf(ShellWordPart part) => part switch
    {
        SingleQuotedPart { IsAnsi: false } quoted => quoted.Value,
        DoubleQuotedPart { Parts: [LiteralPart { IsEscaped: false } only] } => only.Value,
        _ => null,
    };
}
