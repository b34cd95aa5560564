using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A variable is assigned its own value.</summary>
public sealed class SelfAssignment : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2269", "self-assignment", "Don't assign a variable to itself", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2269"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        foreach (var assignment in node.Assignments)
        {
            if (node.Words.IsEmpty && assignment is { IsAppend: false, Subscript: null }
                && (assignment.Value.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : assignment.Value.Parts) is [ParameterExpansion { Operator: "", IsIndirect: false, IsLength: false, Subscript: null } only]
                && only.Name == assignment.Name)
            {
                script.Report(Descriptor, assignment.Span, $"This assigns {assignment.Name} to itself, which has no effect. Remove it, or add the default or the export that is missing.");
            }
        }
    }
}
