using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds a sed that only replaces text in the value of a variable, which an expansion does as well.</summary>
public sealed class NeedlessSed : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS9103", "needless-sed", "Replace text in a variable with ${name//search/replacement}", Severity.Info, Category.Fast) { Aliases = ["shellcheck/SC2001"] };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Name == "sed" && !script.IsPosix && FindInput(node, script) is { } input
            && (input.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : input.Parts) is [ParameterExpansion { IsLength: false, IsList: false } variable]
            && FindSubstitution(node) is { } substitution)
        {
            script.Report(Descriptor, script.Parent is Pipeline { Commands: [var echo, ..] } && node.Redirections.IsEmpty ? echo.Span.Union(node.Span) : node.Span, $"sed is unnecessary, because the shell can replace text in a variable. Use ${{{variable.Name}{(substitution.Value.EndsWith('g') ? "//" : "/")}search/replacement}}.");
        }
    }

    /// <summary>The only word that sed reads: of a here-string, or of the echo before it.</summary>
    private static ShellWord? FindInput(SimpleCommand sed, ScriptContext script) => sed.Redirections switch
    {
        [{ Operator: "<<<", Target: { } text }] => text,
        [] => script.Parent is Pipeline { Commands: [SimpleCommand { Name: "echo", Words: [_, var text], Redirections.IsEmpty: true }, var next, ..] } && next == sed ? text : null,
        _ => null,
    };

    /// <summary>The word with the substitution; null where sed does something else, or what it searches for has no counterpart in a glob.</summary>
    private static ShellWord? FindSubstitution(SimpleCommand sed)
    {
        var arguments = sed.Words.Skip(1).Where(static word => word.Bare is not "-e").ToArray();
        return arguments is [var only] && only.Value is ['s', var mark, .. var rest] && !char.IsAsciiLetterOrDigit(mark)
            && Split(rest, mark) is [var search, var replacement, "" or "g"] && HasCounterpart(search) && replacement.AsSpan().IndexOfAny('&', '\\') < 0 ? only : null;
    }

    private static List<string> Split(string text, char mark)
    {
        List<string> parts = [""];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == mark)
            {
                parts.Add("");
                continue;
            }

            parts[^1] += text[i];
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                parts[^1] += text[++i];
            }
        }

        return parts;
    }

    /// <summary>Whether a glob can say the same: text, any characters, brackets, and where the value begins or ends.</summary>
    private static bool HasCounterpart(string search)
    {
        for (var i = 0; i < search.Length; i++)
        {
            if (search[i] == '.' && i + 1 < search.Length && search[i + 1] == '*')
            {
                i++;
            }
            else if (search[i] == '*' || (search[i] == '\\' && i + 1 < search.Length && search[++i] is '(' or ')' or '{' or '}' or '|' or '+' or '?' or 'n' or 't' or 's' or 'S' or 'w' or 'W' or 'b'))
            {
                return false;
            }
        }

        return search.Length > 0;
    }
}
