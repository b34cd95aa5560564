using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A value that is read later is set in the same process.</summary>
public sealed class KeepChangesOfLoops : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2031", "keep-changes-of-loops", "A value that is read later is set in the same process", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2031", "shellcheck/SC2030"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        // ksh runs the last command of a pipe itself, and bash does where it is told to.
        if (script.Dialect is not ShellDialect.Korn && !script.Script.Text.Contains("lastpipe", StringComparison.Ordinal))
        {
            foreach (var write in script.Variables.Writes)
            {
                if (write.Pipe is { } pipe && write is { Kind: WriteKind.Assignment or WriteKind.Arithmetic, Name: not ("IFS" or "PATH" or "_") } && IsReadBehind(write, pipe, script))
                {
                    script.Report(this, write.Span, $"A pipe runs this in a process of its own, so that what is assigned to {write.Name} here is lost behind it, where it is read; feed the loop by “done < <(command)”, or by a file.");
                }
            }
        }
    }

    /// <summary>Whether the variable is set in front of the pipe, and read behind it before it is set again.</summary>
    private static bool IsReadBehind(VariableWrite write, Pipeline pipe, ScriptContext script)
    {
        var isSetBefore = false;
        var next = int.MaxValue;
        foreach (var other in script.Variables.WritesOf(write.Name))
        {
            StepBudget.Take();
            if (other.Function == write.Function && !pipe.Span.Contains(other.Span))
            {
                isSetBefore |= other.Span.Start < pipe.Span.Start && other.Pipe is null && other.Kind is not WriteKind.Temporary;
                next = other.Span.Start > pipe.Span.End ? Math.Min(next, other.Span.Start) : next;
            }
            else if (pipe.Span.Contains(other.Span) && other.Kind is WriteKind.Declaration or WriteKind.Loop)
            {
                return false;
            }
        }

        if (!isSetBefore)
        {
            return false;
        }

        foreach (var read in script.Variables.ReadsOf(write.Name))
        {
            StepBudget.Take();
            if (read.Function == write.Function && read.Span.Start >= pipe.Span.End && read.Span.Start < next)
            {
                return true;
            }
        }

        return false;
    }
}
