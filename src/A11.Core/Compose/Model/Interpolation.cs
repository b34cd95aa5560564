using System.Text;

namespace A11.Core.Compose.Model;

/// <summary>Variables in compose files (Compose specification, chapter “Interpolation”).</summary>
public static class Interpolation
{
    /// <summary>The text with <c>${NAME:-default}</c> and <c>${NAME-default}</c> replaced by their defaults, which may hold variables with defaults themselves; other variables stay as written.</summary>
    public static string WithDefaults(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        var closings = FindClosings(text);
        var unwritten = new HashSet<int>();
        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var end = text[i] == '$' && i + 1 < text.Length ? closings[i + 1] : 0;
            if (unwritten.Contains(i))
            {
                i++;
            }
            else if (end > 0 && FindDefault(text.AsSpan(i + 2, end - i - 2)) is { } start)
            {
                _ = unwritten.Add(end);
                i += 2 + start;
            }
            else
            {
                var length = end > 0 ? end - i + 1 : text.AsSpan(i).StartsWith("$$") ? 2 : 1;
                _ = result.Append(text, i, length);
                i += length;
            }
        }

        return result.ToString();
    }

    /// <summary>By the place of each brace that is closed, that of the one that closes it; 0 elsewhere.</summary>
    private static int[] FindClosings(string text)
    {
        var closings = new int[text.Length];
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                open.Push(i);
            }
            else if (text[i] == '}' && open.TryPop(out var brace))
            {
                closings[brace] = i;
            }
        }

        return closings;
    }

    /// <summary>Where the default begins in what stands in the braces of a variable; null where it has none.</summary>
    private static int? FindDefault(ReadOnlySpan<char> body)
    {
        var length = CountName(body);
        return length == 0 ? null : body[length..] switch
        {
            [':', '-', ..] => length + 2,
            ['-', ..] => length + 1,
            _ => null,
        };
    }

    /// <summary>Whether the text has a variable in it.</summary>
    public static bool HasVariable(string text) => text.Replace("$$", "", StringComparison.Ordinal).Contains('$', StringComparison.Ordinal);

    /// <summary>The parts of a short form between separators that are in no variable and no address in brackets: <c>[::1]:${PORT:-80}:80</c> has three.</summary>
    internal static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (text[i] == separator && depth <= 0)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    /// <summary>
    /// The first <c>${…}</c> that Compose can't read, as offset and length: one that is not closed, or holds no name with one of the operators
    /// <c>:-</c>, <c>-</c>, <c>:?</c>, <c>?</c>, <c>:+</c> and <c>+</c> (compose-go, template/template.go); null where there is none.
    /// </summary>
    internal static (int Start, int Length)? FindInvalid(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != '$')
            {
                continue;
            }

            if (text[i + 1] == '{')
            {
                var end = EndOf(text, i + 1);
                if (text[end - 1] != '}' || !IsBody(text.AsSpan((i + 2)..(end - 1))))
                {
                    return (i, end - i);
                }
            }

            i += text[i + 1] == '$' ? 1 : 0;
        }

        return null;
    }

    /// <summary>A name, and what follows an operator; that may hold variables, which are looked at for themselves.</summary>
    private static bool IsBody(ReadOnlySpan<char> body)
    {
        var length = CountName(body);
        var rest = body[length..];
        return length > 0 && (rest.IsEmpty || rest is ['-' or '?' or '+', ..] or [':', '-' or '?' or '+', ..]);
    }

    /// <summary>The length of the name at the start; 0 where there is none.</summary>
    private static int CountName(ReadOnlySpan<char> body)
    {
        var length = 0;
        while (length < body.Length && (char.IsAsciiLetter(body[length]) || body[length] == '_' || (length > 0 && char.IsAsciiDigit(body[length]))))
        {
            length++;
        }

        return length;
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
