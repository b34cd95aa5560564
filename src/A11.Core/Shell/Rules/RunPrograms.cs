using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Other programs are given programs to run.</summary>
public sealed class RunPrograms : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2033", "run-programs", "Other programs are given programs to run", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2033", "shellcheck/SC2032", "shellcheck/SC2232", "shellcheck/SC2024"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words.Length < 2 || RunnerOf(node) is not { } runner)
        {
            return;
        }

        var words = ShellWrappers.Strip(node.Words);
        if (words.Length < node.Words.Length && words[0].Bare is { } name)
        {
            if (IsOfShell(name) && IsRoot(runner))
            {
                script.Report(this, words[0].Span, $"{runner} runs programs, and {name} is the shell's own: it can't be run this way, and could change nothing here; write {runner} sh -c '…' around all that belongs together.", code: "SC2232");
            }
            else if (IsFunction(name, script) || IsAlias(name, node, script))
            {
                script.Report(this, words[0].Span, $"{runner} runs programs, and knows nothing of this script's {name}; write the command itself, or run the script's functions by “bash -c”.", ["SC2033", "SC2032"]);
            }
        }

        // An image is built by root anyway.
        if (IsRoot(runner) && script.Host is not ShellHost.ImageBuild)
        {
            CheckRedirections(node, runner, script);
        }
    }

    private void CheckRedirections(SimpleCommand node, string runner, ScriptContext script)
    {
        foreach (var redirection in node.Redirections)
        {
            if (redirection.Operator is ">" or ">>" or ">|" && redirection.Target?.ConstantValue is { } path && IsOfSystem(path))
            {
                script.Report(this, redirection.Span, $"The shell opens {path} before {runner} runs, without its rights; write … | {runner} tee{(redirection.Operator == ">>" ? " -a" : "")} {path}.", code: "SC2024");
            }
        }
    }

    /// <summary>The program in front that runs the rest; null where only the shell does.</summary>
    private static string? RunnerOf(SimpleCommand node)
    {
        foreach (var word in node.Words)
        {
            switch (word.Bare)
            {
                case "sudo" or "doas" or "run0" or "xargs" or "nohup" or "setsid" or "nice" or "timeout" or "stdbuf":
                    return word.Bare;
                case "command":
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsRoot(string runner) => runner is "sudo" or "doas" or "run0";

    private static bool IsOfShell(string name) => name is "cd" or "export" or "source" or "." or "alias" or "unalias" or "set" or "unset" or "shopt" or "declare" or "typeset" or "local" or "readonly" or "eval" or "pushd" or "popd" or "trap" or "exit" or "return" or "shift";

    private static bool IsFunction(string name, ScriptContext script) => script.Functions.TryGetValue(name, out var function) && !script.FunctionUses.IsStandIn(function);

    private static bool IsAlias(string name, SimpleCommand node, ScriptContext script)
    {
        foreach (var command in script.Script.Commands)
        {
            if (command.Name == "alias" && command.Span.Start < node.Span.Start && command.Arguments.Any(argument => argument.Value.Length > name.Length && argument.Value[name.Length] == '=' && argument.Value.StartsWith(name, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfSystem(string path) =>
        path.StartsWith("/etc/", StringComparison.Ordinal) || path.StartsWith("/usr/", StringComparison.Ordinal) || path.StartsWith("/root/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal)
        || path.StartsWith("/sys/", StringComparison.Ordinal) || path.StartsWith("/var/lib/", StringComparison.Ordinal) || path.StartsWith("/boot/", StringComparison.Ordinal) || path.StartsWith("/lib/", StringComparison.Ordinal);
}
