using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>grep is asked whether it finds anything.</summary>
public sealed class AskGrepDirectly : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2143", "ask-grep-directly", "grep is asked whether it finds anything", Severity.Info, Category.Correct)
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
        if (word is not null && (word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [CommandSubstitution substitution] && LastOf(substitution.Body.Only) is { Name: "grep" or "egrep" or "fgrep" } grep && !IsCounting(grep))
        {
            var isNegated = node is ConditionUnary { Operator: "-z" };
            script.Report(this, node.Span, $"This collects all that {grep.Name} finds, only to see whether there is any; write “{(isNegated ? "! " : "")}… {grep.Name} -q …” without the test.");
        }
    }

    private static SimpleCommand? LastOf(ShellStatement? statement) => (statement is Pipeline { IsNegated: false, Commands: [.., var last] } ? last : statement) as SimpleCommand;

    private static bool IsCounting(SimpleCommand grep) => grep.Words.Any(static word => word.Value is "--count" or ['-', not '-', ..] && word.Value.Contains('c', StringComparison.Ordinal));
}
