using System.Text;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Characters.Rules;

/// <summary>No character hides, or changes what a reader sees of others.</summary>
public sealed class HiddenCharacter : CharacterRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXX0004", "hidden-character", "Files must not contain characters that hide or reorder text", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    internal override void Visit(TextLines lines, RuleContext context)
    {
        foreach (var line in lines.All)
        {
            for (var at = line.Span.Start; at < line.Span.End;)
            {
                _ = Rune.DecodeFromUtf16(lines.Text.AsSpan(at), out var rune, out var length);
                var kind = CharacterKinds.Classify(lines.Text, at, rune);
                var severity = kind == CharacterKind.Visible || (kind == CharacterKind.Space && IsTypography(lines.Text, at)) ? Severity.None : SeverityOf(kind, line.KindAt(at), line);
                if (severity == Severity.None)
                {
                    at += length;
                    continue;
                }

                var end = EndOf(lines.Text, at, line.Span.End, kind);
                context.Report(this, TextSpan.FromBounds(at, end), Describe(kind, rune), severity: severity);
                at = end;
            }
        }
    }

    /// <summary>The space that French writes before marks of punctuation and inside of quotation marks.</summary>
    private static bool IsTypography(string text, int at) =>
        text[at] is '\u00A0' or '\u202F' && (EndsWord(text.AsSpan(at + 1)) || (at > 0 && text[at - 1] == '«'));

    private static bool EndsWord(ReadOnlySpan<char> text) => text is [':' or ';' or '!' or '?' or '»'] or [':' or ';' or '!' or '?' or '»', ' ' or '\t' or '\r' or '\n' or '"' or '\'' or '.' or ',', ..];

    /// <summary>Of several in a row one finding is enough.</summary>
    private static int EndOf(string text, int at, int end, CharacterKind kind)
    {
        while (at < end && Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) is var _ && CharacterKinds.Classify(text, at, rune) == kind)
        {
            at += length;
        }

        return at;
    }

    private static Severity SeverityOf(CharacterKind kind, PlaceKind place, TextLine line) => kind switch
    {
        CharacterKind.Direction or CharacterKind.Tag or CharacterKind.LineBreak => Severity.Error,
        _ when place == PlaceKind.Name => Severity.Error,
        CharacterKind.DirectionMark => place == PlaceKind.Code ? Severity.Error : line.IsRightToLeft ? Severity.None : Severity.Warning,
        CharacterKind.Invisible => place == PlaceKind.Code ? Severity.Error : Severity.Warning,
        _ => place == PlaceKind.Code ? Severity.Warning : Severity.None,
    };

    private static string Describe(CharacterKind kind, Rune rune)
    {
        var name = CharacterKinds.Describe(rune);
        return kind switch
        {
            CharacterKind.Direction => $"{name} makes this line read differently from what is run (CVE-2021-42574). Remove it.",
            CharacterKind.Tag => $"{name} is invisible and can carry hidden text, such as instructions for an AI agent. Remove it.",
            CharacterKind.LineBreak => $"{name} ends the line for some parsers and editors, and not for others. Use an ordinary line break.",
            CharacterKind.Space => $"{name} looks like a space but does not separate words. Use an ordinary space.",
            CharacterKind.PrivateUse => $"{name} is a private use character, which has no agreed meaning. Remove it.",
            _ => $"{name} is invisible, so this text is not what it looks like. Remove it.",
        };
    }
}
