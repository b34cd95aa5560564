using System.Buffers;

namespace A11.Core.Docker.Model;

/// <summary>The names in the <c>contexts</c> maps of a Bake file, in HCL or JSON (Docker documentation, “Bake file reference”).</summary>
internal static class BakeContexts
{
    private const string Key = "contexts";

    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(" \t\r\n=:");

    /// <summary>The names.</summary>
    public static IReadOnlyCollection<string> NamesIn(string text)
    {
        var names = new List<string>();
        for (var at = text.IndexOf(Key, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Key, at, StringComparison.Ordinal))
        {
            var isWord = at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]);
            at += Key.Length;
            var rest = text.AsSpan(at).TrimStart("\" \t\r\n=:");
            if (isWord && rest is ['{', ..])
            {
                at = ReadKeys(text, text.Length - rest.Length + 1, names);
            }
        }

        return names;
    }

    /// <summary>Reads the keys of a map; gives the place of its closing brace.</summary>
    private static int ReadKeys(string text, int at, List<string> names)
    {
        while (at < text.Length && text[at] != '}')
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == ',')
            {
                at++;
            }
            else if (text[at] == '#' || text.AsSpan(at).StartsWith("//"))
            {
                at = EndOfLine(text, at);
            }
            else
            {
                var end = text[at] == '"' ? EndOfQuote(text, at) : EndOfName(text, at);
                names.Add(text[at..end].Trim('"'));
                at = EndOfValue(text, end);
            }
        }

        return at;
    }

    private static int EndOfName(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAny(EndsOfName);
        return length <= 0 ? text.Length : at + length;
    }

    private static int EndOfQuote(string text, int at)
    {
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            at += text[at] == '\\' ? 1 : 0;
        }

        return Math.Min(at + 1, text.Length);
    }

    /// <summary>Where a value ends: at the end of its line, at a comma or at the brace that closes the map.</summary>
    private static int EndOfValue(string text, int at)
    {
        for (var depth = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    at = EndOfQuote(text, at) - 1;
                    break;
                case '{' or '[' or '(':
                    depth++;
                    break;
                case '}' or ']' or ')' when depth > 0:
                    depth--;
                    break;
                case '}' or ',' or '\n' when depth == 0:
                    return at;
            }
        }

        return at;
    }

    private static int EndOfLine(string text, int at)
    {
        var length = text.AsSpan(at).IndexOf('\n');
        return length < 0 ? text.Length : at + length;
    }
}
