using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds arguments that expand what is only assigned before their own command.</summary>
public sealed class PrefixAssignments : ShellNodeRule<SimpleCommand>
{
    private static readonly CheckDescriptor UnseenAssignment = new("AXS2097", "unseen-assignment", "Assign variables before the command whose arguments expand them", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2097"] };
    private static readonly CheckDescriptor EarlyExpansion = new("AXS2098", "early-expansion", "Arguments should not expand what is assigned for their command", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2098"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => EarlyExpansion;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [UnseenAssignment, EarlyExpansion];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words.IsEmpty)
        {
            return;
        }

        foreach (var assignment in node.Assignments)
        {
            // A variable that is taken away from the program can only be meant as it was before: X= program --x="$X".
            if (assignment.Subscript is not null || assignment.Value.Parts.IsEmpty || assignment.Value.ConstantValue is "" || assignment.Value.Expansions.Any(expansion => expansion.Name == assignment.Name))
            {
                continue;
            }

            var isExpanded = false;
            foreach (var expansion in node.Words.SelectMany(static word => word.Expansions).Where(expansion => expansion.Name == assignment.Name))
            {
                isExpanded = true;
                script.Report(EarlyExpansion, expansion.Span, $"The shell expands ${expansion.Name} before it assigns {assignment.Name}, so this is the old value. Assign {assignment.Name} on a line of its own, before the command.");
            }

            if (isExpanded)
            {
                script.Report(UnseenAssignment, assignment.NameSpan, $"{assignment.Name} is set only in the environment of {node.Words[0].Raw}, not in its arguments. Assign it on a line of its own, before the command.");
            }
        }
    }
}
