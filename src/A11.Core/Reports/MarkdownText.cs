using System.Buffers;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>
/// Text from elsewhere as a part of a Markdown line (CommonMark, GitHub Flavored Markdown): it is shown as it is, and neither formats, links, embeds nor notifies
/// anybody. Mentions, references to issues and emoji are found in the text that escapes stand for, but not in code, so words that hold one become code.
/// </summary>
internal static class MarkdownText
{
    private const int ShortestHash = 7;

    /// <summary>Characters that mean something inside a line; a backslash takes that away (CommonMark 0.31, §2.4).</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_{}[]<>|~&!");

    /// <summary>What only code keeps from being acted on: mentions, references to issues, formulas.</summary>
    private static readonly SearchValues<char> Active = SearchValues.Create("@#$`");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    /// <summary>A sentence.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var word in PrintableText.Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _ = result.Append(result.Length == 0 ? "" : " ").Append(IsActive(word) ? CodeWord(word) : EscapeWord(word));
        }

        return result.ToString();
    }

    /// <summary>Text in a code span, whose fence is longer than any row of backquotes in it (CommonMark 0.31, §6.1).</summary>
    public static string Code(string text)
    {
        var fence = new string('`', LongestRow(text) + 1);
        var padding = text is ['`', ..] or [.., '`'] or [' ', ..] or [.., ' '] ? " " : "";
        return $"{fence}{padding}{text}{padding}{fence}";
    }

    /// <summary>A word as code, without the punctuation that ends it.</summary>
    private static string CodeWord(string word)
    {
        var code = word.AsSpan().TrimEnd(".,;:!?)”").ToString();
        return code.Length == 0 ? Code(word) : Code(code) + EscapeWord(word[code.Length..]);
    }

    private static bool IsActive(string word) => word.Length > 1
        && (word.AsSpan().ContainsAny(Active)
            || word.Contains("://", StringComparison.Ordinal)
            || word.Contains("www.", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("GH-", StringComparison.OrdinalIgnoreCase)
            || word.Count(':') > 1
            || IsHash(word));

    private static bool IsHash(string word) => word.AsSpan().Trim("()“”\"'.,;:") is { Length: >= ShortestHash } hash && !hash.ContainsAnyExcept(HexDigits);

    private static string EscapeWord(string word)
    {
        if (!word.AsSpan().ContainsAny(Special))
        {
            return word;
        }

        var result = new StringBuilder(word.Length + 8);
        foreach (var character in word)
        {
            _ = (Special.Contains(character) ? result.Append('\\') : result).Append(character);
        }

        return result.ToString();
    }

    private static int LongestRow(string text)
    {
        var (longest, row) = (0, 0);
        foreach (var character in text)
        {
            row = character == '`' ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }

        return longest;
    }
}
