using A11.Core.Files;
using A11.Core.Text;
using A11.LanguageServer.Documents;
using A11.LanguageServer.Protocol;

namespace A11.LanguageServer.Editing;

/// <summary>Places in files of a repository, open or not, in the protocol's terms. A file is read once.</summary>
/// <param name="request">Knows the files.</param>
internal sealed class DocumentLocations(DocumentRequest request)
{
    private readonly Dictionary<string, SourceText?> _texts = new(StringComparer.Ordinal);

    /// <summary>The place; null where the file can't be read.</summary>
    public Location? Find(string path, TextSpan span)
    {
        if (!_texts.TryGetValue(path, out var text))
        {
            _texts.Add(path, text = Read(path));
        }

        return text is null ? null : new Location(request.Repository.ToUri(path), text.ToRange(span));
    }

    private SourceText? Read(string path)
    {
        try
        {
            return FileContent.Decode(request.Files.Read(path).Span) is { Problem: null } content ? content.Text : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
