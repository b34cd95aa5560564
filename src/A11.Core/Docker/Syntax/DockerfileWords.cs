using System.Collections.Immutable;
using System.Text;
using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>Splits arguments into words as BuildKit does (frontend/dockerfile/parser, line parsers).</summary>
internal static class DockerfileWords
{
    /// <summary>What separates words: not a line break, as a logical line holds none.</summary>
    public static bool IsBlank(char character) => character is ' ' or '\t' or '\v' or '\f' or '\r';

    /// <summary>The words of FROM, COPY, ADD, EXPOSE and VOLUME: blanks separate them, even in quotes.</summary>
    public static ImmutableArray<DockerfileWord> Split(LogicalText text, char escape)
    {
        var words = ImmutableArray.CreateBuilder<DockerfileWord>(4);
        for (var i = SkipBlanks(text.Text, 0); i < text.Text.Length;)
        {
            var end = i;
            while (end < text.Text.Length && !IsBlank(text.Text[end]))
            {
                end++;
            }

            words.Add(Word(text, i, end, escape));
            i = SkipBlanks(text.Text, end);
        }

        return words.DrainToImmutable();
    }

    /// <summary>Words that quotes and the escape character keep together.</summary>
    public static ImmutableArray<DockerfileWord> Read(LogicalText text, char escape)
    {
        var words = ImmutableArray.CreateBuilder<DockerfileWord>(4);
        for (var i = SkipBlanks(text.Text, 0); i < text.Text.Length;)
        {
            var end = EndOfWord(text.Text, i, escape);
            words.Add(Word(text, i, end, escape));
            i = SkipBlanks(text.Text, end);
        }

        return words.DrainToImmutable();
    }

    /// <summary>The whole text as one word, as USER and WORKDIR take it.</summary>
    public static ImmutableArray<DockerfileWord> Whole(LogicalText text, char escape) =>
        text.Text.Length == 0 ? [] : [Word(text, 0, text.Text.Length, escape)];

    /// <summary>The words of ENV and LABEL: <c>name=value</c> each; in the old form <c>ENV name some text</c>, the name and the rest.</summary>
    public static ImmutableArray<DockerfileWord> ReadPairs(LogicalText text, char escape)
    {
        var words = Read(text, escape);
        if (words.Length < 2 || words[0].Raw.Contains('=', StringComparison.Ordinal))
        {
            return words;
        }

        var first = 0;
        while (first < text.Text.Length && !IsBlank(text.Text[first]))
        {
            first++;
        }

        var start = SkipBlanks(text.Text, first);
        return [Word(text, 0, first, escape), Word(text, start, text.Text.Length, escape)];
    }

    /// <summary>Name and value of the words of ENV, LABEL or ARG.</summary>
    public static ImmutableArray<DockerfilePair> ToPairs(ImmutableArray<DockerfileWord> words, string instruction, SourceMap map, char escape)
    {
        if (words.IsEmpty)
        {
            return [];
        }

        if (instruction != "ARG" && words.Length == 2 && !words[0].Raw.Contains('=', StringComparison.Ordinal))
        {
            return [new DockerfilePair(words[0].Value, words[0].Span, words[1], true)];
        }

        var pairs = ImmutableArray.CreateBuilder<DockerfilePair>(words.Length);
        foreach (var word in words)
        {
            var equals = word.Raw.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                pairs.Add(new DockerfilePair(word.Value, word.Span, null, false));
                continue;
            }

            var raw = word.Raw[(equals + 1)..];
            var value = new DockerfileWord(map.ToHost(new TextSpan(word.Start + equals + 1, raw.Length)), raw, Unquote(raw, escape)) { Start = word.Start + equals + 1 };
            pairs.Add(new DockerfilePair(Unquote(word.Raw[..equals], escape), map.ToHost(new TextSpan(word.Start, equals)), value, false));
        }

        return pairs.MoveToImmutable();
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
            else if (char.IsWhiteSpace(character))
            {
                return i;
            }
        }

        return Math.Min(i, text.Length);
    }

    /// <summary>The text with quotes and escapes resolved, and variables as written.</summary>
    public static string Unquote(string raw, char escape)
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
            if (character == escape && quote != '\'' && i + 1 < raw.Length && (quote == '\0' || raw[i + 1] is '"' or '$' || raw[i + 1] == escape))
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

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    private static DockerfileWord Word(LogicalText text, int start, int end, char escape)
    {
        var raw = text.Text[start..end];
        return new DockerfileWord(text.ToHost(start, end - start), raw, Unquote(raw, escape)) { Start = start };
    }
}
