using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;

namespace A11.Core.Shell.Rules;

/// <summary>An array is expanded with its subscript.</summary>
public sealed class ExpandWholeArrays : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2128", "expand-whole-arrays", "An array is expanded with its subscript", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2128"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        foreach (var read in script.Variables.Reads)
        {
            if (read.Node is { Subscript: null, IsLength: false, IsIndirect: false, IsVariable: true } node && IsArray(read, script) && !SpecialParameters.IsKnown(read.Name))
            {
                script.Report(this, node.Span, $"{read.Name} is an array, and without a subscript only its first element is expanded; write ${{{read.Name}[@]}} for all, or ${{{read.Name}[0]}} where the first is meant.");
            }
        }
    }

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
