using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds tests joined within [ by operators that POSIX removed.</summary>
public sealed class ObsoleteTestOperator : ShellNodeRule<ConditionList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2166", "obsolete-test-operator", "Join tests with && and || instead of -a and -o", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2166"] };

    /// <inheritdoc/>
    protected override void Visit(ConditionList node, ScriptContext script)
    {
        if (node.IsOfCommand)
        {
            script.Report(Descriptor, node.Operators[0], $"{(node.IsOr ? "-o" : "-a")} in [ is obsolete, and ambiguous when a value looks like an operator. Use [ … ] {(node.IsOr ? "||" : "&&")} [ … ].");
        }
    }
}
