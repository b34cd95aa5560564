using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
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
            if (write.Subshell is not { } subshell || write is not { Kind: WriteKind.Assignment or WriteKind.Arithmetic or WriteKind.Command, IsElement: false, Name: not ("IFS" or "PATH" or "_") } || FindReadAfter(write, subshell, script) is not { } read)
            {
                continue;
            }

            var advice = subshell is not Pipeline ? "Assign it outside of the subshell, or print it there and use $(…)"
                : script.IsPosix ? "Read the loop's input from a file or a here-document instead of the pipe"
                : "Write done < <(command) instead of the pipe";
            script.Report(LostAssignment, write.Span, $"{(subshell is Pipeline ? "A pipeline runs this in a subshell" : "This runs in a subshell")}, so the value of {write.Name} is lost after it. {advice}.");
            if (reads.Add(read.Span))
            {
                script.Report(StaleRead, read.Span, $"{write.Name} was assigned only in a subshell above, so it has its earlier value here, or none. Assign it outside of the {(subshell is Pipeline ? "pipeline" : "subshell")}.");
            }
        }
    }

    /// <summary>
    /// The first read of the variable after the subshell and before it is set again. Where only parentheses or a substitution set it anew, that is often meant for these alone: it must not
    /// be set elsewhere then, nor come from elsewhere.
    /// </summary>
    private static VariableRead? FindReadAfter(VariableWrite write, ShellNode subshell, ScriptContext script)
    {
        var isSetBefore = false;
        var isSetElsewhere = script.Host is not ScriptHostKind.File || script.SourcesOthers || !write.Name.Any(char.IsAsciiLetterLower);
        var next = int.MaxValue;
        foreach (var other in script.Variables.WritesOf(write.Name))
        {
            StepBudget.Take();
            isSetElsewhere |= other.Subshell is null;
            if (other.Function == write.Function && !subshell.Span.Contains(other.Span))
            {
                isSetBefore |= other.Span.Start < subshell.Span.Start && other.Subshell is null && other.Kind is not WriteKind.Temporary;
                next = other.Span.Start > subshell.Span.End ? Math.Min(next, other.Span.Start) : next;
            }
            else if (subshell.Span.Contains(other.Span) && other.Kind is WriteKind.Declaration or WriteKind.Loop)
            {
                return null;
            }
        }

        if (isSetElsewhere && !(isSetBefore && subshell is Pipeline && write.Kind is not WriteKind.Command))
        {
            return null;
        }

        foreach (var read in script.Variables.ReadsOf(write.Name))
        {
            StepBudget.Take();
            if ((isSetBefore || read is { IsGuarded: false, Node: not null }) && read.Function == write.Function && read.Span.Start >= subshell.Span.End && read.Span.Start < next)
            {
                return read;
            }
        }

        return null;
    }
}
