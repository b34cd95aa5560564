using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>What sudo, xargs and other programs that run a command are given to run.</summary>
public sealed class WrappedCommands : ShellRule
{
    private static readonly CheckDescriptor Redirection = new("AXS2024", "redirection-without-sudo", "Write to system files with sudo tee, not with a redirection", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2024"] };

    private static readonly CheckDescriptor OwnRedirection = new("AXS9224", "redirection-of-sudo", "Redirections of sudo should be meant for the calling user", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2024"], OptIn = true };

    private static readonly CheckDescriptor Definition = new("AXS2032", "externally-run-function", "What another program runs should be a script, not a function", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2032"] };

    private static readonly CheckDescriptor Function = new("AXS2033", "function-passed-to-program", "Pass programs to other programs, not functions", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2033"] };

    private static readonly CheckDescriptor Builtin = new("AXS2232", "sudo-shell-builtin", "Run shell builtins with sudo sh -c", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2232"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Function;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Redirection, OwnRedirection, Definition, Function, Builtin];

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(SimpleCommand), typeof(FunctionDefinition)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case FunctionDefinition function when IsFunction(function.Name, script) && script.Functions[function.Name] == function:
                CheckDefinition(function.Name, function.NameSpan, script.FunctionUses.CallsOf(function.Name), script);
                break;
            case SimpleCommand { Name: "alias" } alias:
                CheckAliases(alias, script);
                break;
            case SimpleCommand command:
                CheckCommand(command, script);
                break;
        }
    }

    private static void CheckCommand(SimpleCommand node, ScriptContext script)
    {
        if (FindInner(node) is { Bare: { } inner } started && IsFunction(inner, script))
        {
            script.Report(Function, started.Span, $"{node.Name} runs programs, and {inner} is known only to this shell. Run the command itself, or move it to a script of its own.");
            if (FirstThatStarts(inner, script) == node)
            {
                ReportDefinition(inner, script.Functions[inner].NameSpan, node.Name!, script);
            }
        }

        if (node.Words.Length < 2 || RunnerOf(node) is not { } runner)
        {
            return;
        }

        var words = ShellWrappers.Strip(node.Words);
        if (words.Length < node.Words.Length && words[0].Bare is { } name)
        {
            if (KnownCommands.IsOfShell(name) && IsRoot(runner))
            {
                script.Report(Builtin, words[0].Span, $"{runner} runs programs, and {name} is a builtin of the shell. Run a shell for all that belongs together: {runner} sh -c '{name} … && …'");
            }
            else if (IsFunction(name, script) || IsAlias(name, node, script))
            {
                script.Report(Function, words[0].Span, $"{runner} runs programs, and {name} is known only to this shell. Run the command itself, or move it to a script of its own.");
            }
        }

        // An image is built by root anyway.
        if (IsRoot(runner) && script.Host is not ScriptHostKind.ImageBuild)
        {
            CheckRedirections(node, runner, script);
        }
    }

    private static void CheckAliases(SimpleCommand alias, ScriptContext script)
    {
        foreach (var word in alias.Words.Skip(1))
        {
            StepBudget.Take(script.Script.Commands.Length);
            if (word.Value.IndexOf('=', StringComparison.Ordinal) is > 0 and var end && word.Value[..end] is var name)
            {
                CheckDefinition(name, word.Span, script.Script.Commands.Where(command => command.Span.Start > alias.Span.Start && !command.Words.IsEmpty && command.Words[0].Bare == name), script);
            }
        }
    }

    /// <summary>Reports what a shell alone can run where one of its calls is by another program.</summary>
    private static void CheckDefinition(string name, TextSpan span, IEnumerable<ShellCommand> calls, ScriptContext script)
    {
        foreach (var call in calls)
        {
            StepBudget.Take();
            if (call.Words.Length < call.Node.Words.Length && RunnerOf(call.Node) is { } runner && !(KnownCommands.IsOfShell(name) && IsRoot(runner)))
            {
                ReportDefinition(name, span, runner, script);
                return;
            }
        }
    }

    private static void CheckRedirections(SimpleCommand node, string runner, ScriptContext script)
    {
        foreach (var redirection in node.Redirections)
        {
            if (redirection.Operator is not (">" or ">>" or ">|" or "&>" or "&>>" or "<") || redirection.Target is not { } target || target.Value.StartsWith("/dev/", StringComparison.Ordinal))
            {
                continue;
            }

            var isOutput = redirection.Operator != "<";
            var instead = isOutput ? $"{runner} … | {runner} tee{(redirection.Operator.Contains(">>", StringComparison.Ordinal) ? " -a" : "")} {target.Raw}" : $"{runner} cat {target.Raw} | {runner} …";
            if (isOutput && target.ConstantValue is { } path && IsOfSystem(path))
            {
                script.Report(Redirection, redirection.Span, $"The shell opens {path} before {runner} starts, without its privileges. Use {instead}");
            }
            else
            {
                script.Report(OwnRedirection, redirection.Span, $"The shell opens {target.Raw} as the calling user, not as {runner} does. If that user may not, use {instead}");
            }
        }
    }

    private static void ReportDefinition(string name, TextSpan span, string runner, ScriptContext script) =>
        script.Report(Definition, span, $"{runner} is told to run {name}, but can only run programs. Make {name} a script of its own.");

    /// <summary>The first command that starts another one of this name by an argument in its midst.</summary>
    private static SimpleCommand? FirstThatStarts(string name, ScriptContext script)
    {
        StepBudget.Take(script.Script.Commands.Length);
        return script.Script.Commands.FirstOrDefault(command => FindInner(command.Node)?.Bare == name)?.Node;
    }

    /// <summary>What find runs on each file, or ssh on a server; null for other commands.</summary>
    private static ShellWord? FindInner(SimpleCommand node)
    {
        switch (node.Name)
        {
            case "find":
                for (var i = 1; i + 1 < node.Words.Length; i++)
                {
                    if (node.Words[i].Bare is "-exec" or "-execdir" or "-ok" or "-okdir")
                    {
                        return node.Words[i + 1];
                    }
                }

                return null;
            case "ssh":
                return node.Words.ElementAtOrDefault(RemoteCommands.FindHost(node) + 1);
            default:
                return null;
        }
    }

    /// <summary>The first program, which runs the rest; null where the shell does.</summary>
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

    /// <summary>Whether a path belongs to the system, so that its owner is hardly the one who runs the script.</summary>
    private static bool IsOfSystem(string path) =>
        path is ['/', _, ..] && !path.StartsWith("/tmp/", StringComparison.Ordinal) && !path.StartsWith("/var/tmp/", StringComparison.Ordinal)
        && !path.StartsWith("/home/", StringComparison.Ordinal) && !path.StartsWith("/Users/", StringComparison.Ordinal) && !path.StartsWith("/workspace", StringComparison.Ordinal);
}
