using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An expansion in single quotes, which stays as it is written.</summary>
public sealed class SingleQuotedExpansion : ShellNodeRule<SingleQuotedPart>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2016", "single-quoted-expansion", "Use double quotes where a value should be expanded", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2016"],
    };

    /// <inheritdoc/>
    protected override void Visit(SingleQuotedPart node, ScriptContext script)
    {
        if (node.IsAnsi || !HasExpansion(node.Value) || NearestStatement(script) is SimpleCommand command && (IsPrompt(command, script) || IsKept(command, script) || IsOwnLanguage(command, node, script)))
        {
            return;
        }

        script.Report(Descriptor, node.Span, "Single quotes prevent expansion, so this text is used as it is written. Use double quotes to expand it.");
    }

    private static ShellStatement? NearestStatement(ScriptContext script) => script.Enclosing<ShellStatement>();

    /// <summary>Whether it is the text of a prompt, which the shell expands when it shows it.</summary>
    private static bool IsPrompt(SimpleCommand command, ScriptContext script) =>
        script.Enclosing<ShellAssignment>() is { Name: "PS0" or "PS1" or "PS2" or "PS3" or "PS4" or "PROMPT_COMMAND" }
        || (Declarations.IsDeclaring(command.Name) && script.Parent is ShellWord word && Declarations.Read(word) is { Name: "PS0" or "PS1" or "PS2" or "PS3" or "PS4" or "PROMPT_COMMAND" });

    /// <summary>Whether the text is kept for later: assigned as it is, or written to a file, which may be a script or configuration.</summary>
    private static bool IsKept(SimpleCommand command, ScriptContext script) =>
        command.Words.IsEmpty
        || (command.Name is "echo" or "printf" or "cat" && (script.Ancestors.Any(static node => node is CommandNode { Redirections: { IsEmpty: false } redirections } && IsWritten(redirections))
            || script.Enclosing<Pipeline>() is { Commands: [.., SimpleCommand { Name: "tee" or "sh" or "bash" or "crontab" }] }));

    private static bool IsWritten(ImmutableArray<ShellRedirection> redirections) =>
        redirections.Any(static redirection => redirection.Operator is ">" or ">>" or ">|" && redirection.Descriptor is "" or "1" && redirection.Target?.Value is not ("/dev/stderr" or "/dev/stdout" or "/dev/tty" or "/dev/null"));

    /// <summary>Backquotes in a sentence mark what is to be typed, as in Markdown.</summary>
    private static bool IsSentence(string text) => text.AsSpan().Count(' ') > 4;

    private static bool HasExpansion(string text)
    {
        for (var i = text.IndexOfAny(['$', '`']); i >= 0 && i + 1 < text.Length;)
        {
            if (text[i] == '`'
                ? text.IndexOf('`', i + 1) is > 0 and var close && close > i + 1 && char.IsAsciiLetter(text[i + 1]) && !IsSentence(text)
                : (text[i + 1] is '{' or '(' || char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] == '_') && (i == 0 || text[i - 1] != '\\'))
            {
                return true;
            }

            var next = text.AsSpan(i + 1).IndexOfAny('$', '`');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return false;
    }

    /// <summary>Programs whose arguments are programs with a $ of their own.</summary>
    private static bool IsOwnLanguage(SimpleCommand command, SingleQuotedPart node, ScriptContext script)
    {
        var words = ShellWrappers.Strip(command.Words);
        var name = words[0].ConstantValue is { } path ? path[(path.LastIndexOf('/') + 1)..] : "";
        if (name is "[" or "test" && command.Words.Any(static word => word.Value == "-v"))
        {
            return true;
        }

        return name switch
        {
            "sed" or "gsed" => !HasVariable(node.Value),
            "printf" => node.Value.Contains("$s", StringComparison.Ordinal) || node.Value.Contains("$d", StringComparison.Ordinal),
            "find" or "xargs" => command.Words.Any(static word => word.Value.AsSpan(word.Value.LastIndexOf('/') + 1) is "sh" or "bash" or "dash" or "ash" or "ksh" or "zsh" or "awk" or "perl" or "sed"),
            "" or "trap" or "sh" or "bash" or "ksh" or "zsh" or "dash" or "ash" or "xprop" or "alias" or "sudo" or "doas" or "run0" or "docker" or "podman" or "oc" or "dpkg-query" or "jq" or "yq" or "rename" or "rg" or "unset" or "eval" or "ssh" or "su" or "envsubst" or "parallel" or "tmux" or "pwsh" or "crontab" or "setsid" or "script" or "gh" or "watch" or "expect" or "kubectl" or "nix" => true,
            "git" => command.Words.Any(static word => word.Value is "filter-branch" or "submodule" or "bisect" or "rebase" or "for-each-ref" or "config"),
            _ => name.Contains("awk", StringComparison.Ordinal) || name.StartsWith("perl", StringComparison.Ordinal) || name.StartsWith("python", StringComparison.Ordinal)
                || name.StartsWith("ruby", StringComparison.Ordinal) || name.StartsWith("node", StringComparison.Ordinal) || name.StartsWith("php", StringComparison.Ordinal)
                || name.Contains("mumps", StringComparison.Ordinal) || name.StartsWith("psql", StringComparison.Ordinal) || name.EndsWith("sh", StringComparison.Ordinal)
                || (script.Host is ScriptHostKind.File && command.Words.Any(static word => word.Value is "sh" or "bash" or "eval")),
        };
    }

    /// <summary>Whether a $ precedes a name; sed's own are at the end, or where a command begins, before its letter.</summary>
    private static bool HasVariable(string text)
    {
        for (var i = text.IndexOf('$', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('$', i + 1))
        {
            var isAddress = i == 0 || text[i - 1] is ';' or ',' or ' ' or '\n' or '{' or '!';
            if (text[i + 1] is '{' && i + 2 < text.Length && char.IsAsciiLetter(text[i + 2]) || text[i + 1] is '(' || (char.IsAsciiLetter(text[i + 1]) && (!isAddress || (i + 2 < text.Length && char.IsAsciiLetter(text[i + 2])))))
            {
                return true;
            }
        }

        return false;
    }
}
