using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>Reads the lines of a text that is no YAML in order, and finds a template's marks where YAML has a node: not in quotes, comments or block scalars.</summary>
internal ref struct YamlMarkReader
{
    /// <summary>No block scalar is open.</summary>
    private const int NoBlock = int.MaxValue;

    private readonly ReadOnlySpan<char> _text;
    private int _block = NoBlock;
    private char _quote;

    public YamlMarkReader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Where the first mark of the next line is; negative where it has none.</summary>
    public int FindIn(TextSpan line)
    {
        var text = _text[line.Start..Math.Min(line.End, _text.Length)];
        var indent = text.IndexOfAnyExcept(' ');
        if (indent < 0 || (indent > _block && !text.StartsWith("---")))
        {
            return -1;
        }

        _block = NoBlock;
        var end = indent;
        for (var at = indent; at < text.Length; at++)
        {
            var character = text[at];
            if (_quote != '\0')
            {
                var isEscaped = _quote == '"' ? character == '\\' : text[at..].StartsWith("''");
                _quote = character == _quote && !isEscaped ? '\0' : _quote;
                at += isEscaped ? 1 : 0;
            }
            else if (character == '#' && (at == 0 || text[at - 1] is ' ' or '\t'))
            {
                break;
            }
            else if (TemplateMark.IsAction(_text, line.Start + at) && IsNode(text[..at]))
            {
                return line.Start + at;
            }
            else if (character is '"' or '\'' && (IsNode(text[..at]) || text[..at].TrimEnd(" \t") is [.., '[' or '{' or ',']))
            {
                _quote = character;
            }

            end = Math.Min(at + 1, text.Length);
        }

        _block = _quote == '\0' ? FindBlock(text[..end].TrimEnd()) : NoBlock;
        return -1;
    }

    private static bool IsNode(ReadOnlySpan<char> before)
    {
        var trimmed = before.TrimEnd(" \t");
        return trimmed.IsEmpty || (trimmed.Length < before.Length && trimmed[^1] is ':' or '-');
    }

    /// <summary>The indentation that the lines of a block scalar, which a line opens, go beyond.</summary>
    private static int FindBlock(ReadOnlySpan<char> line)
    {
        var header = line.TrimEnd("+-0123456789");
        if (header is not [.., '|' or '>'] || (header.Length > 1 && header[^2] is not (' ' or '\t')))
        {
            return NoBlock;
        }

        if (line.StartsWith("---"))
        {
            return -1;
        }

        // The scalar is the value of the line's key, or else of its last dash.
        var parent = line.IndexOfAnyExcept(' ');
        for (var dash = parent; dash + 1 < header.Length && header[dash] == '-' && header[dash + 1] == ' ';)
        {
            parent = dash;
            dash += 1 + header[(dash + 1)..].IndexOfAnyExcept(' ');
            parent = header[dash] is '-' or '|' or '>' ? parent : dash;
        }

        return parent;
    }
}
