using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>Finds the expressions (<c>${{ … }}</c>) of a text (GitHub's documentation, “Evaluate expressions”).</summary>
public static class Expressions
{
    /// <summary>The expressions of a scalar's value: their text without the braces, and their place in the value with them.</summary>
    public static IEnumerable<(string Text, TextSpan Span)> Of(YamlScalar scalar)
    {
        var value = scalar.Value;
        for (var start = value.IndexOf("${{", StringComparison.Ordinal); start >= 0;)
        {
            var end = FindEnd(value, start + 3);
            if (end < 0)
            {
                yield break;
            }

            yield return (value[(start + 3)..end], TextSpan.FromBounds(start, end + 2));
            start = value.IndexOf("${{", end, StringComparison.Ordinal);
        }
    }

    /// <summary>Reads the expression that begins at a place of a text, whose value is not known.</summary>
    internal static (int Length, string? Value)? Read(string text, int start) =>
        text.AsSpan(start).StartsWith("${{") && FindEnd(text, start + 3) is >= 0 and var end ? (end + 2 - start, null) : null;

    /// <summary>The end of an expression; braces inside of its texts (<c>'}}'</c>) do not end it.</summary>
    private static int FindEnd(string value, int start)
    {
        var inText = false;
        for (var i = start; i + 1 < value.Length; i++)
        {
            inText ^= value[i] == '\'';
            if (!inText && value[i] == '}' && value[i + 1] == '}')
            {
                return i;
            }
        }

        return -1;
    }
}
