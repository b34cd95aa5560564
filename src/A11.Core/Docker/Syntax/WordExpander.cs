using System.Collections.Immutable;
using System.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>
/// Resolves the quotes and escapes of a word and fills in its variables as BuildKit does (Dockerfile reference, “Environment replacement”;
/// moby/buildkit, frontend/dockerfile/shell).
/// </summary>
public sealed class WordExpander
{
    /// <summary>A value that grows beyond this is taken as unknown, so that no file makes it double with every line.</summary>
    private const int MaximumLength = 1 << 16;

    /// <summary>Braces nested deeper than this are refused: no Dockerfile that people write comes near.</summary>
    private const int MaximumDepth = 100;

    private readonly string _word;
    private readonly char _escape;
    private readonly IVariableSource _variables;
    private readonly bool _unsetIsEmpty;
    private readonly bool _hasQuotes;
    private ImmutableArray<VariableReference>.Builder? _references;
    private int _position;
    private int _depth;
    private bool _isConstant = true;
    private string? _error;

    private WordExpander(string word, char escape, IVariableSource variables, bool unsetIsEmpty, bool hasQuotes)
    {
        _word = word;
        _escape = escape;
        _variables = variables;
        _unsetIsEmpty = unsetIsEmpty;
        _hasQuotes = hasQuotes;
    }

    /// <summary>Expands a word.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="escape">The file's escape character.</param>
    /// <param name="variables">The variables that hold.</param>
    /// <param name="unsetIsEmpty">Whether a variable that is not set is empty, as BuildKit takes it; else it is unknown, since the base image may set it.</param>
    public static WordExpansion Expand(string word, char escape, IVariableSource variables, bool unsetIsEmpty = false) =>
        Expand(word, escape, variables, unsetIsEmpty, hasQuotes: true);

    /// <summary>Expands the text of a here-document, in which quotes mean nothing and a backslash escapes.</summary>
    public static WordExpansion ExpandHereDocument(string text, IVariableSource variables) => Expand(text, '\\', variables, unsetIsEmpty: false, hasQuotes: false);

    /// <summary>The end of the reference that begins at <paramref name="start"/>; −1 where it is malformed.</summary>
    internal static int EndOfReference(string text, int start)
    {
        var expander = new WordExpander(text, '\\', NoVariables.Instance, unsetIsEmpty: false, hasQuotes: true) { _position = start };
        _ = expander.ReadReference();
        return expander._error is null ? expander._position : -1;
    }

    /// <summary>The end of the double-quoted text that begins at <paramref name="start"/>; −1 where it has none.</summary>
    internal static int EndOfDoubleQuotes(string text, int start)
    {
        var expander = new WordExpander(text, '\\', NoVariables.Instance, unsetIsEmpty: false, hasQuotes: true) { _position = start };
        expander.ReadDoubleQuoted(new StringBuilder());
        return expander._error is null ? expander._position : -1;
    }

    private static WordExpansion Expand(string word, char escape, IVariableSource variables, bool unsetIsEmpty, bool hasQuotes)
    {
        if (word.AsSpan().IndexOfAny("$'\"\\`") < 0)
        {
            return new WordExpansion(new ExpandedText(word, true), [], null);
        }

        var expander = new WordExpander(word, escape, variables, unsetIsEmpty, hasQuotes);
        var text = expander.ReadUntil('\0', keepsEscapes: false);
        return new WordExpansion(
            new ExpandedText(expander._error is null ? text : word, expander._isConstant && expander._error is null),
            expander._references?.DrainToImmutable() ?? [],
            expander._error);
    }

    private char Peek => _position < _word.Length ? _word[_position] : '\0';

    private bool IsAtEnd => _position >= _word.Length;

    /// <summary>Reads up to a character, which is passed, or up to the end where it is NUL.</summary>
    private string ReadUntil(char stop, bool keepsEscapes)
    {
        var result = new StringBuilder();
        while (!IsAtEnd && _error is null)
        {
            var character = _word[_position];
            if (stop != '\0' && character == stop)
            {
                _position++;
                return result.ToString();
            }

            switch (character)
            {
                case '$':
                    Append(result, ReadReference());
                    break;
                case '\'' when _hasQuotes:
                    ReadSingleQuoted(result);
                    break;
                case '"' when _hasQuotes:
                    ReadDoubleQuoted(result);
                    break;
                default:
                    ReadPlain(result, character, keepsEscapes);
                    break;
            }
        }

        if (stop != '\0')
        {
            _error ??= stop == '/' ? "the “/” before the replacement is missing" : "the closing brace is missing";
        }

        return result.ToString();
    }

    private void ReadPlain(StringBuilder result, char character, bool keepsEscapes)
    {
        _position++;
        if (character != _escape)
        {
            _ = result.Append(character);
            return;
        }

        if (keepsEscapes)
        {
            _ = result.Append(character);
        }

        // An escape at the very end escapes nothing and is dropped.
        if (!IsAtEnd)
        {
            _ = result.Append(_word[_position++]);
        }
    }

    private void ReadSingleQuoted(StringBuilder result)
    {
        var close = _word.IndexOf('\'', _position + 1);
        if (close < 0)
        {
            _error = "a single quote is not closed";
            return;
        }

        _ = result.Append(_word, _position + 1, close - _position - 1);
        _position = close + 1;
    }

