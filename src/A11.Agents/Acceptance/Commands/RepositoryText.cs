using A11.Core.Files;
using A11.Core.Text;

namespace A11.Agents.Acceptance.Commands;

/// <summary>Reads the repository's files as text, as far as they can be.</summary>
/// <param name="files">The repository.</param>
internal sealed class RepositoryText(IFileSource files)
{
    private const int Largest = 1_000_000;

    private readonly Dictionary<string, SourceText?> _texts = new(StringComparer.Ordinal);

    /// <summary>The path of the first of these files, in a directory or else at the root; null where none is there.</summary>
    public string? FindFirst(string directory, params ReadOnlySpan<string> names)
    {
        foreach (var start in directory.Length == 0 ? [""] : (ReadOnlySpan<string>)[directory, ""])
        {
            foreach (var name in names)
            {
                if (RepositoryPath.Resolve(start, name) is { Length: > 0 } path && Read(path) is not null)
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>A file's text; null where there is no such file, or it is none of text, or too large.</summary>
    public SourceText? Read(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
        {
            _texts[path] = text = TryRead(path);
        }

        return text;
    }

    private SourceText? TryRead(string path)
    {
        try
        {
            return files.Exists(path) && files.Read(path) is { Length: <= Largest } content && !content.Span.Contains((byte)0) ? FileContent.Decode(content.Span).Text : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A directory, or something that can't be read.
            return null;
        }
    }
}
