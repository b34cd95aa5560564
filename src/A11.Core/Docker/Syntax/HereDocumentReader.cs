namespace A11.Core.Docker.Syntax;

/// <summary>
/// Finds the here-documents that an instruction announces, as BuildKit does (frontend/dockerfile/parser, heredocsFromLine): a word of its own that
/// begins with <c>&lt;&lt;</c>, perhaps behind a file descriptor. An instruction whose quotes or braces are never closed announces none.
/// </summary>
internal static class HereDocumentReader
{
    public readonly record struct Announcement(string Delimiter, bool IsQuoted, bool StripsTabs);

    /// <summary>The here-documents of an instruction's text, the keyword included.</summary>
    public static List<Announcement> Find(string text)
    {
        var found = new List<Announcement>();
        if (!text.Contains("<<", StringComparison.Ordinal))
        {
            return found;
        }

        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var end = EndOfWord(text, i);
            if (end < 0)
            {
                return [];
            }

            if (TryRead(text.AsSpan(i, end - i), out var announcement))
            {
                found.Add(announcement);
            }

            i = end;
        }

        return found;
    }

    /// <summary>Whether a word announces a here-document.</summary>
    public static bool TryRead(ReadOnlySpan<char> word, out Announcement announcement)
    {
        announcement = default;
        var start = word.IndexOfAnyExceptInRange('0', '9');
        if (start < 0 || !word[start..].StartsWith("<<"))
        {
            return false;
        }

        var rest = word[(start + 2)..];
        var strips = rest.StartsWith("-");
        rest = strips ? rest[1..] : rest;
        if (rest.Contains('<'))
        {
            return false;
        }

        var delimiter = DockerfileWords.Unquote(rest.ToString(), '\\');
        if (delimiter.Length == 0)
        {
            return false;
        }

        announcement = new Announcement(delimiter, rest.IndexOfAny('"', '\'') >= 0, strips);
        return true;
    }

    /// <summary>The end of the word that begins at <paramref name="start"/>; −1 where a quote or brace is never closed.</summary>
    private static int EndOfWord(string text, int start)
    {
        var i = start;
        while (i < text.Length && !char.IsWhiteSpace(text[i]))
        {
            switch (text[i])
            {
                case '\\':
                    i += 2;
                    break;
                case '\'':
                    i = text.IndexOf('\'', i + 1) + 1;
                    if (i == 0)
                    {
                        return -1;
                    }

                    break;
                case '"':
                    i = WordExpander.EndOfDoubleQuotes(text, i);
                    if (i < 0)
                    {
                        return -1;
                    }

                    break;
                case '$':
                    i = WordExpander.EndOfReference(text, i);
                    if (i < 0)
                    {
                        return -1;
                    }

                    break;
                default:
                    i++;
                    break;
            }
        }

        return Math.Min(i, text.Length);
    }
}
