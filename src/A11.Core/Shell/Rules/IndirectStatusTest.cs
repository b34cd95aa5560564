using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A condition asks <c>$?</c> for the exit status of the command before.</summary>
public sealed class IndirectStatusTest : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2181", "indirect-status-test", "Test commands directly instead of $?", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2181"],
    };

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ParameterExpansion)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        if (node is ParameterExpansion { Name: "?", Operator: "" } && IsComparedToZero(script) && !IsAfterOthers(script))
        {
            script.Report(Descriptor, node.Span, "Any command added in between changes $?. Put the command into the condition: if command; then … or if ! command; then …");
        }
    }

    private static bool IsComparedToZero(ScriptContext script)
    {
        if (script.Enclosing<ArithmeticCommand>() is { Expression: var text })
        {
            return script.Enclosing<CommandSubstitution>() is null && IsZeroTest(text.Expression);
        }

        return script.Enclosing<SimpleCommand>() is { } command && TestCommand.ConditionOf(command) is { } condition && IsZeroTest(condition)
            || script.Enclosing<ConditionalCommand>() is { Condition: { } conditional } && IsZeroTest(conditional);
    }

    private static bool IsZeroTest(ArithmeticNode? node) => node switch
    {
        ArithmeticGroup group => IsZeroTest(group.Operand),
        ArithmeticUnary { Operator: "!" } not => IsZeroTest(not.Operand),
        ArithmeticBinary { Operator: "==" or "!=" or ">", Left: var left, Right: ArithmeticNumber { Text: "0" } } => left is ArithmeticPart,
        ArithmeticPart => true,
        _ => false,
    };

    private static bool IsZeroTest(ShellCondition condition) => condition switch
    {
        ConditionGroup group => IsZeroTest(group.Operand),
        ConditionNot not => IsZeroTest(not.Operand),
        ConditionBinary { Operator: "-eq" or "-ne" or "-gt" or "-le" or "=" or "==" or "!=" } binary => (binary.Right.Value == "0" && binary.Left.Value is "$?" or "${?}") || (binary.Left.Value == "0" && binary.Right.Value is "$?" or "${?}"),
        _ => false,
    };

    /// <summary>Whether more than the command before had to run to get here: a loop's condition that is gone through several times, or a function's first line.</summary>
    private static bool IsAfterOthers(ScriptContext script)
    {
        ShellNode? child = null;
        for (var i = script.Ancestors.Count - 1; i >= 0; i--)
        {
            var node = script.Ancestors[i];
            if (node is ShellList list && child is not null)
            {
                if (list.Items[0].Statement != child)
                {
                    return list.Items[Math.Max(0, IndexOf(list, child) - 1)].Statement is not (SimpleCommand or Pipeline or AndOrList);
                }

                if (i > 0 && script.Ancestors[i - 1] is FunctionDefinition or WhileCommand)
                {
                    return true;
                }
            }

            if (node is FunctionDefinition)
            {
                return true;
            }

            child = node;
        }

        return false;
    }

    private static int IndexOf(ShellList list, ShellNode child)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i].Statement == child)
            {
                return i;
            }
        }

        return 0;
    }
}
