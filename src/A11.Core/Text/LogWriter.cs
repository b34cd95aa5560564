using System.Text;

namespace A11.Core.Text;

/// <summary>
/// A line-based log in which everything that is written is data (<see cref="PrintableText"/>), whoever composed it: no text is a command of the system that
/// keeps the log, moves the cursor, or is a completion signal on a line of its own.
/// </summary>
/// <param name="log">The log itself; what is escaped by its own rules (reports, JSON) is written there.</param>
public sealed class LogWriter(TextWriter log) : TextWriter(null)
{
    private const int TabWidth = 4;

    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private CommandGuard _line;
    private char _pending;

    /// <summary>
    /// Whether what is written is a document of several lines (a prompt, a page, a patch) whose tabs, line ends and objects stay as they are. Its lines are no
    /// commands either.
    /// </summary>
    public bool IsDocument { get; init; }

    /// <inheritdoc/>
    public override Encoding Encoding => log.Encoding;

    /// <inheritdoc/>
    public override string NewLine => "\n";

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            foreach (var character in buffer)
            {
                Add(character);
            }

            log.Write(_text.ToString());
            _ = _text.Clear();
        }
    }

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n");

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void Flush() => log.Flush();

    /// <summary>A carriage return and the first half of a surrogate pair wait for what follows them.</summary>
    private void Add(char character)
    {
        if (_pending is '\r')
        {
            _pending = '\0';
            if (character != '\n')
            {
                Spell(PrintableText.Spell(new Rune('\r')));
            }
            else if (IsDocument)
            {
                _ = _text.Append('\r');
            }
        }
        else if (_pending != '\0')
        {
            var high = _pending;
            _pending = '\0';
            if (char.IsLowSurrogate(character))
            {
                Add(new Rune(high, character));
                return;
            }

            Spell(PrintableText.Spell(high));
        }

        if (character == '\r' || char.IsHighSurrogate(character))
        {
            _pending = character;
        }
        else if (char.IsLowSurrogate(character))
        {
            Spell(PrintableText.Spell(character));
        }
        else
        {
            Add(new Rune(character));
        }
    }

    private void Add(Rune rune)
    {
        switch (rune.Value)
        {
            case '\n':
                _ = _text.Append('\n');
                _line.Next('\n');
                break;
            case '\t':
                _ = IsDocument ? _text.Append('\t') : _text.Append(' ', TabWidth);
                _line.Next('\t');
                break;
            default:
                // Which character follows is not known, so that a colon that begins a line is always spelled out, and so is what begins an object.
                var isSignal = rune.Value == '{' && _line.IsAtStart && !IsDocument;
                if (isSignal || !PrintableText.IsShown(rune) || _line.StartsCommand(rune, '\0'))
                {
                    Spell(PrintableText.Spell(rune));
                    break;
                }

                _ = rune.IsBmp ? _text.Append((char)rune.Value) : _text.Append(rune.ToString());
                _line.Next(rune.IsBmp ? (char)rune.Value : 'x');
                break;
        }
    }

    private void Spell(string spelled)
    {
        _ = _text.Append(spelled);
        _line.Next('\\');
    }
}
