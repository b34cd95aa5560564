using A11.Core.Text;

namespace A11.Core.Characters;

/// <summary>What the lines of a YAML file are for, by the keys above them.</summary>
/// <param name="text">The file's text.</param>
/// <param name="knowsImages">Whether “image” is a container's.</param>
/// <param name="knowsActions">Whether “uses” names an action.</param>
internal sealed class YamlRoles(string text, bool knowsImages, bool knowsActions)
{
    private readonly Stack<(int Indent, LineRole Role)> _keys = [];
    private (int Indent, LineRole Role)? _block;

    /// <summary>The role of the next line, where its value begins, and whether it goes on with what the line before is about.</summary>
    public (LineRole Role, int Start, bool IsContinued) Of(TextSpan line)
    {
        var start = SkipSpaces(line.Start, line.End);
        if (start == line.End)
        {
            return (_block?.Role ?? LineRole.Value, start, _block is not null);
        }

        if (_block is { } block && start - line.Start > block.Indent)
        {
            return (block.Role, start, true);
        }

        _block = null;
        while (start + 1 < line.End && text[start] == '-' && text[start + 1] == ' ')
        {
            start = SkipSpaces(start + 1, line.End);
        }

        if (start == line.End)
        {
            return (LineRole.Value, start, false);
        }

        var indent = start - line.Start;
        while (_keys.TryPeek(out var key) && key.Indent >= indent)
        {
            _ = _keys.Pop();
        }

        var inherited = _keys.TryPeek(out var parent) ? parent.Role : LineRole.Value;
        var colon = FindKeyEnd(start, line.End);
        if (colon < 0)
        {
            return (inherited, start, false);
        }

        var role = RoleOf(text.AsSpan(start, colon - start).Trim("\"' ")) ?? (inherited == LineRole.Prose ? inherited : LineRole.Value);
        _keys.Push((indent, role));
        var value = SkipSpaces(colon + 1, line.End);
        _block = value < line.End && text[value] is '|' or '>' ? (indent, role) : null;
        return (role, value, false);
    }

    private int SkipSpaces(int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the colon behind a key stands; -1 where the line has no key.</summary>
    private int FindKeyEnd(int start, int end)
    {
        if (text[start] is '#' or '[' or '{' or '|' or '>' or '&' or '*')
        {
            return -1;
        }

        for (var i = start; i < end; i++)
        {
            if (text[i] == ':' && (i + 1 == end || text[i + 1] is ' ' or '\t'))
            {
                return i;
            }

            if (text[i] == '#' && i > start && text[i - 1] == ' ')
            {
                return -1;
            }
        }

        return -1;
    }

    private LineRole? RoleOf(ReadOnlySpan<char> key) => key switch
    {
        "uses" => knowsActions ? LineRole.Action : LineRole.Value,
        "image" or "container" => knowsImages ? LineRole.Image : LineRole.Value,
        "run" or "script" or "before_script" or "after_script" or "command" or "entrypoint" or "cmd" or "args" or "test" or "exec" or "bash" => LineRole.Shell,
        "name" or "description" or "title" or "run-name" or "summary" or "displayName" or "message" or "labels" or "annotations" or "comment" or "help" or "text" or "label"
            or "body" or "about" or "placeholder" or "note" or "notes" or "author" or "maintainer" => LineRole.Prose,
        _ => null,
    };
}
