using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Finds inequalities of one value that “or” makes true for every value, and equalities that “and” makes false for every value.</summary>
public sealed class JoinedInequalities : ShellRule
{
    private static readonly CheckDescriptor AlwaysTrueTest = new("AXS2055", "always-true-test", "Inequalities of one value in a test should be joined by and", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2055"] };
    private static readonly CheckDescriptor AlwaysTrueArithmetic = new("AXS2056", "always-true-arithmetic", "Inequalities of one number should be joined by &&", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2056"] };
    private static readonly CheckDescriptor AlwaysTrueTests = new("AXS2252", "always-true-test-list", "Inequality tests of one value should be joined by &&", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2252"] };
    private static readonly CheckDescriptor AlwaysFalseTest = new("AXS2333", "always-false-test", "Equalities of one value should be joined by or", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2333"] };
    private static readonly CheckDescriptor AlwaysFalseArithmetic = new("AXS2334", "always-false-arithmetic", "Equalities of one number should be joined by ||", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2334"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => AlwaysTrueTests;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [AlwaysTrueTest, AlwaysTrueArithmetic, AlwaysTrueTests, AlwaysFalseTest, AlwaysFalseArithmetic];

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ConditionList), typeof(AndOrList), typeof(ArithmeticBinary)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case ConditionList list:
                Check(list, script);
                break;
            case AndOrList list:
                Check(list, script);
                break;
            case ArithmeticBinary { Operator: "||" or "&&" } binary:
                Check(binary, script);
                break;
        }
    }

    private static void Check(ConditionList list, ScriptContext script)
    {
        for (var i = 0; i + 1 < list.Operands.Length; i++)
        {
            if (list.Operands[i] is ConditionBinary first && list.Operands[i + 1] is ConditionBinary second && AreOfOneValue(first, second, list.IsOr))
            {
                var advice = list.IsOfCommand ? $"Use [ … ] {(list.IsOr ? "&&" : "||")} [ … ]" : list.IsOr ? "Use && instead of ||" : "Use || instead of &&";
                Report(list.IsOr ? AlwaysTrueTest : AlwaysFalseTest, first.Span.Union(second.Span), first.Left.Raw, list.IsOr, advice, script);
                return;
            }
        }
    }

    private static void Check(AndOrList list, ScriptContext script)
    {
        for (var i = 0; i < list.Operators.Length; i++)
        {
            var isOr = list.Operators[i].Kind is ShellOperator.Or;
            if (TestOf(list.Operands[i]) is { } first && TestOf(list.Operands[i + 1]) is { } second && AreOfOneValue(first, second, isOr))
            {
                Report(isOr ? AlwaysTrueTests : AlwaysFalseTest, list.Operands[i].Span.Union(list.Operands[i + 1].Span), first.Left.Raw, isOr, isOr ? "Use && instead of ||" : "Use || instead of &&", script);
            }
        }
    }

    private static void Check(ArithmeticBinary binary, ScriptContext script)
    {
        var isOr = binary.Operator == "||";
        var left = binary.Left is ArithmeticBinary nested && nested.Operator == binary.Operator ? nested.Right : binary.Left;
        if (left is ArithmeticBinary first && binary.Right is ArithmeticBinary second && first.Operator == (isOr ? "!=" : "==") && second.Operator == first.Operator
            && script.TextOf(first.Left).TrimStart('$') == script.TextOf(second.Left).TrimStart('$') && first.Left is not ArithmeticNumber
            && IsOperand(first.Right) && IsOperand(second.Right) && script.TextOf(first.Right) != script.TextOf(second.Right))
        {
            if (first.Right is not ArithmeticNumber || second.Right is not ArithmeticNumber)
            {
                if (isOr)
                {
                    script.Report(AlwaysTrueArithmetic, first.Span.Union(second.Span), $"This is false only if {script.TextOf(first.Left)} equals both values. If it may equal either, use && instead of ||.", severity: Severity.Info);
                }

                return;
            }

            Report(isOr ? AlwaysTrueArithmetic : AlwaysFalseArithmetic, first.Span.Union(second.Span), script.TextOf(first.Left), isOr, isOr ? "Use && instead of ||" : "Use || instead of &&", script);
        }
    }

    private static void Report(CheckDescriptor check, TextSpan span, string value, bool isOr, string advice, ScriptContext script) =>
        script.Report(check, span, $"This is always {(isOr ? "true" : "false")}: {value} can't equal both values at once. {advice}.");

    private static ConditionBinary? TestOf(ShellStatement statement) => statement switch
    {
        SimpleCommand command => TestCommand.ConditionOf(command) as ConditionBinary,
        ConditionalCommand conditional => conditional.Condition as ConditionBinary,
        _ => null,
    };

    /// <summary>Whether two comparisons of the same value exclude each other.</summary>
    private static bool AreOfOneValue(ConditionBinary first, ConditionBinary second, bool isOr) =>
        (isOr ? first.Operator is "!=" or "-ne" : first.Operator is "=" or "==" or "-eq") && second.Operator == first.Operator && first.Left.Raw == second.Left.Raw && first.Left.ConstantValue is null
        && Differ(first.Right, second.Right) && (isOr || !first.IsNumeric || (IsNumber(first.Right) && IsNumber(second.Right)));

    private static bool IsOperand(ArithmeticNode node) => node is ArithmeticNumber or ArithmeticVariable or ArithmeticPart;

    private static bool IsNumber(ShellWord word) => word.ConstantValue is { Length: > 0 } text && text.TrimStart('-').All(char.IsAsciiDigit);

    private static bool Differ(ShellWord left, ShellWord right) =>
        !left.HasPattern && !right.HasPattern && left.ConstantValue is { } first && right.ConstantValue is { } second && first != second;
}
