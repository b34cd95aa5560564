using System.Buffers;
using System.Globalization;
using System.Text;

namespace A11.Core.Text;

/// <summary>
/// Text from elsewhere (files, names, agents, exceptions), made safe to show: it can't move the cursor, recolor the terminal, break a line, turn the
/// reading direction, hide, or be a command of the system that keeps the log. What could is spelled out, such as <c>\u001b</c>.
/// </summary>
/// <remarks>
/// Commands are those of GitHub's runner (actions/runner, <c>ActionCommand</c>: <c>::</c> at a line's start after whitespace, <c>##[</c> anywhere), of Azure
/// Pipelines' agent (<c>##vso[</c> anywhere) and of TeamCity (<c>##teamcity[</c>).
/// </remarks>
public static class PrintableText
{
    /// <summary>A byte of a name that is not UTF-8 is kept as U+DC80 to U+DCFF (PEP 383).</summary>
    private const int ByteEscape = 0xDC00;

    private static readonly SearchValues<char> Harmless = SearchValues.Create(" !\"$%&'()*+,-./0123456789;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\\]^_`abcdefghijklmnopqrstuvwxyz|}~");

    /// <summary>A name of a file on one line: everything is spelled out that is not seen, and what would make it read as a finding (<c>a(1,1): error X: …</c>).</summary>
    public static string Name(string name) => Write(name, TextLayout.Name);

    /// <summary>A message on one line: line breaks and tabs become spaces.</summary>
    public static string Line(string text) => Write(text, TextLayout.Line);

    /// <summary>Text of several lines; line feeds and tabs stay.</summary>
    public static string Lines(string text) => Write(text, TextLayout.Lines);

    /// <summary>Whether a terminal shows the character, or joins it to the one before, and does nothing else.</summary>
    public static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned => false,
        // Of the invisible ones only those stay that shape emoji and letters: joiners.
        UnicodeCategory.Format => IsJoiner(rune),
        // The supplement's 240 variation selectors can carry any text unseen.
        UnicodeCategory.NonSpacingMark => rune.Value is not (>= 0xE0100 and <= 0xE01EF),
        _ => true,
    };

    /// <summary>A character spelled out.</summary>
    public static string Spell(Rune rune) => rune.IsBmp
        ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
        : string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");

    /// <summary>Half of a surrogate pair spelled out: as the byte that it stands for, or as itself.</summary>
    internal static string Spell(char surrogate) => surrogate is >= '\uDC80' and <= '\uDCFF'
        ? string.Create(CultureInfo.InvariantCulture, $"\\x{surrogate - ByteEscape:x2}")
        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)surrogate:x4}");

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static string Write(string text, TextLayout layout)
    {
        if (text.AsSpan().IndexOfAnyExcept(Harmless) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        var line = new CommandGuard();
        for (var i = 0; i < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            if (!isRune)
            {
                _ = result.Append(Spell(text[i++]));
                line.Next('\\');
                continue;
            }

            var next = i + rune.Utf16SequenceLength < text.Length ? text[i + rune.Utf16SequenceLength] : '\0';
            Append(result, rune, next, layout, ref line);
            i += rune.Utf16SequenceLength;
        }

        return result.ToString();
    }

    private static void Append(StringBuilder result, Rune rune, char next, TextLayout layout, ref CommandGuard line)
    {
        var isBreak = rune.Value is '\n' or '\r' or '\t';
        if (isBreak && layout == TextLayout.Line)
        {
            rune = new Rune(' ');
        }
        else if (layout == TextLayout.Lines && (rune.Value is '\n' or '\t' || (rune.Value == '\r' && next == '\n')))
        {
            _ = rune.Value == '\r' ? result : result.Append((char)rune.Value);
            line.Next((char)rune.Value);
            return;
        }

        var isForged = layout == TextLayout.Name && rune.Value == ':' && char.IsWhiteSpace(next);
        var isSpelled = !IsShown(rune) || (layout == TextLayout.Name && IsJoiner(rune)) || isForged || line.StartsCommand(rune, next);
        _ = isSpelled ? result.Append(Spell(rune)) : result.Append(rune.ToString());
        line.Next(isSpelled ? '\\' : rune.IsBmp ? (char)rune.Value : 'x');
    }

    private enum TextLayout
    {
        Name,
        Line,
        Lines,
    }
}
