using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An assignment for one command is not expanded on its line.</summary>
public sealed class ExpandBeforeAssigning : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2097", "expand-before-assigning", "An assignment for one command is not expanded on its line", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2097", "shellcheck/SC2098"],
    };

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
            if (assignment.Subscript is not null || assignment.Value.Parts.IsEmpty || assignment.Value.ConstantValue is "" || !assignment.Value.Expansions.IsEmpty && assignment.Value.Expansions.Any(expansion => expansion.Name == assignment.Name))
            {
                continue;
            }

            foreach (var word in node.Words)
            {
                foreach (var expansion in word.Expansions)
                {
                    if (expansion.Name == assignment.Name)
                    {
                        script.Report(this, expansion.Span, $"The shell expands this before it assigns {assignment.Name}, which is set for {node.Words[0].Raw} alone; assign it in a command of its own in front.");
                    }
                }
            }
        }
    }
}
