using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds inequalities of one value that “or” makes true for every value.</summary>
public sealed class JoinedInequalities : ShellRule
{
    private static readonly CheckDescriptor AlwaysTrueTest = new("AXS2055", "always-true-test", "Inequalities of one value in a test should be joined by and", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2055"] };
    private static readonly CheckDescriptor AlwaysTrueTests = new("AXS2252", "always-true-test-list", "Inequality tests of one value should be joined by &&", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2252"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => AlwaysTrueTests;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [AlwaysTrueTest, AlwaysTrueTests];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script) => new Walk(script).Start();

    private static void Check(ConditionList list, ScriptContext script)
    {
        if (list.IsOr && list.Operands[0] is ConditionBinary first && list.Operands[1] is ConditionBinary second && AreUnequal(first, second))
        {
            script.Report(AlwaysTrueTest, first.Span.Union(second.Span), $"This is always true: {first.Left.Raw} can't equal both values at once. {(list.IsOfCommand ? "Use [ … ] && [ … ]" : "Use && instead of ||")}.");
        }
    }

    private static void Check(AndOrList list, ScriptContext script)
    {
        for (var i = 0; i < list.Operators.Length; i++)
        {
            if (list.Operators[i].Kind is ShellOperator.Or && TestOf(list.Operands[i]) is { } first && TestOf(list.Operands[i + 1]) is { } second && AreUnequal(first, second))
            {
                script.Report(AlwaysTrueTests, list.Operands[i].Span.Union(list.Operands[i + 1].Span), $"This is always true: {first.Left.Raw} can't equal both values at once. Use && instead of ||.");
            }
        }
    }

    private static ConditionBinary? TestOf(ShellStatement statement) => statement switch
    {
        SimpleCommand command => TestCommand.ConditionOf(command) as ConditionBinary,
        ConditionalCommand conditional => conditional.Condition as ConditionBinary,
        _ => null,
    };

    private static bool AreUnequal(ConditionBinary first, ConditionBinary second) =>
        first.Operator is "!=" or "-ne" && second.Operator == first.Operator && first.Left.Raw == second.Left.Raw && first.Left.ConstantValue is null
        && first.Right.ConstantValue is { } left && second.Right.ConstantValue is { } right && left != right && !first.Right.HasPattern && !second.Right.HasPattern;

    private sealed class Walk(ScriptContext script) : ShellWalker
    {
        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            switch (node)
            {
                case ConditionList list:
                    Check(list, script);
                    break;
                case AndOrList list:
                    Check(list, script);
                    break;
            }

            VisitChildren(node);
        }
    }
}
