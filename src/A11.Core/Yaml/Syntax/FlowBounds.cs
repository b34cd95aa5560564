namespace A11.Core.Yaml.Syntax;

/// <summary>Where quoted scalars and flow collections begin and end, by their quotes and brackets alone (YAML 1.2.2, chapters 7.3 and 7.4).</summary>
internal static class FlowBounds
{
    /// <summary>The first flow collection behind a place that is in no scalar; negative where there is none.</summary>
    public static int FindStart(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] is '[' or '{')
            {
                return at;
            }

            if (IsComment(text, at))
            {
                at = FindLineEnd(text, at);
            }
        }

        return -1;
    }

    /// <summary>The end of the node that begins at a place; the end of the text where it isn't closed.</summary>
    public static int FindEnd(string text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' or '\'' when IsNodeStart(text, start, at):
                    at = FindQuote(text, at);
                    break;
                case '#' when IsComment(text, at):
                    at = FindLineEnd(text, at);
                    break;
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth--;
                    break;
                default:
                    break;
            }

            if (depth <= 0)
            {
                return Math.Min(at + 1, text.Length);
            }
        }

        return text.Length;
    }

    private static bool IsComment(string text, int at) => text[at] == '#' && (at == 0 || char.IsWhiteSpace(text[at - 1]));

    private static int FindLineEnd(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    /// <summary>A quote inside of a plain scalar is a character like any other.</summary>
    private static bool IsNodeStart(string text, int start, int at)
    {
        var before = at;
        while (before > start && char.IsWhiteSpace(text[before - 1]))
        {
            before--;
        }

        return before == start || text[before - 1] is '[' or '{' or ',' or ':' or '?';
    }

    /// <summary>The quote that closes; the end of the text where none does.</summary>
    private static int FindQuote(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && text[open] == '"')
            {
                at++;
            }
            else if (text[at] == text[open])
            {
                if (text[at] == '"' || at + 1 == text.Length || text[at + 1] != '\'')
                {
                    return at;
                }

                at++;
            }
        }

        return text.Length;
    }
}
