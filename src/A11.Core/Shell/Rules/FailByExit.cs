using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A command that must fail ends the script where it does not.</summary>
public sealed class FailByExit : ShellNodeRule<Pipeline>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2251", "fail-by-exit", "A command that must fail ends the script where it does not", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2251", "shellcheck/SC2314", "shellcheck/SC2315"],
    };

    /// <inheritdoc/>
    protected override void Visit(Pipeline node, ScriptContext script)
    {
        if (!node.IsNegated || script.Parent is not ShellList || IsAsked(node, script))
        {
            return;
        }

        if (script.Enclosing<FunctionDefinition>() is { Name: "@test" })
        {
            var isTest = node.Commands is [SimpleCommand { Name: "[" or "test" } or ConditionalCommand];
            script.Report(this, node.Span, isTest ? "bats does not see this fail, as “!” switches “set -e” off; turn the test around, or add “|| false”." : "bats does not see this fail, as “!” switches “set -e” off; write “run ! …”.", code: isTest ? "SC2315" : "SC2314");
        }
        else if (script.StopsAtErrors)
        {
            script.Report(this, node.Span, "“!” switches “set -e” off, so that nothing happens where this succeeds; write “if …; then exit 1; fi”, or “&& exit 1” without “!”.", code: "SC2251");
        }
    }

    /// <summary>Whether the outcome is a condition, or that of a function, a subshell or the script, which end here.</summary>
    private static bool IsAsked(Pipeline node, ScriptContext script)
    {
        ShellNode child = node;
        for (var i = script.Ancestors.Count - 1; i >= 0; child = script.Ancestors[i], i--)
        {
            switch (script.Ancestors[i])
            {
                case ShellList list when list.Items[^1].Statement != child:
                    return i > 0 && IsCondition(list, script.Ancestors[i - 1]);
                case IfCommand or WhileCommand when IsCondition(child, script.Ancestors[i]):
                case AndOrList or Pipeline or FunctionDefinition or SubshellCommand or CommandSubstitution or ProcessSubstitution:
                    return true;
                case WhileCommand or ForCommand or ArithmeticForCommand:
                    return false;
            }
        }

        return true;
    }

    private static bool IsCondition(ShellNode list, ShellNode command) => command switch
    {
        IfCommand branch => branch.Clauses.Any(clause => clause.Condition == list),
        WhileCommand loop => loop.Condition == list,
        _ => false,
    };
}
