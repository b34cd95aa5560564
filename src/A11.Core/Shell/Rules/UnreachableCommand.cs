using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Commands that never run.</summary>
public sealed class UnreachableCommand : ShellNodeRule<ShellList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2317", "unreachable-command", "Every command should be reachable", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2317"],
    };

    private static readonly CheckDescriptor UncalledFunction = new("AXS2329", "uncalled-function", "Functions of a script that exits should be called", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2329", "shellcheck/SC2317"],
    };

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => [Descriptor, UncalledFunction];

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
                script.Report(Descriptor, TextSpan.FromBounds(node.Items[i + 1].Statement.Span.Start, node.Items[^1].Statement.Span.End), "This never runs, because the command before it always leaves. Remove it, or move it above that command.");
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

    /// <summary>A last <c>exit</c> makes sure of what the function before it does already.</summary>
    private static bool IsSafeguard(ShellList list, int index) => index == list.Items.Length - 1 && list.Items[index].Statement is SimpleCommand { Name: "exit" or "return" or "break" or "continue" };

    /// <summary>What follows the <c>exit</c> of a script may be data: an archive, a text, a batch file.</summary>
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
    private static void CheckFunctions(ShellStatement last, ScriptContext script)
    {
        if (script.Host is not ScriptHostKind.File || script.Script.Problems.Length > 0 || script.FunctionUses.Definitions.IsEmpty || script.FunctionUses.IsDispatching || script.SourcesOthers)
        {
            return;
        }

        foreach (var function in script.FunctionUses.Definitions)
        {
            if (function.Name != "@test" && function.Span.End < last.Span.Start && script.FunctionUses.CallsOf(function.Name).Count == 0 && !script.FunctionUses.IsMentioned(function.Name))
            {
                script.Report(UncalledFunction, function.NameSpan, $"The function {function.Name} is never called, and a script that exits can't be sourced. Remove the function, or call it.");
            }
        }
    }
}
