using A11.Core.Text;
using A11.LanguageServer.Protocol;

namespace A11.LanguageServer.Documents;

/// <summary>Leads from places of a text to those of the protocol, and back. Both count columns in UTF-16 code units.</summary>
internal static class DocumentPlaces
{
    extension(SourceText text)
    {
        /// <summary>The protocol's place of an offset.</summary>
        public Position ToPosition(int offset) => ToPosition(text.GetPosition(Math.Clamp(offset, 0, text.Length)));

        /// <summary>The protocol's range of a span.</summary>
        public DocumentRange ToRange(TextSpan span) => new(text.ToPosition(span.Start), text.ToPosition(span.End));

        /// <summary>The offset of the protocol's place; what lies beyond a line's end, or the text's, is its end.</summary>
        public int ToOffset(Position position)
        {
            if (position.Line >= text.LineCount)
            {
                return text.Length;
            }

            var line = text.GetLine(Math.Max(position.Line, 0) + 1);
            return line.Start + Math.Clamp(position.Character, 0, line.Length);
        }

        /// <summary>The span of the protocol's range.</summary>
        public TextSpan ToSpan(DocumentRange range)
        {
            var (start, end) = (text.ToOffset(range.Start), text.ToOffset(range.End));
            return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
        }
    }

    /// <summary>The protocol's place of one that people read.</summary>
    public static Position ToPosition(LinePosition position) => new(position.Line - 1, position.Column - 1);
}
