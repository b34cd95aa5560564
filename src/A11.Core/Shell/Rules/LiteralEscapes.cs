using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Backslashes that do something else than they seem to, as they stand outside of quotes or at the end of single ones.</summary>
public sealed class LiteralEscapes : ShellNodeRule<ShellWord>
{
    private static readonly CheckDescriptor WithoutEffect = new("AXS9101", "backslash-without-effect", "Quote backslashes that are meant for a program", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC1001"] };

    private static readonly CheckDescriptor EscapedQuote = new("AXS9203", "escaped-single-quote", "Close single quotes before writing a single quote", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1003"] };

    private static readonly CheckDescriptor ControlCharacter = new("AXS1012", "unquoted-control-character", "Write line feeds and tabs in $'…' or printf", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1012"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ControlCharacter;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [WithoutEffect, EscapedQuote, ControlCharacter];

    /// <inheritdoc/>
    protected override void Visit(ShellWord node, ScriptContext script)
    {
        if (!IsText(node, script))
        {
            return;
        }

        for (var i = 0; i < node.Parts.Length; i++)
        {
            switch (node.Parts[i])
            {
                case LiteralPart { IsEscaped: true, Value: "n" or "t" or "r" } part:
                    script.Report(ControlCharacter, part.Span, $"Outside of quotes, \\{part.Value} is the letter {part.Value}. {AdviceFor(part.Value, script.IsPosix)}; to pass the backslash on, quote it.");
                    return;
                case LiteralPart { IsEscaped: true, Value: [var other] } part when char.IsAsciiLetter(other):
                    script.Report(WithoutEffect, part.Span, $"Outside of quotes, \\{other} is the letter {other}. Quote the word to keep the backslash, or remove it.");
                    return;
                case SingleQuotedPart { IsAnsi: false } quoted when EndsInBackslash(quoted.Value) && i + 1 < node.Parts.Length && node.Parts[i + 1] is LiteralPart { IsEscaped: false, Value: [var next, ..] } && char.IsAsciiLetter(next):
                    script.Report(EscapedQuote, TextSpan.FromBounds(quoted.Span.End - 2, quoted.Span.End), "A backslash can't escape a single quote, so the text ends here. Write '\\'' for a single quote inside.");
                    return;
            }
        }
    }

    /// <summary>How to write the character. A substitution drops line feeds at its end.</summary>
    private static string AdviceFor(string letter, bool isPosix) => (letter, isPosix) switch
    {
        ("n", true) => "For a line feed, write a line break in quotes",
        ("n", false) => "For a line feed, write $'\\n'",
        (_, true) => $"For {(letter == "t" ? "a tab" : "a carriage return")}, write \"$(printf '\\{letter}')\"",
        _ => $"For {(letter == "t" ? "a tab" : "a carriage return")}, write $'\\{letter}'",
    };

    private static bool EndsInBackslash(string value) => value is [.., '\\'] and not [.., '\\', '\\'];

    /// <summary>Whether it is an argument or a value: a backslash before a command's name (\rm) keeps aliases out, and the separators of fields have a check of their own.</summary>
    private static bool IsText(ShellWord node, ScriptContext script) => script.Parent switch
    {
        SimpleCommand command => command.Words[0] != node && ShellWrappers.Strip(command.Words)[0] != node && !node.Value.StartsWith("IFS=", StringComparison.Ordinal),
        ShellAssignment assignment => assignment.Name != "IFS",
        _ => false,
    };
}
