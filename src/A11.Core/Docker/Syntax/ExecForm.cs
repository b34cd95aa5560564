using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>The exec form: a JSON array of strings (Dockerfile reference, “Shell and exec form”).</summary>
internal static class ExecForm
{
    /// <summary>Reads it; false where the text is none, and is then shell text.</summary>
    public static bool TryRead(LogicalText text, [NotNullWhen(true)] out ImmutableArray<DockerfileWord> strings)
    {
        strings = [];
        var found = ImmutableArray.CreateBuilder<DockerfileWord>();
        var json = text.Text;
        var i = SkipBlanks(json, 0);
        if (i >= json.Length || json[i] != '[')
        {
            return false;
        }

        i = SkipBlanks(json, i + 1);
        if (i < json.Length && json[i] == ']')
        {
            return SkipBlanks(json, i + 1) == json.Length;
        }

        while (i < json.Length && json[i] == '"')
        {
            var start = i;
            if (!TryReadString(json, ref i, out var value))
            {
                return false;
            }

            found.Add(new DockerfileWord(text.ToHost(start, i - start), json[start..i], value));
            i = SkipBlanks(json, i);
            if (i < json.Length && json[i] == ']')
            {
                strings = found.ToImmutable();
                return SkipBlanks(json, i + 1) == json.Length;
            }

            if (i >= json.Length || json[i] != ',')
            {
                return false;
            }

            i = SkipBlanks(json, i + 1);
        }

        return false;
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
        var result = new StringBuilder();
        value = "";
        for (position++; position < json.Length && json[position] != '"'; position++)
        {
            if (json[position] != '\\')
            {
                _ = result.Append(json[position]);
                continue;
            }

            if (++position >= json.Length)
            {
                return false;
            }

            switch (json[position])
            {
                case 'u':
                    if (position + 4 >= json.Length || !int.TryParse(json.AsSpan(position + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
                    {
                        return false;
                    }

                    _ = result.Append((char)code);
                    position += 4;
                    break;
                case '"' or '\\' or '/':
                    _ = result.Append(json[position]);
                    break;
                case 'n' or 't' or 'r' or 'b' or 'f':
                    _ = result.Append(json[position] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', _ => '\f' });
                    break;
                default:
                    return false;
            }
        }

        value = result.ToString();
        return position++ < json.Length;
    }
}
