using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>Finds things in a logical line as GNU make does: outside of references, and not behind a backslash (read.c, “find_map_unquote”).</summary>
internal static class MakeScanner
{
    /// <summary>Whether a character separates words.</summary>
    public static bool IsBlank(char character) => character is ' ' or '\t' or '\v' or '\f' or '\r' or '\n';

    /// <summary>The offset after the reference that begins with the <c>$</c> at <paramref name="start"/>; the text's end where it is not closed.</summary>
    public static int SkipReference(ReadOnlySpan<char> text, int start)
    {
        if (start + 1 >= text.Length)
        {
            return text.Length;
        }

        var close = ClosingOf(text[start + 1]);
        return close == '\0' ? start + 2 : FindClosing(text, start + 2, text[start + 1], close) is var end and >= 0 ? end + 1 : text.Length;
    }

    /// <summary>What closes a reference; NUL where the character opens none.</summary>
    public static char ClosingOf(char open) => open switch { '(' => ')', '{' => '}', _ => '\0' };

    /// <summary>Where what was opened before <paramref name="start"/> is closed; negative where it is not.</summary>
    public static int FindClosing(ReadOnlySpan<char> text, int start, char open, char close)
    {
        for (var (i, depth) = (start, 0); i < text.Length; i++)
        {
            if (text[i] == open)
            {
                depth++;
            }
            else if (text[i] == close && depth-- == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first of some characters outside of references and not behind a backslash; negative where there is none.</summary>
    public static int FindUnquoted(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> stops)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '$')
            {
                i = SkipReference(text, i) - 1;
            }
            else if (stops.Contains(text[i]) && !IsQuoted(text, i, start))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first offset from <paramref name="start"/> on that is no whitespace; the text's end where there is none.</summary>
    public static int SkipBlanks(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsBlank(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>The end of the word that begins at <paramref name="start"/>, references not regarded.</summary>
    public static int EndOfToken(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && !IsBlank(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>The words of a part of a text; whitespace within a reference, or within the parentheses of an archive's member, separates none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="offset">The text's place in the file.</param>
    public static ImmutableArray<MakeWord> SplitWords(ReadOnlySpan<char> text, int start, int end, int offset)
    {
        var words = ImmutableArray.CreateBuilder<MakeWord>();
        text = text[..end];
        var isUnclosed = false;
        for (var i = start; i < end;)
        {
            if (IsBlank(text[i]))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < end && !IsBlank(text[i]))
            {
                var close = text[i] == '(' && i > first && !isUnclosed ? FindClosing(text, i + 1, '(', ')') : i;
                isUnclosed |= close < 0;
                i = text[i] == '$' ? SkipReference(text, i)
                    : text[i] == '\\' && i + 1 < end && IsBlank(text[i + 1]) ? i + 2
                    : Math.Max(i, close) + 1;
            }

            words.Add(new MakeWord(text[first..i].ToString(), new TextSpan(offset + first, i - first)));
        }

        return words.DrainToImmutable();
    }

    private static bool IsQuoted(ReadOnlySpan<char> text, int index, int start)
    {
        var first = index;
        while (first > start && text[first - 1] == '\\')
        {
            first--;
        }

        return (index - first) % 2 == 1;
    }
}
