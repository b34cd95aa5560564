using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A script for sh uses the commands of sh.</summary>
public sealed class UsePortableCommands : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS3045", "use-portable-commands", "A script for sh uses the commands of sh", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC3045", "shellcheck/SC3037", "shellcheck/SC3038", "shellcheck/SC3039", "shellcheck/SC3040", "shellcheck/SC3041", "shellcheck/SC3042", "shellcheck/SC3043", "shellcheck/SC3044", "shellcheck/SC3046", "shellcheck/SC3047", "shellcheck/SC3048", "shellcheck/SC3049", "shellcheck/SC3050", "shellcheck/SC3018", "shellcheck/SC2240"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (!script.IsPosix || node.Words.IsEmpty || node.Words[0].Bare is not { } name || script.Functions.ContainsKey(name))
        {
            return;
        }

        var isDash = script.Dialect is ShellDialect.Dash or ShellDialect.Busybox;
        switch (name)
        {
            case "source" when script.Dialect is not ShellDialect.Busybox:
                Report(node, "source is bash's; write “.”.", "SC3046", script);
                break;
            case "." when node.Words.Length > 2:
                script.Report(this, node.Words[2].Span, "“.” takes no arguments in sh, and the file sees the script's; set them by “set --” in front.", code: "SC2240");
                break;
            case "let" when script.Dialect is not ShellDialect.Busybox:
                Report(node, "let is bash's; write $(( … )).", "SC3039", script);
                if (node.Words.Skip(1).Any(static word => word.Value.Contains("++", StringComparison.Ordinal) || word.Value.Contains("--", StringComparison.Ordinal)))
                {
                    Report(node, "++ is not in every sh.", "SC3018", script);
                }

                break;
            case "local" when script.Dialect is ShellDialect.Posix:
                script.Report(this, node.Words[0].Span, "local is not in POSIX, though most shells know it.", code: "SC3043");
                break;
            case "declare" or "typeset" or "shopt" or "pushd" or "popd" or "dirs" or "disown" or "suspend" or "builtin" or "caller" or "compgen" or "complete" or "compopt" or "enable" or "help" or "history" or "logout" or "mapfile" or "readarray" or "bind":
                Report(node, $"{name} is bash's.", "SC3044", script);
                break;
            case "echo":
                CheckEcho(node, script);
                break;
            case "exec" when node.Words.Length > 1 && node.Words[1].Value is ['-', ..]:
                script.Report(this, node.Words[1].Span, "Options of exec are bash's.", code: "SC3038");
                break;
            case "trap":
                CheckTrap(node, isDash, script);
                break;
            case "set":
                CheckSet(node, script);
                break;
            case "printf":
                CheckPrintf(node, script);
                break;
            default:
                CheckOptions(node, name, isDash, script);
                break;
        }
    }

    private void Report(SimpleCommand node, string message, string code, ScriptContext script) => script.Report(this, node.Words[0].Span, message, code: code);

    private void CheckEcho(SimpleCommand node, ScriptContext script)
    {
        if (node.Words.Length > 1 && node.Words[1].Value is ['-', _, ..] option && option.Skip(1).All(static character => character is 'n' or 'e' or 'E') && !(script.Dialect is ShellDialect.Dash && option == "-n") && script.Dialect is not ShellDialect.Busybox)
        {
            script.Report(this, node.Words[1].Span, "Options of echo differ from shell to shell; use printf.", code: "SC3037");
        }
    }

    private void CheckTrap(SimpleCommand node, bool isDash, ScriptContext script)
    {
        foreach (var signal in node.Words.Skip(2))
        {
            if (signal.Value is "ERR" or "DEBUG" or "RETURN")
            {
                script.Report(this, signal.Span, $"{signal.Value} is no signal, and only bash traps it.", code: "SC3047");
            }
            else if (signal.Value.StartsWith("SIG", StringComparison.Ordinal) && script.Dialect is not ShellDialect.Busybox)
            {
                script.Report(this, signal.Span, "A signal's name has no SIG in front in sh.", code: "SC3048");
            }
            else if (isDash is false && signal.Value.Any(char.IsAsciiLetterLower) && signal.ConstantValue is not null)
            {
                script.Report(this, signal.Span, "A signal's name is written in capitals in sh.", code: "SC3049");
            }
        }
    }

    private void CheckSet(SimpleCommand node, ScriptContext script)
    {
        for (var i = 1; i < node.Words.Length; i++)
        {
            var word = node.Words[i];
            if (word.Bare is "-" or "--" || word.Bare is not (['-', ..] or ['+', ..]))
            {
                return;
            }

            var letters = word.Bare[1..];
            if (letters.FirstOrDefault(static letter => !"abCefhmnuvxo".Contains(letter, StringComparison.Ordinal)) is not '\0' and var letter && !(letter is 'I' or 'V' or 'E' or 'i' or 's' && script.Dialect is not ShellDialect.Posix))
            {
                script.Report(this, word.Span, $"Option {letter} of set is bash's.", code: "SC3041");
            }

            if (letters.Contains('o', StringComparison.Ordinal) && i + 1 < node.Words.Length)
            {
                i++;
                if (node.Words[i].Bare is { } option && option is not ("allexport" or "errexit" or "ignoreeof" or "monitor" or "noclobber" or "noexec" or "noglob" or "nolog" or "notify" or "nounset" or "verbose" or "vi" or "xtrace" or "emacs") && !(option == "pipefail" && script.Dialect is ShellDialect.Busybox))
                {
                    script.Report(this, node.Words[i].Span, $"{option} is not in every sh.", code: "SC3040");
                }
            }
        }
    }

    private void CheckPrintf(SimpleCommand node, ScriptContext script)
    {
        if (node.Words.Length > 1 && node.Words[1].Value == "-v")
        {
            script.Report(this, node.Words[1].Span, "printf -v is bash's; write name=$(printf …).", code: "SC3045");
        }
        else if (node.Words.Length > 1 && node.Words[1].Value.Contains("%q", StringComparison.Ordinal))
        {
            script.Report(this, node.Words[1].Span, "%q is bash's.", code: "SC3050");
        }
    }

    private void CheckOptions(SimpleCommand node, string name, bool isDash, ScriptContext script)
    {
        var known = name switch
        {
            "cd" => "LP",
            "export" => "p",
            "hash" => isDash ? "rv" : "r",
            "read" => script.Dialect is ShellDialect.Busybox ? "rpstndu" : isDash ? "rp" : "r",
            "readonly" => "p",
            "type" => script.Dialect is ShellDialect.Busybox ? "p" : "",
            "wait" => "",
            "ulimit" => isDash ? "HSacdflmnpstvwb" : "HSacdfnstv",
            "umask" => "S",
            "unset" => "fv",
            _ => null,
        };
        if (known is null)
        {
            return;
        }

        foreach (var word in node.Words.Skip(1))
        {
            if (word.Bare is not ['-', _, ..] option || option == "--")
            {
                return;
            }

            if (option.AsSpan(1).IndexOfAnyExcept(known) is >= 0 and var at)
            {
                script.Report(this, word.Span, $"Option {option[at + 1]} of {name} is not in every sh.", code: "SC3045");
                return;
            }
        }
    }
}
