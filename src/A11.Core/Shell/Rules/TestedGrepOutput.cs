using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A test of what grep prints, where its exit status says as much.</summary>
public sealed class TestedGrepOutput : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2143", "tested-grep-output", "Test the exit status of grep -q, not its output", Severity.Info, Category.Fast)
    {
        Aliases = ["shellcheck/SC2143"],
    };

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ConditionUnary), typeof(ConditionWord)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        var word = node switch
        {
            ConditionUnary { Operator: "-n" or "-z" } unary => unary.Operand,
            ConditionWord single => single.Word,
            _ => null,
        };
        if (word is not null && (word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [CommandSubstitution substitution] && LastOf(substitution.Body.Only) is { Name: "grep" or "egrep" or "fgrep" or "zgrep" } grep && !IsCounting(grep))
        {
            var isNegated = node is ConditionUnary { Operator: "-z" };
            script.Report(Descriptor, node.Span, $"The test collects all output of {grep.Name} only to see whether there is any. Remove the test and use {(isNegated ? "! " : "")}{grep.Name} -q.");
        }
    }

    private static SimpleCommand? LastOf(ShellStatement? statement) => (statement is Pipeline { IsNegated: false, Commands: [.., var last] } ? last : statement) as SimpleCommand;

    private static bool IsCounting(SimpleCommand grep) => grep.Words.Any(static word => word.Value is "--count" or ['-', not '-', ..] && word.Value.Contains('c', StringComparison.Ordinal));
}
