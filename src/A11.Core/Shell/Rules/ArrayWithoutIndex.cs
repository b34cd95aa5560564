using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;

namespace A11.Core.Shell.Rules;

/// <summary>An array that is expanded without an index.</summary>
public sealed class ArrayWithoutIndex : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2128", "array-without-index", "Expand arrays with an index", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2128"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        foreach (var read in script.Variables.Reads)
        {
            if (read.Node is { Subscript: null, IsLength: false, IsIndirect: false, IsVariable: true, Operator: "" } node && (IsShellArray(read.Name, script) || (IsArray(read, script) && !SpecialParameters.IsKnown(read.Name))))
            {
                script.Report(Descriptor, node.Span, $"{read.Name} is an array, and this expands only its first element. Use \"${{{read.Name}[@]}}\" for all elements, or ${{{read.Name}[0]}} for the first.");
            }
        }
    }

    /// <summary>Whether bash itself makes an array of the variable, and its first element is hardly all that is meant (bash's manual, “Bash Variables”).</summary>
    private static bool IsShellArray(string name, ScriptContext script) =>
        !script.IsPosix && name is "BASH_SOURCE" or "FUNCNAME" or "PIPESTATUS" or "BASH_LINENO" or "DIRSTACK" or "GROUPS" or "BASH_VERSINFO" or "BASH_ARGV" or "BASH_ARGC" or "COMP_WORDS" or "BASH_REMATCH";

    /// <summary>Whether every place that sets the variable makes an array of it.</summary>
    private static bool IsArray(VariableRead read, ScriptContext script)
    {
        var found = false;
        foreach (var write in script.Variables.WritesOf(read.Name))
        {
            StepBudget.Take();
            if (write.Kind is not WriteKind.Temporary)
            {
                if (!write.IsArray)
                {
                    return false;
                }

                found |= write.Span.Start < read.Span.Start;
            }
        }

        return found;
    }
}
