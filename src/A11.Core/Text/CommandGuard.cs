using System.Text;

namespace A11.Core.Text;

/// <summary>Follows a line character by character, and tells where it would become a command of the system that keeps the log.</summary>
internal struct CommandGuard
{
    private bool _hasBegun;
    private Progress _progress;

    /// <summary>Whether nothing but whitespace stands on the line so far.</summary>
    public readonly bool IsAtStart => !_hasBegun;

    /// <summary>Whether the character would complete the beginning of a command: the first of two colons at the start, the bracket behind <c>##name</c>.</summary>
    /// <param name="rune">The next character.</param>
    /// <param name="next">The one behind it; NUL where there is none or it is not known.</param>
    public readonly bool StartsCommand(Rune rune, char next) =>
        (rune.Value == ':' && IsAtStart && next is ':' or '\0') || (rune.Value == '[' && _progress is Progress.Hashes);

    /// <summary>Goes on by a character, as it was written.</summary>
    public void Next(char character)
    {
        _hasBegun = character != '\n' && (_hasBegun || !char.IsWhiteSpace(character));
        _progress = character switch
        {
            '#' => _progress is Progress.None ? Progress.Hash : Progress.Hashes,
            _ when char.IsAsciiLetter(character) && _progress is Progress.Hashes => Progress.Hashes,
            _ => Progress.None,
        };
    }

    private enum Progress
    {
        None,
        Hash,
        Hashes,
    }
}
