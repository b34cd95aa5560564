using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace A11.Core.Workflows.Expressions;

/// <summary>The first argument of <c>format</c>, read as GitHub's runner reads it (actions/runner, <c>Sdk/Expressions/Sdk/Functions/Format.cs</c>).</summary>
/// <param name="Parts">Its texts, and in place of each placeholder (<c>{0}</c>) a number.</param>
internal sealed record FormatString(ImmutableArray<(string? Text, int Argument)> Parts)
{
    /// <summary>The numbers of the placeholders.</summary>
    public IEnumerable<int> Arguments => Parts.Where(static part => part.Text is null).Select(static part => part.Argument);

    /// <summary>Reads it; null where GitHub rejects it.</summary>
    public static FormatString? Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<(string? Text, int Argument)>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                literal.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                literal.Append(text[i++]);
            }
            else if (text[i] == '{' && ReadNumber(text, i + 1) is var (number, end))
            {
                parts.Add((literal.ToString(), 0));
                parts.Add((null, number));
                literal.Clear();
                i = end;
            }
            else
            {
                return null;
            }
        }

        parts.Add((literal.ToString(), 0));
        return new FormatString(parts.ToImmutable());
    }

    private static (int Number, int End)? ReadNumber(string text, int start)
    {
        var end = text.IndexOf('}', start);
        return end > start && int.TryParse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, end) : null;
    }
}
