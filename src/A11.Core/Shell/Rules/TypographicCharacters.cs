using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds typographic quotes and dashes where the shell's own are meant, as text copied from a web page or a word processor has them.</summary>
public sealed class TypographicCharacters : ShellNodeRule<SimpleCommand>
{
    private const string Quotes = "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2032\u2033";

    private const string Dashes = "\u2010\u2011\u2012\u2013\u2014\u2212";

    private static readonly SearchValues<char> QuoteCharacters = SearchValues.Create(Quotes);

    private static readonly CheckDescriptor Dash = new("AXS1100", "typographic-dash", "Options must start with an ASCII hyphen", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1100"] };

    private static readonly CheckDescriptor Quote = new("AXS1110", "typographic-quote", "Quotes must be ASCII quotes", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1110", "shellcheck/SC1015", "shellcheck/SC1016"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Quote;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Dash, Quote];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        foreach (var word in node.Words.Concat(node.Assignments.Select(static assignment => assignment.Value)))
        {
            if (word.Parts.FirstOrDefault(static part => part is LiteralPart { IsEscaped: false } literal && HasQuote(literal.Value)) is { } quoted)
            {
                script.Report(Quote, word.Span, $"{script.TextOf(quoted)} is not quoted: the shell takes a typographic quote for text and splits at the spaces after it. Type \" or ' instead.");
                return;
            }

            if (word.Bare is [var dash, .. var rest] && Dashes.Contains(dash, StringComparison.Ordinal) && rest.TrimStart(Dashes.ToCharArray()) is [var letter, ..] && char.IsAsciiLetter(letter) && node.Name is not ("echo" or "printf") && word != node.Words[0])
            {
                script.Report(Dash, word.Span, $"{word.Raw} starts with a typographic dash, so it is no option. Type the ASCII hyphen: -{rest.TrimStart(Dashes.ToCharArray())}");
            }
        }
    }

    /// <summary>Whether a text holds a typographic quote that is no apostrophe between letters.</summary>
    private static bool HasQuote(string text)
    {
        for (var i = text.AsSpan().IndexOfAny(QuoteCharacters); i >= 0 && i < text.Length; i++)
        {
            var isApostrophe = text[i] is '\u2019' or '\u2032' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]);
            if (!isApostrophe && Quotes.Contains(text[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
