using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A function that reads arguments is called with some.</summary>
public sealed class PassArguments : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2120", "pass-arguments", "A function that reads arguments is called with some", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2120", "shellcheck/SC2119"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (script.FunctionUses.Definitions.IsEmpty || script.Script.Problems.Length > 0 || script.FunctionUses.IsDispatching || IsLibrary(script))
        {
            return;
        }

        var setters = script.Script.Commands.Where(static command => command.Name is "set" or "shift" or "getopts").ToArray();
        foreach (var function in script.FunctionUses.Definitions)
        {
            if (script.FunctionUses.OnlyDefinition(function.Name) == function && ReadsArguments(function, script) && IsCalledWithout(function, script) && !SetsArguments(function, setters) && !script.FunctionUses.IsMentioned(function.Name))
            {
                script.Report(this, function.NameSpan, $"{function.Name} reads its arguments, and no call passes any; a function has arguments of its own, so pass the script's on: {function.Name} \"$@\".");
            }
        }
    }

    /// <summary>Arguments that are counted, or that a fallback or a test provides for, may well be missing.</summary>
    private static bool ReadsArguments(FunctionDefinition function, ScriptContext script) =>
        script.FunctionUses.ArgumentsOf(function) is { IsOptional: false } reads && reads.IsNeeded != reads.IsCounted;

    private static bool IsCalledWithout(FunctionDefinition function, ScriptContext script)
    {
        var calls = script.FunctionUses.CallsOf(function.Name);
        foreach (var call in calls)
        {
            if (call.Node.Words.Length != 1)
            {
                return false;
            }
        }

        return calls.Count > 0;
    }

    private static bool SetsArguments(FunctionDefinition function, ShellCommand[] setters)
    {
        StepBudget.Take(setters.Length);
        foreach (var command in setters)
        {
            if (function.Span.Contains(command.Span.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A file of definitions alone is called by others.</summary>
    private static bool IsLibrary(ScriptContext script)
    {
        foreach (var item in script.Script.Root.Items)
        {
            if (item.Statement is not (FunctionDefinition or SimpleCommand { Words.IsEmpty: true }))
            {
                return false;
            }
        }

        return true;
    }
}
