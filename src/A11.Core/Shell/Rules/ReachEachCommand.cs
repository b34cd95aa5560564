using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Every command can be reached.</summary>
public sealed class ReachEachCommand : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2317", "reach-each-command", "Every command can be reached", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2317"],
    };

    /// <inheritdoc/>
    protected override void Visit(ShellList node, ScriptContext script)
    {
        var function = script.Enclosing<FunctionDefinition>();
        for (var i = 0; i < node.Items.Length; i++)
        {
            if (node.Items[i].IsBackground || !script.Completion.Ends(node.Items[i].Statement, function is not null))
            {
                continue;
            }

            if (i + 1 < node.Items.Length && !IsLoopControl(node.Items[i].Statement, script) && !IsSafeguard(node, i + 1) && !IsData(node, i + 1, script))
            {
                script.Report(this, TextSpan.FromBounds(node.Items[i + 1].Statement.Span.Start, node.Items[^1].Statement.Span.End), "Nothing of this is ever run, as the command before it never comes back; remove it, or move it in front.");
            }

            if (script.Parent is null)
            {
                CheckFunctions(node.Items[i].Statement, script);
            }

            return;
        }
    }

    /// <summary>Outside of loops <c>break</c> and <c>continue</c> only complain.</summary>
    private static bool IsLoopControl(ShellStatement statement, ScriptContext script) =>
        statement is SimpleCommand { Name: "break" or "continue" } && script.Enclosing<ForCommand>() is null && script.Enclosing<WhileCommand>() is null && script.Enclosing<ArithmeticForCommand>() is null;

    /// <summary>A last <c>exit</c> makes sure of what the function in front does already.</summary>
    private static bool IsSafeguard(ShellList list, int index) => index == list.Items.Length - 1 && list.Items[index].Statement is SimpleCommand { Name: "exit" or "return" or "break" or "continue" };

    /// <summary>What stands behind a script's <c>exit</c> may be no commands: an archive, a text, a batch file.</summary>
    private static bool IsData(ShellList list, int index, ScriptContext script)
    {
        if (list.Items[index].Statement is SimpleCommand { Name: ":" } or SimpleCommand { Words.IsEmpty: true } or SimpleCommand { Words: [{ Raw: ['@' or '=' or '_', ..] }, ..] })
        {
            return true;
        }

        if (script.Parent is not null)
        {
            return false;
        }

        var start = list.Items[index].Statement.Span.Start;
        return script.Script.Problems.Any(problem => problem.Span.Start >= start)
            || list.Items[index].Statement is SimpleCommand { Words: [{ Bare: { } word }] } && word.All(static character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character is '_' or '-' or ':');
    }

    /// <summary>A script that always exits is sourced by none, so that a function it does not call is never called.</summary>
    private void CheckFunctions(ShellStatement last, ScriptContext script)
    {
        if (script.Host is not ShellHost.File || script.Script.Problems.Length > 0 || script.FunctionUses.Definitions.IsEmpty || script.FunctionUses.IsDispatching || script.Script.Commands.Any(static command => command.Name is "source" or "."))
        {
            return;
        }

        foreach (var function in script.FunctionUses.Definitions)
        {
            if (function.Name != "@test" && function.Span.End < last.Span.Start && script.FunctionUses.CallsOf(function.Name).Count == 0 && !script.FunctionUses.IsMentioned(function.Name))
            {
                script.Report(this, function.NameSpan, $"{function.Name} is never called, and nobody can source a script that exits; remove the function, or call it.");
            }
        }
    }
}
