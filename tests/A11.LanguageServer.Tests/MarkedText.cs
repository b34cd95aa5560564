using A11.Core.Text;
using A11.LanguageServer.Documents;
using A11.LanguageServer.Protocol;

namespace A11.LanguageServer.Tests;

/// <summary>A text with a mark where the cursor is: <c>|</c>, written as <c>‸</c>.</summary>
internal sealed record MarkedText(string Text, int Line, int Character)
{
    public static MarkedText Read(string marked)
    {
        var offset = marked.IndexOf('‸', StringComparison.Ordinal);
        var text = marked.Remove(offset, 1);
        var place = new SourceText(text).ToPosition(offset);
        return new MarkedText(text, place.Line, place.Character);
    }

    /// <summary>The text with an edit of the protocol.</summary>
    public string Apply(DocumentRange range, string newText) => TextEdit.Apply(Text, [new TextEdit(new SourceText(Text).ToSpan(range), newText)]);
}
