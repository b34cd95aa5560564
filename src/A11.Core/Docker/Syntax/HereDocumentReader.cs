namespace A11.Core.Docker.Syntax;

/// <summary>Finds the here-documents that a line announces: <c>&lt;&lt;EOF</c>, <c>&lt;&lt;-"EOF"</c>; not <c>&lt;&lt;&lt;</c>, nor inside quotes.</summary>
internal static class HereDocumentReader
{
    public static IEnumerable<(string Delimiter, bool IsQuoted, bool StripsTabs)> FindDelimiters(string text)
    {
        var quote = '\0';
        for (var i = 0; i + 2 < text.Length; i++)
        {
            var character = text[i];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == '<' && text[i + 1] == '<')
            {
                if (text[i + 2] == '<')
                {
                    i += 2;
                    continue;
                }

                var start = i + 2;
                var strips = text[start] == '-';
                start += strips ? 1 : 0;
                var isQuoted = start < text.Length && text[start] is '"' or '\'';
                var end = start + (isQuoted ? 1 : 0);
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
                {
                    end++;
                }

                var delimiter = text[(start + (isQuoted ? 1 : 0))..end];
                i = end - 1 + (isQuoted ? 1 : 0);
                if (delimiter.Length > 0 && !char.IsDigit(delimiter[0]))
                {
                    yield return (delimiter, isQuoted, strips);
                }
            }
        }
    }
}
