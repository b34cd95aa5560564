using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A list of &amp;&amp; and || that is written in place of an if.</summary>
public sealed class AndOrAsIf : ShellNodeRule<AndOrList>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2015", "and-or-as-if", "Use if-then-else instead of && and ||", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2015"] };

    /// <inheritdoc/>
    protected override void Visit(AndOrList node, ScriptContext script)
    {
        for (var i = 0; i + 1 < node.Operators.Length; i++)
        {
            if (node.Operators[i].Kind is ShellOperator.And && node.Operators[i + 1].Kind is ShellOperator.Or && !HardlyFails(node.Operands[i + 1]) && !IsEnd(node.Operands[i + 2]) && !IsCondition(node, script))
            {
                script.Report(Descriptor, node.Operators[i].Span.Union(node.Operators[i + 1].Span), "The command after || also runs if the one after && fails. Write if …; then …; else …; fi.");
                return;
            }
        }
    }

    private static bool HardlyFails(ShellStatement statement) => statement is SimpleCommand { Words.IsEmpty: true } or ConditionalCommand or ArithmeticCommand
        || (statement is SimpleCommand command && command.Name is "echo" or "printf" or "true" or ":" or "exit" or "return" or "[" or "test" or "local" or "export" or "break" or "continue")
        || LastOf(statement) is { } last && HardlyFails(last);

    private static ShellStatement? LastOf(ShellStatement statement) => statement switch
    {
        GroupCommand { Body.Items: [.., var last] } => last.Statement,
        SubshellCommand { Body.Items: [.., var last] } => last.Statement,
        _ => null,
    };

    private static bool IsEnd(ShellStatement statement) => statement is SimpleCommand { Name: "exit" or "return" or "true" or ":" or "false" or "echo" or "printf" or "break" or "continue" or "die" or "fail" or "[" or "test" } or ConditionalCommand;

    /// <summary>Whether the list's own status is the answer of a condition: the last command of one, or a part of it.</summary>
    private static bool IsCondition(AndOrList node, ScriptContext script)
    {
        for (var i = script.Ancestors.Count - 1; i > 0; i--)
        {
            if (script.Ancestors[i] is ShellList list && IsConditionOf(script.Ancestors[i - 1], list))
            {
                return list.Items[^1].Statement.Span.Contains(node.Span);
            }
        }

        return false;
    }

    private static bool IsConditionOf(ShellNode parent, ShellList list) => parent switch
    {
        IfCommand branch => branch.Clauses.Any(clause => clause.Condition == list),
        WhileCommand loop => loop.Condition == list,
        _ => false,
    };
}
