using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>
/// The pattern of <c>${name#pattern}</c>, <c>%</c> and <c>/</c>: an asterisk stands for any text, a question mark for one character; other
/// characters stand for themselves (moby/buildkit, frontend/dockerfile/shell, convertShellPatternToRegex).
/// </summary>
internal sealed class VariablePattern
{
    /// <summary>What matching may cost, in steps; beyond it the result counts as unknown.</summary>
    private const long MaximumCost = 1_000_000;

    private const char AnyText = '\uE000';
    private const char AnyCharacter = '\uE001';

    private readonly string _pattern;

    private VariablePattern(string pattern) => _pattern = pattern;

    public static bool TryCreate(string written, [NotNullWhen(true)] out VariablePattern? pattern)
    {
        pattern = null;
        var result = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            var character = written[i];
            if (character == '\\')
            {
                var next = i + 1 < written.Length ? written[i + 1] : '\0';
                if (next is not ('}' or '/' or '*' or '?' or '\\'))
                {
                    return false;
                }

                _ = result.Append(next);
                i++;
            }
            else
            {
                _ = result.Append(character switch { '*' => AnyText, '?' => AnyCharacter, _ => character });
            }
        }

        pattern = new VariablePattern(result.ToString());
        return true;
    }

    /// <summary>The value without the shortest or longest beginning that matches; null where that costs too much.</summary>
    public string? TrimStart(string value, bool isLongest) => Cost(value) > MaximumCost ? null : value[Math.Max(0, Match(value, 0, isLongest))..];

    /// <summary>The value without the shortest or longest end that matches; null where that costs too much.</summary>
    public string? TrimEnd(string value, bool isLongest)
    {
        if (Cost(value) > MaximumCost)
        {
            return null;
        }

        var mirrored = new VariablePattern(Reverse(_pattern));
        return value[..^Math.Max(0, mirrored.Match(Reverse(value), 0, isLongest))];
    }

    /// <summary>The value with the first, or every, longest match replaced; null where that costs too much.</summary>
    public string? Replace(string value, string replacement, bool replacesAll)
    {
        if (Cost(value) * value.Length > MaximumCost)
        {
            return null;
        }

        var result = new StringBuilder(value.Length);
        for (var i = 0; i <= value.Length;)
        {
            var end = Match(value, i, isLongest: true);
            if (end < 0)
            {
                _ = i < value.Length ? result.Append(value[i]) : result;
                i++;
                continue;
            }

            _ = result.Append(replacement);
            if (!replacesAll)
            {
                return result.Append(value, end, value.Length - end).ToString();
            }

            _ = end == i && i < value.Length ? result.Append(value[i]) : result;
            i = Math.Max(end, i + 1);
            if (i == value.Length && end == value.Length)
            {
                break;
            }
        }

        return result.ToString();
    }

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    private long Cost(string value) => (long)(value.Length + 1) * (_pattern.Length + 1);

    /// <summary>Where a match that begins at <paramref name="start"/> ends; −1 where there is none. Walks all possibilities side by side.</summary>
    private int Match(string value, int start, bool isLongest)
    {
        var states = new bool[_pattern.Length + 1];
        var next = new bool[_pattern.Length + 1];
        states[0] = true;
        var found = -1;
        for (var i = start; ; i++)
        {
            PassAnyText(states);
            if (states[_pattern.Length])
            {
                found = i;
                if (!isLongest)
                {
                    return found;
                }
            }

            if (i >= value.Length || !Step(states, next, value[i]))
            {
                return found;
            }

            (states, next) = (next, states);
        }
    }

    private void PassAnyText(bool[] states)
    {
        for (var i = 0; i < _pattern.Length; i++)
        {
            states[i + 1] |= states[i] && _pattern[i] == AnyText;
        }
    }

    private bool Step(bool[] states, bool[] next, char character)
    {
        Array.Clear(next);
        var isAlive = false;
        for (var i = 0; i < _pattern.Length; i++)
        {
            if (states[i])
            {
                var isKept = _pattern[i] == AnyText;
                next[i] |= isKept;
                next[i + 1] |= !isKept && (_pattern[i] == AnyCharacter || _pattern[i] == character);
                isAlive |= next[i] || next[i + 1];
            }
        }

        return isAlive;
    }
}
