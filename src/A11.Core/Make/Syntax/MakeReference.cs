using System.Collections.Immutable;

namespace A11.Core.Make.Syntax;

/// <summary>What stands after a <c>$</c>, as GNU make reads it (expand.c, “variable_expand_string”; function.c, “handle_function”).</summary>
/// <param name="Start">Where the <c>$</c> is.</param>
/// <param name="End">The offset after the reference.</param>
/// <param name="Name">The variable as written, or the function; empty for <c>$$</c>.</param>
/// <param name="Function">The function that is called; null where a variable is referred to.</param>
/// <param name="Arguments">Where a function's arguments begin and end; for a variable, its name.</param>
/// <param name="Missing">What it should be closed by; NUL where it is closed.</param>
internal readonly record struct MakeReference(int Start, int End, string Name, MakeFunction? Function, ImmutableArray<Range> Arguments, char Missing)
{
    /// <summary>Whether it stands for a <c>$</c>.</summary>
    public bool IsEscape => Name.Length == 0 && Missing == '\0';

    /// <summary>Reads the reference that begins at <paramref name="start"/>.</summary>
    public static MakeReference Read(string text, int start)
    {
        var close = start + 1 < text.Length ? MakeScanner.ClosingOf(text[start + 1]) : '\0';
        if (close == '\0')
        {
            var length = Math.Min(2, text.Length - start);
            return new MakeReference(start, start + length, length == 2 && text[start + 1] != '$' ? text[(start + 1)..(start + 2)] : "", null, [], '\0');
        }

        var first = start + 2;
        if (MakeFunction.Find(text.AsSpan(first)) is { } function)
        {
            return ReadCall(text, start, function, close);
        }

        var end = MakeScanner.FindClosing(text, first, text[start + 1], close);
        var plain = text.IndexOf(close, first);
        end = end < 0 || (plain >= 0 && !text.AsSpan(first, plain - first).Contains('$')) ? plain : end;
        return end < 0 ? new MakeReference(start, text.Length, text[first..], null, [first..text.Length], close) : new MakeReference(start, end + 1, text[first..end], null, [first..end], '\0');
    }

    private static MakeReference ReadCall(string text, int start, MakeFunction function, char close)
    {
        var open = text[start + 1];
        var first = MakeScanner.SkipBlanks(text, start + 2 + function.Name.Length);
        var end = MakeScanner.FindClosing(text, first, open, close);
        var stop = end < 0 ? text.Length : end;
        var arguments = ImmutableArray.CreateBuilder<Range>();
        for (var (i, depth, from) = (first, 0, first); i <= stop; i++)
        {
            if (i == stop || (text[i] == ',' && depth == 0 && (function.Maximum == 0 || arguments.Count + 1 < function.Maximum)))
            {
                arguments.Add(from..i);
                from = i + 1;
            }
            else
            {
                depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
            }
        }

        return new MakeReference(start, end < 0 ? text.Length : end + 1, function.Name, function, arguments.DrainToImmutable(), end < 0 ? close : '\0');
    }
}