    private void ReadDoubleQuoted(StringBuilder result)
    {
        _position++;
        while (_error is null)
        {
            if (IsAtEnd)
            {
                _error = "a double quote is not closed";
                return;
            }

            var character = _word[_position];
            if (character == '"')
            {
                _position++;
                return;
            }

            if (character == '$')
            {
                Append(result, ReadReference());
                continue;
            }

            _position++;
            if (character == _escape && !IsAtEnd && (Peek is '"' or '$' || Peek == _escape))
            {
                character = _word[_position++];
            }

            _ = result.Append(character);
        }
    }

    private void Append(StringBuilder result, string text)
    {
        if (result.Length + text.Length > MaximumLength)
        {
            _isConstant = false;
            return;
        }

        _ = result.Append(text);
    }

    private string ReadReference()
    {
        var start = _position++;
        if (Peek != '{')
        {
            var plain = ReadName();
            return plain.Length == 0 ? "$" : ValueOf(plain, start);
        }

        _position++;
        if (IsAtEnd || Peek is '{' or '}' or ':' || ++_depth > MaximumDepth)
        {
            _error = IsAtEnd ? "the closing brace is missing" : "the name after “${” is missing";
            return "";
        }

        var name = ReadName();
        var value = ReadOperation(name, start);
        _depth--;
        return value;
    }

    private string ReadOperation(string name, int start)
    {
        var operation = Peek;
        _position++;
        switch (operation)
        {
            case '}':
                return ValueOf(name, start);
            case ':':
                operation = Peek;
                _position++;
                return ReadConditional(name, start, operation, emptyIsUnset: true);
            case '-' or '+' or '?' or '#' or '%':
                return ReadConditional(name, start, operation, emptyIsUnset: false);
            case '/':
                return ReadReplacement(name, start);
            default:
                _error = _position > _word.Length ? "the closing brace is missing" : $"BuildKit does not support the operator “{operation}” in ${{…}}";
                return "";
        }
    }

    private string ReadConditional(string name, int start, char operation, bool emptyIsUnset)
    {
        var word = ReadUntil('}', keepsEscapes: operation is '#' or '%');
        if (_error is not null)
        {
            return "";
        }

        if (operation is not ('-' or '+' or '?' or '#' or '%') && _variables != NoVariables.Instance)
        {
            _error = $"BuildKit does not support the operator “:{operation}” in ${{…}}";
            return "";
        }

        Note(name, start, hasFallback: operation is '-' or '+' or '?');
        var isSet = _variables.TryGet(name, out var value);
        if (isSet ? value is null : !_unsetIsEmpty)
        {
            return Unknown(start);
        }

        var isMissing = !isSet || (emptyIsUnset && value is "");
        switch (operation)
        {
            case '-':
                return isMissing ? word : value!;
            case '+':
                return isMissing ? "" : word;
            case '?':
                _error = isMissing ? $"{name}: {(word.Length > 0 ? word : "it must be set")}" : null;
                return value ?? "";
            default:
                return Trim(name, start, value ?? "", word, operation);
        }
    }

    private string Trim(string name, int start, string value, string word, char operation)
    {
        var isLongest = word.StartsWith(operation);
        if (!VariablePattern.TryCreate(isLongest ? word[1..] : word, out var pattern))
        {
            _error = $"the pattern of ${{{name}{operation}…}} has an invalid escape sequence";
            return "";
        }

        return (operation == '#' ? pattern.TrimStart(value, isLongest) : pattern.TrimEnd(value, isLongest)) ?? Unknown(start);
    }

    private string ReadReplacement(string name, int start)
    {
        var replacesAll = Peek == '/';
        _position += replacesAll ? 1 : 0;
        var written = ReadUntil('/', keepsEscapes: true);
        var replacement = _error is null ? ReadUntil('}', keepsEscapes: true) : "";
        if (_error is not null)
        {
            return "";
        }

        Note(name, start, hasFallback: false);
        var isSet = _variables.TryGet(name, out var value);
        if (isSet ? value is null : !_unsetIsEmpty)
        {
            return Unknown(start);
        }

        if (!VariablePattern.TryCreate(written, out var pattern))
        {
            _error = $"the pattern of ${{{name}/…}} has an invalid escape sequence";
            return "";
        }

        return pattern.Replace(value ?? "", replacement, replacesAll) ?? Unknown(start);
    }

    /// <summary>Notes the use of a variable; <c>${/a/b}</c> names none, and is empty.</summary>
    private void Note(string name, int start, bool hasFallback)
    {
        if (name.Length > 0)
        {
            (_references ??= ImmutableArray.CreateBuilder<VariableReference>(1)).Add(new VariableReference(name, start, Math.Min(_position, _word.Length) - start, hasFallback));
        }
    }

    private string ValueOf(string name, int start)
    {
        Note(name, start, hasFallback: false);
        var isSet = _variables.TryGet(name, out var value);
        return value ?? (!isSet && _unsetIsEmpty ? "" : Unknown(start));
    }

    /// <summary>What is not known stays as written.</summary>
    private string Unknown(int start)
    {
        _isConstant = false;
        return _word[start..Math.Min(_position, _word.Length)];
    }

    /// <summary>A name; a number or a special parameter is one too.</summary>
    private string ReadName()
    {
        var start = _position;
        if (Peek is '@' or '*' or '#' or '?' or '-' or '$' or '!' or '0')
        {
            _position++;
        }
        else if (char.IsDigit(Peek))
        {
            while (char.IsDigit(Peek))
            {
                _position++;
            }
        }
        else
        {
            while (char.IsLetterOrDigit(Peek) || Peek == '_')
            {
                _position++;
            }
        }

        return _word[start.._position];
    }

    private sealed class NoVariables : IVariableSource
    {
        public static NoVariables Instance { get; } = new();

        public bool TryGet(string name, out string? value)
        {
            value = null;
            return false;
        }
    }
}
