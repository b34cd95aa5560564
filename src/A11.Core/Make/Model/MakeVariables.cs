using System.Text;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Model;

/// <summary>The variables of a makefile that it sets to constants. Each is worked out once, and what all of them may come to is limited.</summary>
internal sealed class MakeVariables
{
    private const int MaximumExpansions = 100_000;
    private const int MaximumLength = 2_000_000;

    /// <summary>What is longer stays as written.</summary>
    private const int LongestValue = 10_000;
    private const int MaximumDepth = 32;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal) { ["MAKE"] = "make" };

    /// <summary>The values with other variables put in place; one that is being worked out stays as written where it leads back to itself.</summary>
    private readonly Dictionary<string, string?> _expanded = new(StringComparer.Ordinal);
    private int _length;

    /// <summary>Reads the variables of a makefile.</summary>
    public MakeVariables(Makefile file)
    {
        foreach (var variable in file.Variables)
        {
            _ = _values.Remove(variable.Text);
            if (ValueOf(variable, file) is { } value)
            {
                _values[variable.Text] = value;
            }
        }
    }

    /// <summary>How many times a value was put in place, which is what the work grows with.</summary>
    public int Expansions { get; private set; }

    /// <summary>Puts the values of variables in place.</summary>
    public string Expand(string script) => Expand(script, 0);

    private string Expand(string script, int depth)
    {
        var text = new StringBuilder();
        for (var i = 0; i < script.Length;)
        {
            var end = script[i] == '$' ? EndOfReference(script, i) : -1;
            if (end > 0 && ExpandedValueOf(script[(i + 2)..end], depth) is { } value)
            {
                _ = text.Append(value);
                i = end + 1;
            }
            else
            {
                _ = text.Append(script[i++]);
            }
        }

        return text.ToString();
    }

    /// <summary>Where <c>$(NAME)</c> or <c>${NAME}</c> is closed; -1 where it is none. Names are passed over once, so that the cost stays linear.</summary>
    private static int EndOfReference(string script, int start)
    {
        var close = start + 1 < script.Length ? script[start + 1] switch { '(' => ')', '{' => '}', _ => '\0' } : '\0';
        var end = start + 2;
        while (close != '\0' && end < script.Length && (char.IsLetterOrDigit(script[end]) || script[end] is '_' or '-' or '.'))
        {
            end++;
        }

        return close != '\0' && end < script.Length && script[end] == close ? end : -1;
    }

    private string? ExpandedValueOf(string name, int depth)
    {
        if (!_values.TryGetValue(name, out var value) || Expansions >= MaximumExpansions || _length >= MaximumLength)
        {
            return null;
        }

        Expansions++;
        if (!_expanded.TryGetValue(name, out var expanded))
        {
            if (depth >= MaximumDepth)
            {
                return null;
            }

            _expanded[name] = null;
            expanded = Expand(value, depth + 1);
            _expanded[name] = expanded = expanded.Length <= LongestValue ? expanded : null;
        }

        _length += expanded?.Length ?? 0;
        return expanded;
    }

    private static string? ValueOf(MakeWord variable, Makefile file)
    {
        var source = file.Source.Content;
        var end = source.IndexOf('\n', variable.Span.End);
        var line = source[variable.Span.End..(end < 0 ? source.Length : end)].Trim();
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals is >= 0 and < 4 ? line[(equals + 1)..].Split('#')[0].Trim() : null;
    }
}
