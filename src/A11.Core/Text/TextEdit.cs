using System.Collections.Immutable;
using System.Text;

namespace A11.Core.Text;

/// <summary>Replaces the text at <paramref name="Span"/> by <paramref name="NewText"/>; an empty span inserts.</summary>
/// <param name="Span">What is replaced.</param>
/// <param name="NewText">What takes its place.</param>
public readonly record struct TextEdit(TextSpan Span, string NewText)
{
    /// <summary>Applies edits that do not overlap, in any order.</summary>
    /// <exception cref="ArgumentException">Two edits overlap, or one lies outside the text.</exception>
    public static string Apply(string text, ImmutableArray<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var edit in edits.Sort(static (left, right) => left.Span.CompareTo(right.Span)))
        {
            if (edit.Span.Start < position || edit.Span.End > text.Length)
            {
                throw new ArgumentException($"The edit at {edit.Span} overlaps another or lies outside the text.", nameof(edits));
            }

            _ = result.Append(text, position, edit.Span.Start - position).Append(edit.NewText);
            position = edit.Span.End;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }
}
