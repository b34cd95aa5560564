using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A variable is not assigned to itself.</summary>
public sealed class AssignAnotherValue : ShellNodeRule<SimpleCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2269", "assign-another-value", "A variable is not assigned to itself", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2269"],
    };

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        foreach (var assignment in node.Assignments)
        {
            if (node.Words.IsEmpty && assignment is { IsAppend: false, Subscript: null } && (assignment.Value.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : assignment.Value.Parts) is [ParameterExpansion { Operator: "", IsIndirect: false, IsLength: false, Subscript: null } only] && only.Name == assignment.Name)
            {
                script.Report(this, assignment.Span, $"This assigns {assignment.Name} its own value, which does nothing; another name, or a default (${{{assignment.Name}:-…}}), may be meant.");
            }
        }
    }
}
