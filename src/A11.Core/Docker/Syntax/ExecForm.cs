using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>The exec form: a JSON array of strings (Dockerfile reference, “Shell and exec form”).</summary>
internal static class ExecForm
{
    /// <summary>Values nested deeper than this make the text none: no Dockerfile that people write comes near.</summary>
    private const int MaximumDepth = 64;

    /// <summary>What a text is that may be in exec form.</summary>
    public enum Outcome
    {
        /// <summary>No JSON array: shell text.</summary>
        None,

        /// <summary>A JSON array of strings.</summary>
        Strings,

        /// <summary>A JSON array that holds something else too, which BuildKit refuses.</summary>
        OtherValues,
    }

    /// <summary>Reads it.</summary>
    public static Outcome Read(LogicalText text, out ImmutableArray<DockerfileWord> strings)
    {
        strings = [];
        var json = text.Text;
        var i = SkipBlanks(json, 0);
        if (i >= json.Length || json[i] != '[')
        {
            return Outcome.None;
        }

        var found = ImmutableArray.CreateBuilder<DockerfileWord>();
        i = SkipBlanks(json, i + 1);
        if (i < json.Length && json[i] == ']')
        {
            return SkipBlanks(json, i + 1) == json.Length ? Outcome.Strings : Outcome.None;
        }

        while (true)
        {
            var start = i;
            if (i >= json.Length || json[i] != '"' || !TryReadString(json, ref i, out var value))
            {
                return IsArray(json) ? Outcome.OtherValues : Outcome.None;
            }

            found.Add(new DockerfileWord(text.ToHost(start, i - start), json[start..i], value) { Start = start });
            i = SkipBlanks(json, i);
            if (i < json.Length && json[i] == ']')
            {
                strings = found.ToImmutable();
                return SkipBlanks(json, i + 1) == json.Length ? Outcome.Strings : Outcome.None;
            }

            if (i >= json.Length || json[i] != ',')
            {
                return Outcome.None;
            }

            i = SkipBlanks(json, i + 1);
        }
    }

    /// <summary>Whether the text is a JSON array of whatever values.</summary>
    private static bool IsArray(string json)
    {
        var position = SkipBlanks(json, 0);
        return TrySkipValue(json, ref position, 0) && SkipBlanks(json, position) == json.Length;
    }

    private static bool TrySkipValue(string json, ref int position, int depth)
    {
        if (position >= json.Length || depth > MaximumDepth)
        {
            return false;
        }

        switch (json[position])
        {
            case '"':
                return TryReadString(json, ref position, out _);
            case '[':
                return TrySkipItems(json, ref position, depth, ']');
            case '{':
                return TrySkipItems(json, ref position, depth, '}');
            default:
                var start = position;
                while (position < json.Length && (char.IsAsciiLetterOrDigit(json[position]) || json[position] is '+' or '-' or '.'))
                {
                    position++;
                }

                var literal = json.AsSpan(start, position - start);
                return literal is "true" or "false" or "null"
                    || (!literal.IsEmpty && literal[0] is not ('+' or '.') && double.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        }
    }

    private static bool TrySkipItems(string json, ref int position, int depth, char close)
    {
        position = SkipBlanks(json, position + 1);
        if (position < json.Length && json[position] == close)
        {
            position++;
            return true;
        }

        while (true)
        {
            if (close == '}' && !TrySkipKey(json, ref position))
            {
                return false;
            }

            if (!TrySkipValue(json, ref position, depth + 1))
            {
                return false;
            }

            position = SkipBlanks(json, position);
            var next = position < json.Length ? json[position] : '\0';
            position = next is ',' ? SkipBlanks(json, position + 1) : position + 1;
            if (next != ',')
            {
                return next == close;
            }
        }
    }

    private static bool TrySkipKey(string json, ref int position)
    {
        if (position >= json.Length || json[position] != '"' || !TryReadString(json, ref position, out _))
        {
            return false;
        }

        position = SkipBlanks(json, position);
        if (position >= json.Length || json[position] != ':')
        {
            return false;
        }

        position = SkipBlanks(json, position + 1);
        return true;
    }

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\r' or '\n')
        {
            position++;
        }

        return position;
    }

    private static bool TryReadString(string json, ref int position, out string value)
    {
        value = "";
        var close = json.AsSpan(position + 1).IndexOfAny('"', '\\');
        if (close >= 0 && json[position + 1 + close] == '"' && json.AsSpan(position + 1, close).IndexOfAnyInRange('\0', '\u001f') < 0)
        {
            value = json.Substring(position + 1, close);
            position += close + 2;
            return true;
        }

        var result = new StringBuilder();
        for (position++; position < json.Length && json[position] != '"'; position++)
        {
            if (json[position] < ' ')
            {
                return false;
            }

            if (json[position] != '\\')
            {
                _ = result.Append(json[position]);
            }
            else if (!TryReadEscape(json, ref position, result))
            {
                return false;
            }
        }

        value = result.ToString();
        return position++ < json.Length;
    }

    /// <summary>Reads an escape; leaves the position at its last character.</summary>
    private static bool TryReadEscape(string json, ref int position, StringBuilder result)
    {
        if (++position >= json.Length)
        {
            return false;
        }

        if (json[position] == 'u')
        {
            if (position + 4 >= json.Length || !ushort.TryParse(json.AsSpan(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return false;
            }

            _ = result.Append((char)code);
            position += 4;
            return true;
        }

        var character = json[position] switch { '"' => '"', '\\' => '\\', '/' => '/', 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => '\0' };
        _ = result.Append(character);
        return character != '\0';
    }
}
