using A11.Core.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>The place of an expression in a text.</summary>
/// <param name="Span">With its braces.</param>
/// <param name="Content">Without them.</param>
/// <param name="IsClosed">Whether <c>}}</c> ends it; otherwise it reaches to the end of the text.</param>
public readonly record struct ExpressionRange(TextSpan Span, TextSpan Content, bool IsClosed)
{
    private const string Start = "${{";
    private const int EndLength = 2;

    /// <summary>The expressions of a text, in order. Behind one that nothing closes there is none, as for GitHub.</summary>
    public static IEnumerable<ExpressionRange> FindAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var start = text.IndexOf(Start, StringComparison.Ordinal); start >= 0;)
        {
            var range = Create(text, start);
            yield return range;
            start = range.IsClosed ? text.IndexOf(Start, range.Span.End, StringComparison.Ordinal) : -1;
        }
    }

    /// <summary>Whether a text holds an expression, or begins one.</summary>
    public static bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(Start, StringComparison.Ordinal);
    }

    /// <summary>Reads the expression that begins at a place of a text, whose value is not known.</summary>
    internal static (int Length, string? Value)? Read(string text, int start) =>
        text.AsSpan(start).StartsWith(Start) && Create(text, start) is { IsClosed: true } range ? (range.Span.Length, null) : null;

    private static ExpressionRange Create(string text, int start)
    {
        var content = start + Start.Length;
        return FindEnd(text, content) is var end && end < 0
            ? new ExpressionRange(TextSpan.FromBounds(start, text.Length), TextSpan.FromBounds(content, text.Length), false)
            : new ExpressionRange(TextSpan.FromBounds(start, end + EndLength), TextSpan.FromBounds(content, end), true);
    }

    /// <summary>Where an expression ends; braces inside of its strings (<c>'}}'</c>) don't end it.</summary>
    private static int FindEnd(string text, int start)
    {
        var isInString = false;
        for (var i = start; i + 1 < text.Length; i++)
        {
            isInString ^= text[i] == '\'';
            if (!isInString && text[i] == '}' && text[i + 1] == '}')
            {
                return i;
            }
        }

        return -1;
    }
}
