using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Scripts;

/// <summary>
/// Splits a command that is one text into words, where no shell does: as Compose and Docker do by go-shellwords, at whitespace outside of quotes, and only up to the first character that would be
/// an operator in a shell (Compose specification, “command”).
/// </summary>
internal sealed class CommandLine
{
    private readonly MappedText _text;
    private readonly ImmutableArray<MappedText>.Builder _words = ImmutableArray.CreateBuilder<MappedText>();
    private MappedTextBuilder? _word;

    private CommandLine(MappedText text) => _text = text;

    /// <summary>The words of a text.</summary>
    public static ImmutableArray<MappedText> Split(MappedText text)
    {
        var line = new CommandLine(text);
        line.Split();
        return line._words.ToImmutable();
    }

    private void Split()
    {
        var quote = '\0';
        for (var i = 0; i < _text.Text.Length; i++)
        {
            var character = _text.Text[i];
            if (character == '\\' && quote != '\'' && i + 1 < _text.Text.Length)
            {
                AppendEscaped(i++);
            }
            else if (quote != '\0' ? character == quote : character is '\'' or '"')
            {
                quote = quote == '\0' ? character : '\0';
                _word ??= new MappedTextBuilder();
            }
            else if (quote != '\0' || !IsDelimiter(character))
            {
                i = AppendRun(i, quote) - 1;
            }
            else if (char.IsWhiteSpace(character))
            {
                EndWord();
            }
            else
            {
                break;
            }
        }

        EndWord();
    }

    /// <summary>Adds what stands letter for letter from here on; gives its end.</summary>
    private int AppendRun(int start, char quote)
    {
        var end = start;
        while (end < _text.Text.Length && _text.Text[end] is var character && (end == start || character != '\\' || quote == '\'') && (quote != '\0' ? character != quote : character is not ('\'' or '"') && !IsDelimiter(character)))
        {
            end++;
        }

        (_word ??= new MappedTextBuilder()).Append(_text, TextSpan.FromBounds(start, end));
        return end;
    }

    private void AppendEscaped(int backslash)
    {
        var value = _text.Text[backslash + 1] switch { 't' => "\t", 'n' => "\n", var other => other.ToString() };
        (_word ??= new MappedTextBuilder()).Append(value, _text.Map.ToHost(new TextSpan(backslash, 2)));
    }

    private void EndWord()
    {
        if (_word is { } word)
        {
            _words.Add(word.ToText());
            _word = null;
        }
    }

    private static bool IsDelimiter(char character) => char.IsWhiteSpace(character) || character is ';' or '&' or '|' or '<' or '>';
}
