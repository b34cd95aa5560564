using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Shell.Syntax;

/// <summary>A script that is an argument of another: <c>sh -c '…'</c>.</summary>
internal static class CommandString
{
    /// <summary>The word that a shell is given as its script; null where the command starts none, or the script is known only when it runs.</summary>
    public static ShellWord? In(ImmutableArray<ShellWord> words)
    {
        if (words.Length < 3 || words[0].ConstantValue is not { } name || !IsShell(name.AsSpan(name.LastIndexOf('/') + 1)))
        {
            return null;
        }

        for (var i = 1; i + 1 < words.Length; i++)
        {
            if (words[i].Bare is not { Length: > 1 } option || option[0] is not ('-' or '+'))
            {
                return null;
            }

            if (option[0] == '-' && option[1] != '-' && option.Contains('c', StringComparison.Ordinal))
            {
                return IsVerbatim(words[i + 1]) ? words[i + 1] : null;
            }

            i += option is "-o" or "+o" or "-O" or "+O" ? 1 : 0;
        }

        return null;
    }

    /// <summary>Reads the script at its place.</summary>
    public static ShellList Parse(string text, ShellWord script) => ShellParser.ParseWithin(text, TextSpan.FromBounds(script.Span.Start + 1, script.Span.End - 1));

    private static bool IsShell(ReadOnlySpan<char> name) => name is "sh" or "bash" or "dash" or "ash" or "ksh";

    /// <summary>Whether the script stands in one pair of quotes letter for letter, so that its places are places of the text.</summary>
    private static bool IsVerbatim(ShellWord word) => word.Parts switch
    {
        [SingleQuotedPart { IsAnsi: false }] => word.Span.Length >= 2,
        [DoubleQuotedPart { IsLocalized: false, Parts: [LiteralPart { IsEscaped: false } only] }] => only.Value.Length == word.Span.Length - 2,
        _ => false,
    };
}
