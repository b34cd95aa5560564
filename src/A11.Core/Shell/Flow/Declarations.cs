using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Flow;

/// <summary>An argument of a declaring command: <c>name</c>, <c>name=value</c>, <c>name=( … )</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Span">Where the name is written.</param>
/// <param name="Value">The value's parts; null without “=”.</param>
/// <param name="IsAppend">Whether it is <c>+=</c>.</param>
/// <param name="IsElement">Whether a subscript stands behind the name.</param>
internal readonly record struct Declared(string Name, TextSpan Span, ShellWord? Value, bool IsAppend, bool IsElement);

/// <summary>Reads the arguments of commands that declare variables.</summary>
internal static class Declarations
{
    /// <summary>Whether a command declares variables.</summary>
    public static bool IsDeclaring(string? name) => name is "declare" or "typeset" or "local" or "export" or "readonly";

    /// <summary>The variables that a script declares as associative arrays, without those that it declares as something else as well.</summary>
    public static HashSet<string> MapsOf(ShellScript script)
    {
        var maps = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>? others = null;
        foreach (var command in script.Commands)
        {
            if (command.Name is not ("declare" or "typeset" or "local"))
            {
                continue;
            }

            var isMap = OptionsOf(command.Words.AsSpan()).Contains('A', StringComparison.Ordinal);
            for (var i = 1; i < command.Words.Length; i++)
            {
                if (Read(command.Words[i]) is { } declared)
                {
                    _ = (isMap ? maps : others ??= new HashSet<string>(StringComparer.Ordinal)).Add(declared.Name);
                }
            }
        }

        if (others is not null)
        {
            maps.ExceptWith(others);
        }

        return maps;
    }

    /// <summary>The options of a declaring command, without their dashes: <c>Ax</c>.</summary>
    public static string OptionsOf(ReadOnlySpan<ShellWord> words, char sign = '-')
    {
        var options = "";
        foreach (var word in words[1..])
        {
            if (word.Bare is not { Length: > 1 } text || text[0] is not ('-' or '+') || text == "--")
            {
                break;
            }

            options += text[0] == sign ? text[1..] : "";
        }

        return options;
    }

    /// <summary>Reads an argument; null where it names no variable.</summary>
    public static Declared? Read(ShellWord word)
    {
        if (word.Parts.IsEmpty || FirstText(word) is not { } text || word.Bare?[0] is '-' or '+')
        {
            return null;
        }

        var end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        if (end == 0 || char.IsAsciiDigit(text[0]))
        {
            return null;
        }

        var rest = text.AsSpan(end);
        var isElement = rest.Length > 0 && rest[0] == '[';
        var equals = rest.IndexOf('=');
        var offset = word.Parts[0] is LiteralPart ? 0 : 1;
        var name = text[..end];
        var span = new TextSpan(word.Span.Start + offset, end);
        if (equals < 0)
        {
            return rest.IsEmpty && word.Parts.Length == 1 || isElement ? new Declared(name, span, null, false, isElement) : null;
        }

        var isAppend = equals > 0 && rest[equals - 1] == '+';
        if (!isElement && equals > (isAppend ? 1 : 0))
        {
            return null;
        }

        return new Declared(name, span, ValueOf(word, text, end + equals + 1), isAppend, isElement);
    }

    private static string? FirstText(ShellWord word) => word.Parts[0] switch
    {
        LiteralPart { IsEscaped: false } literal => literal.Value,
        SingleQuotedPart { IsAnsi: false } quoted => quoted.Value,
        DoubleQuotedPart { Parts: [LiteralPart { IsEscaped: false } literal, ..] } => literal.Value,
        _ => null,
    };

    private static ShellWord ValueOf(ShellWord word, string text, int start)
    {
        if (word.Parts[0] is not LiteralPart literal || literal.Value.Length != literal.Span.Length)
        {
            return word;
        }

        var from = literal.Span.Start + start;
        var rest = word.Parts.RemoveAt(0);
        rest = start < text.Length ? rest.Insert(0, new LiteralPart(TextSpan.FromBounds(from, literal.Span.End), text[start..])) : rest;
        return word.Slice(TextSpan.FromBounds(from, word.Span.End), rest);
    }
}
