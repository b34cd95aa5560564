using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>Text whose continuations have been taken out, and the way back to the file.</summary>
/// <param name="Text">The text.</param>
/// <param name="Map">Leads to the file.</param>
internal sealed record LogicalText(string Text, SourceMap Map)
{
    public TextSpan HostSpan => ToHost(0, Text.Length);

    public TextSpan ToHost(int start, int length) => Map.ToHost(new TextSpan(start, length));

    public LogicalText Slice(int start, int length) => length == Text.Length ? this : new(Text.Substring(start, length), Map.Slice(new TextSpan(start, length)));

    /// <summary>The part without blanks at its ends.</summary>
    public LogicalText Trim(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return Slice(start, end - start);
    }
}
