using System.Buffers;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Quotes inside of quotes are escaped.</summary>
public sealed class NestQuotes : ShellNodeRule<SimpleCommand>
{
    private static readonly SearchValues<char> Opening = SearchValues.Create("(={[,:");
    private static readonly SearchValues<char> Closing = SearchValues.Create(")}],:;");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2140", "nest-quotes", "Quotes inside of quotes are escaped", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2140", "shellcheck/SC2026"],
    };

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

    private void Check(ShellWord word, ScriptContext script)
    {
        for (var i = 0; i + 2 < word.Parts.Length; i++)
        {
            if (word.Parts[i + 1] is LiteralPart { IsEscaped: false } literal && literal.Value.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_') && TextOf(word.Parts[i]) is [.., var before] && TextOf(word.Parts[i + 2]) is [var after, ..]
                && Opening.Contains(before) && Closing.Contains(after) && word.Parts[i].GetType() == word.Parts[i + 2].GetType())
            {
                script.Report(this, literal.Span, $"The quotes around {literal.Value} end the text in front and begin the one behind, so that they are not part of it; escape them, or take others.", code: word.Parts[i] is DoubleQuotedPart ? "SC2140" : "SC2026");
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
