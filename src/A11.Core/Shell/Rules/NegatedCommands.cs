using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Finds negated commands whose exit status nothing looks at.</summary>
public sealed class NegatedCommands : ShellNodeRule<Pipeline>
{
    private static readonly CheckDescriptor IgnoredNegation = new("AXS2251", "ignored-negation", "A negated command should stop the script when it is meant to", Severity.Info, Category.FailFast) { Aliases = ["shellcheck/SC2251"] };
    private static readonly CheckDescriptor NegatedBatsCommand = new("AXS2314", "negated-bats-command", "Bats tests should negate commands with run !", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2314"] };
    private static readonly CheckDescriptor NegatedBatsTest = new("AXS2315", "negated-bats-test", "Bats tests should negate within the test", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2315"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => IgnoredNegation;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [IgnoredNegation, NegatedBatsCommand, NegatedBatsTest];

    /// <inheritdoc/>
    protected override void Visit(Pipeline node, ScriptContext script)
    {
        if (!node.IsNegated || script.Parent is not ShellList list)
        {
            return;
        }

        var isTest = node.Commands is [SimpleCommand { Name: "[" or "test" } or ConditionalCommand];
        if (IsAsked(node, script))
        {
            if (isTest && list.Items[^1].Statement == node && script.Ancestors is [.., FunctionDefinition { Name: "@test" }, GroupCommand, ShellList])
            {
                script.Report(NegatedBatsTest, node.Span, "This negated test fails the Bats test only as long as it is the last command. Move the ! into the brackets.", severity: Severity.Info);
            }
        }
        else if (script.Enclosing<FunctionDefinition>() is { Name: "@test" })
        {
            script.Report(isTest ? NegatedBatsTest : NegatedBatsCommand, node.Span, $"This negated {(isTest ? "test" : "command")} can't fail the Bats test: set -e ignores commands after !. {(isTest ? "Move the ! into the brackets, or add || false" : "Use run ! …, or add || false")}.");
        }
        else if (script.StopsAtErrors)
        {
            script.Report(IgnoredNegation, node.Span, "set -e ignores commands after !, so the script goes on whether this fails or not. Use if …; then exit 1; fi without the !.");
        }
    }

    /// <summary>Whether the exit status is a condition, or that of a function, a subshell or the script, which end here.</summary>
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
