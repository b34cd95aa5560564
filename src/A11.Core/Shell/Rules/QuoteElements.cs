using System.Buffers;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An element of an array is quoted where it is named.</summary>
public sealed class QuoteElements() : ShellCommandRule("unset", "read")
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2184", "quote-elements", "An element of an array is quoted where it is named", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2184", "shellcheck/SC2313"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            var word = command.Words[i];
            if (IsElement(word))
            {
                var fix = word.IsQuoted ? null : ScriptContext.Quote(word);
                script.Report(this, word.Span, $"Without quotes {word.Raw} is a pattern of file names, so that a file can take its place; quote it.", fix, command.Name == "unset" ? "SC2184" : "SC2313");
            }
        }
    }

    private static bool IsElement(ShellWord word)
    {
        if (word.Parts is not [LiteralPart { IsEscaped: false } first, ..] || first.Value.IndexOf('[', StringComparison.Ordinal) is not (> 0 and var open) || char.IsAsciiDigit(first.Value[0]))
        {
            return false;
        }

        return first.Value.AsSpan(0, open).IndexOfAnyExcept(NameCharacters) < 0 && word.Parts[^1] is LiteralPart { IsEscaped: false, Value: [.., ']'] };
    }
}
