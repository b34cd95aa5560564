using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds functions that read arguments and are called without any.</summary>
public sealed class FunctionArguments : ShellRule
{
    private static readonly CheckDescriptor CallWithoutArguments = new("AXS2119", "call-without-arguments", "Calls should pass the arguments that the function reads", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2119"] };
    private static readonly CheckDescriptor ArgumentsNeverPassed = new("AXS2120", "arguments-never-passed", "Functions that read arguments should be called with some", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2120"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ArgumentsNeverPassed;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [CallWithoutArguments, ArgumentsNeverPassed];

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
                script.Report(ArgumentsNeverPassed, function.NameSpan, $"{function.Name} reads arguments, but no call passes any: $1 in a function isn't the script's $1. Pass them, as in {function.Name} \"$@\", or don't read them.");
                ReportCalls(function, script);
            }
        }
    }

    private static void ReportCalls(FunctionDefinition function, ScriptContext script)
    {
        foreach (var call in script.FunctionUses.CallsOf(function.Name))
        {
            script.Report(CallWithoutArguments, call.Words[0].Span, $"{function.Name} reads arguments, and this call passes none. Use {function.Name} \"$@\" if the script's arguments are meant.");
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
            if (item.Statement is not (FunctionDefinition or SimpleCommand { Words.IsEmpty: true })
                || (item.Statement is SimpleCommand { Assignments: var assignments } && assignments.Any(static assignment => assignment.Value.AllParts.Any(static pair => pair.Part is CommandSubstitution))))
            {
                return false;
            }
        }

        return true;
    }
}
