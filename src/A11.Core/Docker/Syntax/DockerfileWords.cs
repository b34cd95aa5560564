using System.Collections.Immutable;
using System.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>Splits arguments into words as BuildKit does: blanks separate, quotes and the escape character keep together.</summary>
internal static class DockerfileWords
{
    public static ImmutableArray<DockerfileWord> Read(LogicalText text, char escape)
    {
        var words = ImmutableArray.CreateBuilder<DockerfileWord>();
        for (var i = 0; i < text.Text.Length;)
        {
            if (text.Text[i] is ' ' or '\t')
            {
                i++;
                continue;
            }

            var end = EndOfWord(text.Text, i, escape);
            words.Add(Word(text, i, end, escape));
            i = end;
        }

        return words.ToImmutable();
    }

    /// <summary>The words of ENV, LABEL and ARG: <c>name=value</c> each; in the old form <c>ENV name some text</c>, the name and the rest.</summary>
    public static ImmutableArray<DockerfileWord> ReadPairs(LogicalText text, char escape)
    {
        var words = Read(text, escape);
        if (words.Length < 2 || words[0].Raw.Contains('=', StringComparison.Ordinal))
        {
            return words;
        }

        var first = EndOfWord(text.Text, 0, escape);
        var start = first;
        while (start < text.Text.Length && text.Text[start] is ' ' or '\t')
        {
            start++;
        }

        return [words[0], Word(text, start, text.Text.Length, escape)];
    }

    public static int EndOfWord(string text, int start, char escape)
    {
        var quote = '\0';
        var i = start;
        for (; i < text.Length; i++)
        {
            var character = text[i];
            if (character == escape && quote != '\'')
            {
                i++;
            }
            else if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character is ' ' or '\t')
            {
                return i;
            }
        }

        return Math.Min(i, text.Length);
    }

    private static DockerfileWord Word(LogicalText text, int start, int end, char escape)
    {
        var raw = text.Text[start..end];
        return new DockerfileWord(text.ToHost(start, end - start), raw, Unquote(raw, escape));
    }

    private static string Unquote(string raw, char escape)
    {
        if (raw.AsSpan().IndexOfAny('"', '\'', escape) < 0)
        {
            return raw;
        }

        var value = new StringBuilder(raw.Length);
        var quote = '\0';
        for (var i = 0; i < raw.Length; i++)
        {
            var character = raw[i];
            if (character == escape && quote != '\'' && i + 1 < raw.Length)
            {
                _ = value.Append(raw[++i]);
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && character is '"' or '\'')
            {
                quote = character;
            }
            else
            {
                _ = value.Append(character);
            }
        }

        return value.ToString();
    }
}
