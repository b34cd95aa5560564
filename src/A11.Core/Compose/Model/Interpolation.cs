using System.Text;

namespace A11.Core.Compose.Model;

/// <summary>Variables in compose files (Compose specification, chapter “Interpolation”).</summary>
public static class Interpolation
{
    /// <summary>The text with <c>${NAME:-default}</c> and <c>${NAME-default}</c> replaced by their defaults; other variables stay as written.</summary>
    public static string WithDefaults(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var close = text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{' ? text.IndexOf('}', i) : -1;
            if (close < 0)
            {
                _ = result.Append(text[i++]);
                continue;
            }

            var body = text[(i + 2)..close];
            var dash = body.IndexOf('-', StringComparison.Ordinal);
            _ = dash > 0 ? result.Append(body, dash + 1, body.Length - dash - 1) : result.Append(text, i, close - i + 1);
            i = close + 1;
        }

        return result.ToString();
    }

    /// <summary>Reads <c>$$</c>, which is a dollar, and <c>$NAME</c> and <c>${…}</c>, whose value is not known.</summary>
    internal static (int Length, string? Value)? Read(string text, int start)
    {
        if (text[start] != '$' || start + 1 >= text.Length)
        {
            return null;
        }

        switch (text[start + 1])
        {
            case '$':
                return (2, "$");
            case '{':
                return (EndOf(text, start + 1) - start, null);
            case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                var end = start + 2;
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                {
                    end++;
                }

                return (end - start, null);
            default:
                return null;
        }
    }

    /// <summary>The end of what begins with a brace, which may hold others; that of the text where it is not closed.</summary>
    private static int EndOf(string text, int brace)
    {
        var depth = 0;
        for (var i = brace; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }
}
