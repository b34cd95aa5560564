using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Tests are joined by operators of the shell.</summary>
public sealed class TestByAndOr : ShellNodeRule<ConditionList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2166", "test-by-and-or", "Tests are joined by operators of the shell", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2166"],
    };

    /// <inheritdoc/>
    protected override void Visit(ConditionList node, ScriptContext script)
    {
        if (node.IsOfCommand)
        {
            script.Report(this, node.Operators[0], $"POSIX leaves open how [ reads {(node.IsOr ? "-o" : "-a")} among several arguments, and values that look like operators confuse it; write [ … ] {(node.IsOr ? "||" : "&&")} [ … ].", code: "SC2166");
        }
    }
}
