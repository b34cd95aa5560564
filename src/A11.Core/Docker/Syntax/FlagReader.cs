using System.Collections.Immutable;
using System.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>Reads the flags in front of an instruction's arguments (moby/buildkit, frontend/dockerfile/parser, extractBuilderFlags).</summary>
internal static class FlagReader
{
    /// <summary>Reads the flags from <paramref name="position"/> on, which ends up at the first character that is no flag's.</summary>
    public static ImmutableArray<DockerfileFlag> Read(LogicalText logical, ref int position)
    {
        var text = logical.Text;
        ImmutableArray<DockerfileFlag>.Builder? flags = null;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            if (position + 1 >= text.Length || text[position] != '-' || text[position + 1] != '-')
            {
                return flags?.DrainToImmutable() ?? [];
            }

            var start = position;
            position = EndOfFlag(text, start);
            if (position - start == 2)
            {
                // Two dashes alone: what follows is no flag, whatever it looks like.
                return flags?.DrainToImmutable() ?? [];
            }

            (flags ??= ImmutableArray.CreateBuilder<DockerfileFlag>(1)).Add(CreateFlag(logical, start, position));
        }
    }

    private static DockerfileFlag CreateFlag(LogicalText logical, int start, int end)
    {
        var equals = logical.Text.IndexOf('=', start, end - start);
        var nameEnd = equals < 0 ? end : equals;
        return new DockerfileFlag(
            logical.ToHost(start, end - start),
            Unquote(logical.Text[(start + 2)..nameEnd]),
            equals < 0 ? "" : Unquote(logical.Text[(equals + 1)..end]),
            equals < 0 ? logical.ToHost(end, 0) : logical.ToHost(equals + 1, end - equals - 1))
        {
            HasValue = equals >= 0,
        };
    }

    private static int EndOfFlag(string text, int start)
    {
        var quote = '\0';
        var i = start;
        for (; i < text.Length && (quote != '\0' || !char.IsWhiteSpace(text[i])); i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '"' or '\'')
            {
                quote = text[i];
            }
        }

        return Math.Min(i, text.Length);
    }

    /// <summary>Flags are unquoted before anything else; a backslash escapes in all quotes, whatever the file's escape character is.</summary>
    private static string Unquote(string raw)
    {
        if (raw.AsSpan().IndexOfAny('"', '\'', '\\') < 0)
        {
            return raw;
        }

        var value = new StringBuilder(raw.Length);
        var quote = '\0';
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\')
            {
                _ = i + 1 < raw.Length ? value.Append(raw[++i]) : value;
            }
            else if (raw[i] == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && raw[i] is '"' or '\'')
            {
                quote = raw[i];
            }
            else
            {
                _ = value.Append(raw[i]);
            }
        }

        return value.ToString();
    }
}
