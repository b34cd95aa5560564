using A11.Core.Diagnostics;
using A11.Core.Scripts;
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
        if (node.IsAnsi || !HasExpansion(node.Value) || script.Enclosing<SimpleCommand>() is not { } command || script.Enclosing<ShellAssignment>() is { Name: "PS1" or "PS2" or "PS3" or "PS4" or "PROMPT_COMMAND" } || command.Words.IsEmpty || IsOwnLanguage(command, node, script))
        {
            return;
        }

        script.Report(Descriptor, node.Span, "Single quotes prevent expansion, so this text is used as it is written. Use double quotes to expand it.");
    }

    private static bool HasExpansion(string text)
    {
        for (var i = text.IndexOfAny(['$', '`']); i >= 0 && i + 1 < text.Length;)
        {
            if (text[i] == '`' ? text.IndexOf('`', i + 1) is > 0 and var close && close > i + 1 && char.IsAsciiLetter(text[i + 1]) : text[i + 1] is '{' or '(' || char.IsAsciiLetterOrDigit(text[i + 1]))
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
            "" or "trap" or "sh" or "bash" or "ksh" or "zsh" or "dash" or "ash" or "xprop" or "alias" or "sudo" or "doas" or "run0" or "docker" or "podman" or "oc" or "dpkg-query" or "jq" or "yq" or "rename" or "rg" or "unset" or "eval" or "ssh" or "su" or "envsubst" or "parallel" or "tmux" or "xargs" or "find" or "pwsh" or "watch" or "expect" or "kubectl" or "nix" => true,
            "git" => command.Words.Any(static word => word.Value is "filter-branch" or "submodule" or "bisect" or "rebase" or "for-each-ref" or "config"),
            _ => name.Contains("awk", StringComparison.Ordinal) || name.StartsWith("perl", StringComparison.Ordinal) || name.StartsWith("python", StringComparison.Ordinal) || name.StartsWith("ruby", StringComparison.Ordinal) || name.StartsWith("node", StringComparison.Ordinal) || name.StartsWith("php", StringComparison.Ordinal) || name.Contains("mumps", StringComparison.Ordinal) || name.StartsWith("psql", StringComparison.Ordinal) || name.EndsWith("sh", StringComparison.Ordinal)
                || (script.Host is ScriptHostKind.File && command.Words.Any(static word => word.Value is "sh" or "bash" or "eval")),
        };
    }

    /// <summary>Whether a $ precedes a name; sed's own are at the end, or before the letter of a command.</summary>
    private static bool HasVariable(string text)
    {
        for (var i = text.IndexOf('$', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('$', i + 1))
        {
            if (text[i + 1] is '{' && i + 2 < text.Length && char.IsAsciiLetter(text[i + 2]) || text[i + 1] is '(' || (i + 2 < text.Length && char.IsAsciiLetter(text[i + 1]) && char.IsAsciiLetter(text[i + 2])))
            {
                return true;
            }
        }

        return false;
    }
}
