using System.Collections.Frozen;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell;

/// <summary>Tells zsh from the shells that the rules read, where no first line does: by what zsh alone has (zsh's manual, “Shell Builtin Commands”, “Expansion”).</summary>
internal static class ZshSyntax
{
    /// <summary>How many places are looked at: a text that has more of them in quotes is not read for each.</summary>
    private const int MaximumTries = 200;

    private static readonly FrozenSet<string> Builtins = FrozenSet.ToFrozenSet(
        ["setopt", "unsetopt", "autoload", "zmodload", "zstyle", "zparseopts", "zle", "bindkey", "compdef", "compinit", "emulate", "noglob", "nocorrect", "add-zsh-hook", "zcompile"],
        StringComparer.Ordinal);

    /// <summary>Whether a script is for zsh. One that asks which shell reads it is for several, and must be read by all of them.</summary>
    public static bool IsUsed(ShellScript script)
    {
        var text = script.Text;
        return text.StartsWith("#compdef", StringComparison.Ordinal) || text.StartsWith("#autoload", StringComparison.Ordinal)
            || (!text.Contains("ZSH_VERSION", StringComparison.Ordinal) && !text.Contains("BASH_VERSION", StringComparison.Ordinal)
                && (HasFlags(text) || HasQualifier(text) || script.Commands.Any(static command => command.Name is { } name && Builtins.Contains(name))));
    }

    /// <summary>Flags of a parameter's expansion: <c>${(f)text}</c>.</summary>
    private static bool HasFlags(string text)
    {
        var left = MaximumTries;
        for (var at = text.IndexOf("${(", StringComparison.Ordinal); at >= 0 && left-- > 0; at = text.IndexOf("${(", at + 1, StringComparison.Ordinal))
        {
            var end = at + 3;
            while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '@' or '%' or '#'))
            {
                end++;
            }

            if (end > at + 3 && end < text.Length && text[end] is ')' or ':' or '.' && !IsText(text, at, isExpandedInQuotes: true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A qualifier behind a pattern: <c>*(N)</c>, <c>**/*(.)</c>. bash has the same as patterns of their own (<c>extglob</c>), always so in <c>[[</c>.</summary>
    private static bool HasQualifier(string text)
    {
        if (text.Contains("extglob", StringComparison.Ordinal))
        {
            return false;
        }

        var left = MaximumTries;
        for (var at = text.IndexOf("*(", StringComparison.Ordinal); at >= 0 && left-- > 0; at = text.IndexOf("*(", at + 1, StringComparison.Ordinal))
        {
            var end = at + 2;
            while (end < text.Length && text[end] is 'N' or 'D' or '.' or '/' or '@' or 'o' or 'm' or 'n')
            {
                end++;
            }

            if (end > at + 2 && end < text.Length && text[end] == ')' && text.AsSpan(at + 2, end - at - 2).IndexOfAny('N', '.', '/') >= 0 && text.AsSpan(at + 2, end - at - 2) is not "/" && !IsText(text, at, isExpandedInQuotes: false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a quote, a comment, an expansion's braces or a test with <c>[[</c> opens on the line in front of a place.</summary>
    /// <param name="text">The script.</param>
    /// <param name="at">The place.</param>
    /// <param name="isExpandedInQuotes">Whether what is there means the same in double quotes, in an expansion and in a test.</param>
    private static bool IsText(string text, int at, bool isExpandedInQuotes)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var line = text.AsSpan(start, at - start);
        var quote = '\0';
        var braces = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (character == '\\' && quote != '\'')
            {
                i++;
            }
            else if (quote == '\'' || (quote == '"' && character == '"'))
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (quote == '\0' && character is ('"' or '\''))
            {
                quote = character;
            }
            else if (quote == '\0' && character == '#' && (i == 0 || line[i - 1] is ' ' or '\t' or ';'))
            {
                return true;
            }
            else
            {
                braces += character == '{' && i > 0 && line[i - 1] == '$' ? 1 : character == '}' && braces > 0 ? -1 : 0;
            }
        }

        return quote == '\'' || (!isExpandedInQuotes && (quote == '"' || braces > 0 || line.LastIndexOf("[[ ") > line.LastIndexOf(" ]]")));
    }
}
