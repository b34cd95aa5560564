using System.Globalization;
using System.Text;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Characters.Rules;

/// <summary>Names are written in ASCII, and not in letters of other scripts that look the same.</summary>
public sealed class ConfusableName : CharacterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXX0005", "confusable-name", "Names must not contain letters that look like ASCII letters", Severity.Error, Category.Secure);

    /// <inheritdoc/>
    internal override void Visit(TextLines lines, RuleContext context)
    {
        foreach (var line in lines.All)
        {
            foreach (var word in line.Words)
            {
                var text = lines.Text.AsSpan(word.Span.Start, word.Span.Length);
                if (Ascii.IsValid(text) || word.Place is PlaceKind.Comment or PlaceKind.Prose)
                {
                    continue;
                }

                if (word is { Place: PlaceKind.Name, What: not NameKind.Command })
                {
                    ReportForeign(word, text, context);
                }
                else if (LooksLikeAscii(text, out var skeleton, out var hasAscii) && (hasAscii || word.Place == PlaceKind.Name))
                {
                    context.Report(this, word.Span, $"“{text}” contains letters that are not ASCII and look like “{skeleton}”: {FirstForeign(text)}. Type the name again in ASCII letters.");
                }
            }
        }
    }

    private void ReportForeign(TextWord word, ReadOnlySpan<char> text, RuleContext context)
    {
        // What is not seen at all is another rule's finding.
        if (FirstForeign(text) is { } foreign)
        {
            var advice = word.What == NameKind.Host ? "Write an internationalized domain name in punycode (xn--)." : "Type the name again in ASCII letters.";
            context.Report(this, word.Span, $"The {NameOf(word.What)} “{text}” contains {foreign}, but such names are ASCII: it is another name than it looks like. {advice}");
        }
    }

    /// <summary>Whether every letter is an ASCII letter or looks like one, and some only look like one.</summary>
    private static bool LooksLikeAscii(ReadOnlySpan<char> text, out string skeleton, out bool hasAscii)
    {
        var result = new StringBuilder(text.Length);
        var hasForeign = false;
        hasAscii = false;
        skeleton = "";
        foreach (var rune in text.EnumerateRunes())
        {
            if (Confusables.Skeleton(rune) is not { } ascii)
            {
                return false;
            }

            hasAscii |= rune.IsAscii && char.IsAsciiLetter(ascii);
            hasForeign |= !rune.IsAscii;
            _ = result.Append(ascii);
        }

        skeleton = result.ToString();
        return hasForeign;
    }

    private static string? FirstForeign(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsAscii && PrintableText.IsShown(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.PrivateUse))
            {
                return string.Create(CultureInfo.InvariantCulture, $"“{rune}” (U+{rune.Value:X4})");
            }
        }

        return null;
    }

    private static string NameOf(NameKind kind) => kind switch
    {
        NameKind.Action => "action",
        NameKind.Image => "image",
        NameKind.Host => "host",
        _ => "package",
    };
}
