using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds commands that exec keeps from running.</summary>
public sealed class CommandAfterExec : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2093", "command-after-exec", "Make exec the last command", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2093"] };

    /// <inheritdoc/>
    protected override void Visit(ShellList node, ScriptContext script)
    {
        for (var i = 0; i < node.Items.Length; i++)
        {
            if (!node.Items[i].IsBackground && IsReplacing(node.Items[i].Statement) && (i + 1 < node.Items.Length ? !IsFailureHandled(node, i + 1) : IsRepeated(node, script)) && !KeepsGoing(script))
            {
                script.Report(Descriptor, node.Items[i].Statement.Span, i + 1 < node.Items.Length ? "exec replaces the shell, so the commands after it never run. Remove exec, or make it the last command." : "exec replaces the shell, so the loop never runs again. Remove exec.");
                return;
            }
        }
    }

    private static bool IsReplacing(ShellStatement statement) => statement is SimpleCommand { Words: [{ Bare: "exec" }, _, ..] } command && !RunsItself(command);

    /// <summary>What follows where a script hands itself to another interpreter is that one's program.</summary>
    private static bool RunsItself(SimpleCommand command) => command.Words.Any(static word => word.Expansions.Any(static expansion => expansion.Name == "0"));

    /// <summary>Where exec fails, the commands after it run in shells that do not end then.</summary>
    private static bool IsFailureHandled(ShellList list, int start)
    {
        for (var i = start; i < list.Items.Length; i++)
        {
            var handles = list.Items[i].Statement switch
            {
                SimpleCommand { Words.IsEmpty: true } or SimpleCommand { Name: null } or FunctionDefinition => true,
                SimpleCommand { Name: { } name } => name is "echo" or "printf" or "exit" or "return" or ":" or "true" or "false" or "cat" || IsOutcry(name),
                _ => false,
            };
            if (!handles)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOutcry(string name) =>
        name.Contains("die", StringComparison.Ordinal) || name.Contains("exit", StringComparison.Ordinal) || name.Contains("err", StringComparison.OrdinalIgnoreCase) || name.Contains("fail", StringComparison.OrdinalIgnoreCase)
        || name.Contains("fatal", StringComparison.OrdinalIgnoreCase) || name.Contains("abort", StringComparison.OrdinalIgnoreCase) || name.Contains("warn", StringComparison.OrdinalIgnoreCase);

    private static bool IsRepeated(ShellList list, ScriptContext script) => script.Parent switch
    {
        ForCommand loop => loop.Body == list,
        ArithmeticForCommand loop => loop.Body == list,
        WhileCommand loop => loop.Body == list,
        _ => false,
    };

    /// <summary>bash goes on after an exec that fails, where it is told to (bash's manual, “The Shopt Builtin”).</summary>
    private static bool KeepsGoing(ScriptContext script) => !script.IsPosix && script.Script.Text.Contains("execfail", StringComparison.Ordinal);
}
