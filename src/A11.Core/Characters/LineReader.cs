using A11.Core.Compose.Model;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Characters;

/// <summary>
/// Reads a file line by line, in the order of its lines. It knows of each format only what tells commands and names from text, and takes a file that is broken
/// as it comes.
/// </summary>
internal sealed class LineReader
{
    private readonly string _text;
    private readonly Func<TextSpan, (LineRole Role, int Start, bool IsContinued)> _roleOf;
    private readonly bool _hasCommentsInShellOnly;
    private readonly WordReader _words;

    public LineReader(SourceFile file)
    {
        _text = file.Text.Content;
        _words = new WordReader(_text);
        var isDockerfile = IsDockerfile(file.Name);
        _hasCommentsInShellOnly = isDockerfile;
        _roleOf = file.IsYaml ? new YamlRoles(_text, KnowsImages(file), KnowsActions(file)).Of
            : isDockerfile ? new DockerfileRoles(_text).Of
            : RepositoryPath.Extension(file.Path) is ".sh" or ".bash" ? line => (LineRole.Shell, line.Start, true)
            : file.Name.StartsWith(".env", StringComparison.Ordinal) || file.Name.EndsWith(".env", StringComparison.Ordinal) ? line => (LineRole.Value, line.Start, false)
            : line => (line.Length > 0 && _text[line.Start] == '\t' ? LineRole.Shell : LineRole.Value, line.Start, _text.AsSpan(0, line.Start).TrimEnd("\r\n").EndsWith("\\"));
    }

    /// <summary>Reads the next line; null where it is plain.</summary>
    public TextLine? Read(TextSpan line)
    {
        var (role, start, isContinued) = _roleOf(line);
        if (role != LineRole.Shell || !isContinued)
        {
            _words.EndScript();
        }

        var here = role == LineRole.Shell ? _words.BodyRole(line) : null;
        role = here ?? role;
        var comment = here is LineRole.Value or LineRole.Prose ? line.End : FindComment(line, start, role);
        var content = TextSpan.FromBounds(Math.Min(start, comment), comment);
        var isPlain = TextLines.AreAllPlain(_text.AsSpan(line.Start, line.Length));
        if (isPlain && role != LineRole.Shell)
        {
            return null;
        }

        var words = _words.Read(TextSpan.FromBounds(line.Start, content.Start), LineRole.Value).AddRange(_words.Read(content, role));
        var place = role == LineRole.Shell ? PlaceKind.Code : role == LineRole.Prose ? PlaceKind.Prose : PlaceKind.Value;
        return isPlain ? null : new TextLine(line, words, place, comment, IsRightToLeft(line));
    }

    /// <summary>A number sign at the start or after whitespace, outside of quotes.</summary>
    private int FindComment(TextSpan line, int start, LineRole role)
    {
        var quote = role == LineRole.Shell ? _words.Quote : '\0';
        for (var i = line.Start; i < line.End; i++)
        {
            var character = _text[i];
            if (character == '#' && quote == '\0' && (i == line.Start || _text[i - 1] is ' ' or '\t'))
            {
                var isFirst = _text.AsSpan(line.Start, i - line.Start).Trim().IsEmpty;
                if (isFirst || !_hasCommentsInShellOnly || role == LineRole.Shell)
                {
                    return i;
                }
            }

            if (character is '"' or '\'' && (quote == '\0' || quote == character) && (i == line.Start || _text[i - 1] != '\\'))
            {
                // An apostrophe inside of a word of prose begins nothing.
                var isApostrophe = character == '\'' && quote == '\0' && i > start && char.IsLetterOrDigit(_text[i - 1]);
                quote = quote == '\0' && !isApostrophe ? character : '\0';
            }
        }

        return line.End;
    }

    private bool IsRightToLeft(TextSpan line) =>
        _text.AsSpan(line.Start, line.Length).IndexOfAnyInRange('\u0590', '\u08FF') >= 0 || _text.AsSpan(line.Start, line.Length).IndexOfAnyInRange('\uFB1D', '\uFDFF') >= 0;

    private static bool IsDockerfile(string name) =>
        name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Containerfile", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether “image” in the file is a container's, and not the picture of a page.</summary>
    private static bool KnowsImages(SourceFile file) =>
        KnowsActions(file)
        || file.Name.Contains("compose", StringComparison.OrdinalIgnoreCase)
        || (HasKey(file, "apiVersion:") && HasKey(file, "kind:"))
        || ComposeFile.Create(file.Yaml, isByName: false) is not null;

    private static bool KnowsActions(SourceFile file) =>
        file.Path.StartsWith(".github/", StringComparison.Ordinal) || file.Name is "action.yml" or "action.yaml";

    /// <summary>Whether a key stands at the top level. A template that is no YAML yet has it, too.</summary>
    private static bool HasKey(SourceFile file, string key) =>
        file.Text.Content.StartsWith(key, StringComparison.Ordinal) || file.Text.Content.Contains('\n' + key, StringComparison.Ordinal);
}
