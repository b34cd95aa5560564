using System.Globalization;
using System.Text;
using A11.Core.Analysis;
using A11.Core.Boundaries;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Characters.Rules;

/// <summary>Names are written in ASCII, and not in letters of other scripts that look the same.</summary>
public sealed class ConfusableName : CharacterRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXX0005", "confusable-name", "Names must not contain letters that look like ASCII letters", Severity.Error, Category.Secure);

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
                else if (LooksLikeAscii(text, out var skeleton, out var hasAscii) && (hasAscii || (word.Place == PlaceKind.Name && IsProgram(skeleton))))
                {
                    context.Report(this, word.Span, $"“{text}” contains letters that are not ASCII and look like “{skeleton}”: {Describe(FirstForeign(text)!.Value)}. Type the name again in ASCII letters.");
                }
            }
        }
    }

    private void ReportForeign(TextWord word, ReadOnlySpan<char> text, RuleContext context)
    {
        // What is not seen at all is another rule's finding.
        if (FirstForeign(text) is { } foreign)
        {
            var why = Confusables.Skeleton(foreign) is null ? "but such names must be ASCII" : "but such names are ASCII: it is another name than it looks like";
            var advice = word.What == NameKind.Host ? "Write an internationalized domain name in punycode (xn--)." : "Type the name again in ASCII letters.";
            context.Report(this, word.Span, $"The {NameOf(word.What)} “{text}” contains {Describe(foreign)}, {why}. {advice}");
        }
    }

    /// <summary>A word of another script that looks like a program's name. One letter is a word in many languages, and what ends with a dot is an abbreviation.</summary>
    private static bool IsProgram(string skeleton) => skeleton.Length > 1 && skeleton[^1] != '.' && ProgramNames.IsMatch(skeleton);

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

    /// <summary>The first letter that looks like an ASCII one; else the first that is none.</summary>
    private static Rune? FirstForeign(ReadOnlySpan<char> text)
    {
        Rune? first = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsAscii && PrintableText.IsShown(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.PrivateUse))
            {
                if (Confusables.Skeleton(rune) is not null)
                {
                    return rune;
                }

                first ??= rune;
            }
        }

        return first;
    }

    private static string Describe(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"“{rune}” (U+{rune.Value:X4})");

    private static string NameOf(NameKind kind) => kind switch
    {
        NameKind.Action => "action",
        NameKind.Image => "image",
        NameKind.Host => "host",
        _ => "package",
    };
}
