using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Values that are assigned in the subshell of a pipeline and read after it.</summary>
public sealed class PipelineAssignments : ShellRule
{
    private static readonly CheckDescriptor LostAssignment = new("AXS2030", "assignment-lost-in-pipeline", "Values that are needed later should not be assigned in a pipeline", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2030"] };

    private static readonly CheckDescriptor StaleRead = new("AXS2031", "read-after-lost-assignment", "Variables should not be read where their last value was lost", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2031"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => LostAssignment;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [LostAssignment, StaleRead];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        // ksh runs the last command of a pipe itself, and bash does where it is told to.
        if (script.Dialect is ShellDialect.Korn || script.Script.Text.Contains("lastpipe", StringComparison.Ordinal))
        {
            return;
        }

        var reads = new HashSet<TextSpan>();
        foreach (var write in script.Variables.Writes)
        {
            if (write.Pipe is not { } pipe || write is not { Kind: WriteKind.Assignment or WriteKind.Arithmetic, Name: not ("IFS" or "PATH" or "_") } || FindReadAfter(write, pipe, script) is not { } read)
            {
                continue;
            }

            var advice = script.IsPosix ? "Read the loop's input from a file or a here-document" : "Write done < <(command)";
            script.Report(LostAssignment, write.Span, $"A pipeline runs this in a subshell, so the value of {write.Name} is lost after it. {advice} instead of the pipe.");
            if (reads.Add(read.Span))
            {
                script.Report(StaleRead, read.Span, $"{write.Name} was changed in the subshell of a pipeline above, and has its earlier value here. Change it outside of the pipeline.");
            }
        }
    }

    /// <summary>The first read of the variable after the pipe and before it is set again, where it is also set before the pipe.</summary>
    private static VariableRead? FindReadAfter(VariableWrite write, Pipeline pipe, ScriptContext script)
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
                return null;
            }
        }

        if (!isSetBefore)
        {
            return null;
        }

        foreach (var read in script.Variables.ReadsOf(write.Name))
        {
            StepBudget.Take();
            if (read.Function == write.Function && read.Span.Start >= pipe.Span.End && read.Span.Start < next)
            {
                return read;
            }
        }

        return null;
    }
}
