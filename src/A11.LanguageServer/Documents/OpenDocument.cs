using System.Text;
using A11.Core.Files;
using A11.Core.Text;
using A11.LanguageServer.Protocol;

namespace A11.LanguageServer.Documents;

/// <summary>A document as the client has it, saved or not.</summary>
/// <param name="Uri">Its address, as the client writes it.</param>
/// <param name="Path">Its path from the repository's root, with slashes.</param>
/// <param name="Version">The client's number of its state.</param>
/// <param name="Text">Its text.</param>
internal sealed record OpenDocument(string Uri, string Path, int Version, SourceText Text)
{
    /// <summary>The bytes before the text in the file: a byte order mark that the client doesn't show.</summary>
    public ReadOnlyMemory<byte> Mark { get; init; }

    /// <summary>The document as a file: in UTF-8, or what its byte order mark says.</summary>
    public ReadOnlyMemory<byte> Content
    {
        get
        {
            var (encoding, _) = FileContent.DetectEncoding(Mark.Span);
            return Mark.IsEmpty ? Encoding.UTF8.GetBytes(Text.Content) : (byte[])[.. Mark.Span, .. encoding.GetBytes(Text.Content)];
        }
    }

    /// <summary>The document with edits, each of which is one of the state that the one before leaves.</summary>
    public OpenDocument Apply(int version, IEnumerable<ContentChange> changes) =>
        this with { Version = version, Text = changes.Aggregate(Text, static (text, change) => new SourceText(Apply(text, change))) };

    private static string Apply(SourceText text, ContentChange change) =>
        change.Range is { } range ? TextEdit.Apply(text.Content, [new TextEdit(text.ToSpan(range), change.Text)]) : change.Text;
}
