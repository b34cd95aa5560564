using A11.Core.Budgets;

namespace A11.Core.Secrets;

/// <summary>Tells of places in a text, one after the other, whether they are in a comment. Each character is looked at once, however many places a line has, and lines without any are passed over.</summary>
/// <param name="text">The text.</param>
internal sealed class CommentCursor(string text)
{
    private int _offset;
    private bool _isBlank = true;
    private char _quote;
    private bool _isComment;

    /// <summary>Whether a place is in a comment: a number sign without quotes around it stands before it, at the start of a word, or its line begins with two slashes.</summary>
    /// <param name="offset">The place, at or behind the one that was asked for before.</param>
    public bool IsComment(int offset)
    {
        _offset += Math.Max(0, text.AsSpan(_offset, offset - _offset).LastIndexOf('\n'));
        StepBudget.Take(offset - _offset);
        for (; _offset < offset; _offset++)
        {
            Step(text[_offset]);
        }

        return _isComment;
    }

    private void Step(char character)
    {
        if (character == '\n')
        {
            (_isBlank, _quote, _isComment) = (true, '\0', false);
            return;
        }

        if (_quote == '\0' && StartsComment(character))
        {
            _isComment = true;
        }
        else if (character is '"' or '\'')
        {
            _quote = _quote == '\0' ? character : _quote == character ? '\0' : _quote;
        }

        _isBlank = _isBlank && char.IsWhiteSpace(character);
    }

    private bool StartsComment(char character) => character switch
    {
        '#' => _offset == 0 || text[_offset - 1] is ' ' or '\t' or '\n',
        '/' => _isBlank && _offset + 1 < text.Length && text[_offset + 1] == '/',
        _ => false,
    };
}
