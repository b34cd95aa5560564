using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Two “not equal” are not joined by “or”.</summary>
public sealed class LetSomeValueFail : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2055", "let-some-value-fail", "Two “not equal” are not joined by “or”", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2055", "shellcheck/SC2252"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script) => new Walk(this, script).Start();

    private void Check(ConditionList list, ScriptContext script)
    {
        if (list.IsOr && list.Operands[0] is ConditionBinary first && list.Operands[1] is ConditionBinary second && AreUnequal(first, second))
        {
            script.Report(this, first.Span.Union(second.Span), $"{first.Left.Raw} always differs from one of the two, so this always holds; join them by “and”.", code: "SC2055");
        }
    }

    private void Check(AndOrList list, ScriptContext script)
    {
        for (var i = 0; i < list.Operators.Length; i++)
        {
            if (list.Operators[i].Kind is ShellOperator.Or && TestOf(list.Operands[i]) is { } first && TestOf(list.Operands[i + 1]) is { } second && AreUnequal(first, second))
            {
                script.Report(this, list.Operands[i].Span.Union(list.Operands[i + 1].Span), $"{first.Left.Raw} always differs from one of the two, so this always holds; write &&.", code: "SC2252");
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

    private sealed class Walk(LetSomeValueFail rule, ScriptContext script) : ShellWalker
    {
        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            switch (node)
            {
                case ConditionList list:
                    rule.Check(list, script);
                    break;
                case AndOrList list:
                    rule.Check(list, script);
                    break;
            }

            VisitChildren(node);
        }
    }
}
