using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds builtin commands, and options of theirs, that the shell named for a script need not have.</summary>
public sealed class PortableCommands : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => PortableCommandChecks.BashBuiltin;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => PortableCommandChecks.All;

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (!script.IsPosix || node.Words.IsEmpty || node.Words[0].Bare is not { } name || script.Functions.ContainsKey(name))
        {
            return;
        }

        var isDash = script.Dialect is ShellDialect.Dash or ShellDialect.Busybox;
        var shell = script.Dialect.ToName();
        switch (name)
        {
            case "source" when script.Dialect is not ShellDialect.Busybox:
                script.Report(PortableCommandChecks.Source, node.Words[0].Span, $"{shell} has no command source. Use . (a dot), with a slash in the path: . ./file.");
                break;
            case "." when node.Words.Length > 2:
                script.Report(PortableCommandChecks.DotArguments, node.Words[2].Span, $"In {shell}, . passes no arguments: the file sees those of the script. Set variables before loading it.");
                break;
            case "let" when script.Dialect is not ShellDialect.Busybox:
                CheckLet(node, shell, script);
                break;
            case "local" when script.Dialect is ShellDialect.Posix:
                script.Report(PortableCommandChecks.Local, node.Words[0].Span, $"{shell} has no local, though most shells do. Use a subshell as the function's body, name() ( … ), or names that nothing else uses.");
                break;
            case "declare" or "typeset" or "shopt" or "pushd" or "popd" or "dirs" or "disown" or "suspend" or "builtin" or "caller" or "compgen" or "complete" or "compopt" or "enable" or "help" or "history" or "logout" or "mapfile" or "readarray" or "bind" when !IsProbed(name, script):
                script.Report(PortableCommandChecks.BashBuiltin, node.Words[0].Span, $"{shell} has no command {name}. {AdviceFor(name)}");
                break;
            case "coproc":
                script.Report(PortableSyntaxChecks.Coprocess, node.Words[0].Span, $"{shell} does not support coproc. Use a named pipe (mkfifo).");
                break;
            case "echo":
                CheckEcho(node, script);
                break;
            case "exec" when node.Words.Length > 1 && node.Words[1].Value is ['-', ..]:
                script.Report(PortableCommandChecks.ExecOption, node.Words[1].Span, $"exec has no options in {shell}. Remove {node.Words[1].Raw}; to clear the environment, use exec env -i.");
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
            case "read" when script.Dialect is not ShellDialect.Busybox && node.Words.Skip(1).All(static word => word.Value is ['-', ..]):
                script.Report(PortableCommandChecks.ReadWithoutName, node.Words[0].Span, $"{shell} need not accept read without a name. Name a variable: read -r line.");
                break;
            default:
                CheckOptions(node, name, isDash, script);
                break;
        }
    }

    /// <summary>Whether a condition around the command asks first whether the shell has it.</summary>
    private static bool IsProbed(string name, ScriptContext script) => script.Ancestors.Any(node => node switch
    {
        AndOrList list => Probes(list, name),
        IfCommand branch => branch.Clauses.Any(clause => clause.Condition.Items.Any(item => Probes(item.Statement, name))),
        _ => false,
    });

    private static bool Probes(ShellStatement statement, string name) => statement switch
    {
        SimpleCommand { Words: [{ Value: "type" or "command" or "hash" }, .. var arguments] } => arguments.Any(argument => argument.Value == name),
        AndOrList list => list.Operands.Any(operand => Probes(operand, name)),
        Pipeline { Commands: [var only] } => Probes(only, name),
        _ => false,
    };

    private static string AdviceFor(string name) => name switch
    {
        "declare" or "typeset" => "Assign with name=value, and use export or readonly where needed.",
        "pushd" or "popd" or "dirs" => "Use cd in a subshell: (cd dir && …).",
        "mapfile" or "readarray" => "Use while IFS= read -r line; do …; done.",
        "builtin" => "Use command.",
        _ => "Remove it, or run the script with bash.",
    };

    private static void CheckLet(SimpleCommand node, string shell, ScriptContext script)
    {
        script.Report(PortableCommandChecks.Let, node.Words[0].Span, $"{shell} has no command let. Use name=$(( … )), or : $((name = …)).");
        if (node.Words.Skip(1).FirstOrDefault(static word => word.Value.Contains("++", StringComparison.Ordinal) || word.Value.Contains("--", StringComparison.Ordinal)) is { } word)
        {
            script.Report(PortableSyntaxChecks.IncrementOperator, word.Span, $"{shell} does not support ++ and --. Use name=$((name + 1)).");
        }
    }

    private static void CheckEcho(SimpleCommand node, ScriptContext script)
    {
        if (script.Dialect is ShellDialect.Busybox || node.Words.Length < 2 || node.Words[1].Value is not ['-', _, ..] option || !option.Skip(1).All(static character => character is 'n' or 'e' or 'E'))
        {
            return;
        }

        if (script.Dialect is not ShellDialect.Dash)
        {
            // The shells of images, dash, ash and bash, know -n alone.
            if (option == "-n" && script.Host is (ScriptHostKind.ImageBuild or ScriptHostKind.ContainerCommand or ScriptHostKind.DevContainer))
            {
                return;
            }

            script.Report(PortableCommandChecks.EchoOption, node.Words[1].Span, $"What echo does with {option} differs between shells: some print it. Use printf '%s\\n' \"…\", or printf without \\n for no line break.");
        }
        else if (option != "-n")
        {
            script.Report(PortableCommandChecks.DashEchoOption, node.Words[1].Span, $"echo of dash prints {option}, and always expands backslashes. Use printf '%s\\n' \"…\", or '%b\\n' to expand them.");
        }
    }

    private static void CheckTrap(SimpleCommand node, bool isDash, ScriptContext script)
    {
        var shell = script.Dialect.ToName();
        if (node.Words.ElementAtOrDefault(1)?.Bare is "-p" or "-l" && script.Dialect is not ShellDialect.Busybox)
        {
            script.Report(PortableCommandChecks.BuiltinOption, node.Words[1].Span, $"trap has no option {node.Words[1].Raw} in {shell}. {(node.Words[1].Raw == "-p" ? "Use trap alone" : "Use kill -l")}.");
            return;
        }

        foreach (var signal in node.Words.Skip(2))
        {
            if (signal.Value.ToUpperInvariant() is "ERR" or "DEBUG" or "RETURN")
            {
                script.Report(PortableCommandChecks.BashTrap, signal.Span, $"{shell} can't trap {signal.Value}, which is not a signal. Use trap … EXIT and test $? there.");
            }
            else if (signal.Value.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) && script.Dialect is not ShellDialect.Busybox)
            {
                script.Report(PortableCommandChecks.SignalPrefix, signal.Span, $"{shell} need not know signal names that start with SIG. Use {signal.Value[3..].ToUpperInvariant()}.");
            }
            else if (isDash is false && signal.Value.Any(char.IsAsciiLetterLower) && signal.ConstantValue is not null)
            {
                script.Report(PortableCommandChecks.LowercaseSignal, signal.Span, $"{shell} need not know signal names in lowercase. Use {signal.Value.ToUpperInvariant()}.");
            }
        }
    }

    private static void CheckSet(SimpleCommand node, ScriptContext script)
    {
        var shell = script.Dialect.ToName();
        for (var i = 1; i < node.Words.Length; i++)
        {
            var word = node.Words[i];
            if (word.Bare is "-" or "--" || word.Bare is not (['-', ..] or ['+', ..]))
            {
                return;
            }

            if (word.Bare is ['-', '-', ..])
            {
                script.Report(PortableCommandChecks.SetWord, word.Span, $"set has no option {word.Bare} in {shell}. Write set -o {word.Bare[2..]}, or set -- to set the parameters.");
                return;
            }

            var letters = word.Bare[1..];
            if (letters.FirstOrDefault(static letter => !"abCefhmnuvxo".Contains(letter, StringComparison.Ordinal)) is not '\0' and var letter && !(letter is 'I' or 'V' or 'E' or 'i' or 's' && script.Dialect is not ShellDialect.Posix))
            {
                script.Report(PortableCommandChecks.ShortSetOption, word.Span, $"set has no option {word.Bare[0]}{letter} in {shell}, which ends the script there. Remove it, or run the script with bash.");
            }

            if (letters.Contains('o', StringComparison.Ordinal) && i + 1 < node.Words.Length)
            {
                i++;
                if (node.Words[i].Bare is { } option && option is not ("allexport" or "errexit" or "ignoreeof" or "monitor" or "noclobber" or "noexec" or "noglob" or "nolog" or "notify" or "nounset" or "verbose" or "vi" or "xtrace" or "emacs") && !(option == "pipefail" && script.Dialect is ShellDialect.Busybox))
                {
                    script.Report(PortableCommandChecks.LongSetOption, node.Words[i].Span, $"set -o {option} is not in every {(script.Dialect is ShellDialect.Posix ? "sh" : shell)}, and a shell without it ends the script there. Remove it, or run the script with bash.");
                }
            }
        }
    }

    private static void CheckPrintf(SimpleCommand node, ScriptContext script)
    {
        var shell = script.Dialect.ToName();
        if (node.Words.Length > 1 && node.Words[1].Value == "-v")
        {
            script.Report(PortableCommandChecks.BuiltinOption, node.Words[1].Span, $"printf has no option -v in {shell}. Use name=$(printf …).");
        }
        else if (node.Words.Length > 1 && node.Words[1].Value.Contains("%q", StringComparison.Ordinal))
        {
            script.Report(PortableCommandChecks.QuotingFormat, node.Words[1].Span, $"printf has no %q in {shell}. Pass the values as arguments, so that nothing has to be quoted for a shell.");
        }
    }

    private static void CheckOptions(SimpleCommand node, string name, bool isDash, ScriptContext script)
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
            "jobs" => "lp",
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
                script.Report(PortableCommandChecks.BuiltinOption, word.Span, $"{name} has no option -{option[at + 1]} in {script.Dialect.ToName()}. {AdviceFor(name, option[at + 1])}");
                return;
            }
        }
    }

    private static string AdviceFor(string name, char option) => (name, option) switch
    {
        ("read", 'p') => "Print the prompt first: printf 'Prompt: '.",
        ("read", 's') => "Use stty -echo before, and stty echo after.",
        ("type", _) => "Use command -v.",
        ("export", 'n') => "Use env -u name for the command.",
        _ => "Remove it, or run the script with bash.",
    };
}
