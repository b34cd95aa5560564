using System.Collections.Immutable;

namespace A11.Core.Yaml.Syntax;

/// <summary>A line of block style, or the part of one that is written.</summary>
/// <param name="Marks">Its dashes and its key, in order, each with its column from 0.</param>
/// <param name="Value">What stands behind them.</param>
/// <param name="HasKey">Whether the last of them is a key.</param>
/// <param name="HasSpace">Whether whitespace follows the colon of the key.</param>
internal sealed record YamlLine(ImmutableArray<YamlLine.Mark> Marks, string Value, bool HasKey, bool HasSpace)
{
    /// <summary>A dash, or a key.</summary>
    /// <param name="Column">Its column, from 0.</param>
    /// <param name="Key">The key; null for a dash.</param>
    public readonly record struct Mark(int Column, string? Key);

    /// <summary>Whether a block scalar begins behind the key.</summary>
    public bool OpensBlock => Value is ['|' or '>', ..] && Value.AsSpan(1).TrimStart("+-123456789").TrimStart() is [] or ['#', ..];

    /// <summary>Whether there is nothing on it, or a comment.</summary>
    public bool IsEmpty => Marks.IsEmpty && Value is [] or ['#', ..];

    /// <summary>Reads a line.</summary>
    public static YamlLine Read(string line)
    {
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var position = CountSpaces(line, 0);
        while (position < line.Length && line[position] == '-' && (position + 1 == line.Length || line[position + 1] == ' '))
        {
            marks.Add(new Mark(position, null));
            position++;
            position += CountSpaces(line, position);
        }

        var colon = FindColon(line, position);
        if (colon < 0)
        {
            return new YamlLine(marks.ToImmutable(), line[position..], false, false);
        }

        marks.Add(new Mark(position, line[position..colon].Trim().Trim('"', '\'')));
        return new YamlLine(marks.ToImmutable(), line[(colon + 1)..].TrimStart(), true, colon + 1 < line.Length);
    }

    private static int CountSpaces(string line, int start)
    {
        var end = start;
        while (end < line.Length && line[end] == ' ')
        {
            end++;
        }

        return end - start;
    }

    /// <summary>The colon that ends a key; -1 where the line has none.</summary>
    private static int FindColon(string line, int start)
    {
        if (start >= line.Length || line[start] is '#' or '[' or '{' or '|' or '>' or ':')
        {
            return -1;
        }

        var from = line[start] is '"' or '\'' ? line.IndexOf(line[start], start + 1) : start;
        for (var colon = from < 0 ? -1 : line.IndexOf(':', from); colon >= 0; colon = line.IndexOf(':', colon + 1))
        {
            if (colon + 1 == line.Length || line[colon + 1] is ' ' or '\t')
            {
                return line.AsSpan(start, colon - start).Contains(" #", StringComparison.Ordinal) ? -1 : colon;
            }
        }

        return -1;
    }
}
