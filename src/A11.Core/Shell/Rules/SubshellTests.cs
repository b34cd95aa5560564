using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Subshells around tests, and tests that are written as subshells.</summary>
public sealed class SubshellTests : ShellNodeRule<SubshellCommand>
{
    private static readonly CheckDescriptor FileTestInParentheses = new("AXS2204", "parenthesized-file-test", "Tests should be written in brackets", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2204"] };

    private static readonly CheckDescriptor ComparisonInParentheses = new("AXS2205", "parenthesized-comparison", "Comparisons should be written in brackets", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2205"] };

    private static readonly CheckDescriptor SubshellAroundCondition = new("AXS2233", "subshell-around-condition", "Omit the subshell around a condition", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2233"] };

    private static readonly CheckDescriptor SubshellAroundTest = new("AXS2234", "subshell-around-test", "Omit the subshell around a test", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2234"] };

    private static readonly CheckDescriptor SubshellAroundTests = new("AXS2235", "subshell-groups-tests", "Group tests with braces instead of a subshell", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2235"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ComparisonInParentheses;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [FileTestInParentheses, ComparisonInParentheses, SubshellAroundCondition, SubshellAroundTest, SubshellAroundTests];

    /// <inheritdoc/>
    protected override void Visit(SubshellCommand node, ScriptContext script)
    {
        if (GetFirst(node.Body.Only) is SimpleCommand { Words: [{ Raw: var first }, _, ..] words })
        {
            if (first is ['-', var letter] && char.IsAsciiLetter(letter))
            {
                script.Report(FileTestInParentheses, node.Span, $"Parentheses run a command called {first} in a subshell. For a test, write [ {first} {words[1].Raw} ].");
                return;
            }

            if (words.Length >= 3 && words[1].Bare is ("-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" or "=" or "==" or "!=" or "=~") and var comparison && words[0].Bare is not ("[" or "test" or "[[" or "echo" or "printf"))
            {
                script.Report(ComparisonInParentheses, node.Span, $"Parentheses run a command called {first} in a subshell. For a comparison, write [ {first} {(comparison == "==" ? "=" : comparison)} {words[2].Raw} ].");
                return;
            }
        }

        if (!node.Redirections.IsEmpty || !IsGrouping(script))
        {
            return;
        }

        if (node.Body.Only is SimpleCommand { Name: "[" or "test", Redirections.IsEmpty: true } or ConditionalCommand && !Changes(node, script))
        {
            script.Report(IsCondition(script) ? SubshellAroundCondition : SubshellAroundTest, node.Span, "The parentheses start a subshell for a single test. Remove them.");
        }
        else if (node.Body.Only is AndOrList only && IsTests(only) && !Changes(only, script))
        {
            script.Report(IsCondition(script) ? SubshellAroundCondition : SubshellAroundTests, node.Span, "The parentheses start a subshell only to group tests. Use { …; } instead.");
        }
    }

    private static ShellStatement? GetFirst(ShellStatement? statement) => statement switch
    {
        AndOrList list => GetFirst(list.Operands[0]),
        Pipeline { Commands: [var only] } => only,
        _ => statement,
    };

    private static bool IsGrouping(ScriptContext script) => script.Parent is AndOrList or ShellList or Pipeline { Commands.Length: 1 };

    /// <summary>Whether the subshell is all of an <c>if</c>'s or a loop's condition.</summary>
    private static bool IsCondition(ScriptContext script) =>
        script.Parent is ShellList list && script.Ancestors.Count > 1
        && (script.Ancestors[^2] is IfCommand branch ? branch.Clauses.Any(clause => clause.Condition == list) : script.Ancestors[^2] is WhileCommand loop && loop.Condition == list);

    private static bool IsTests(ShellStatement statement) => statement switch
    {
        SimpleCommand { Name: "[" or "test", Redirections.IsEmpty: true } or ConditionalCommand => true,
        Pipeline { Commands: [var only] } => IsTests(only),
        AndOrList list => list.Operands.All(IsTests),
        _ => false,
    };

    /// <summary>What a test assigns is kept in the subshell.</summary>
    private static bool Changes(ShellStatement statement, ScriptContext script)
    {
        StepBudget.Take(script.Variables.Writes.Length);
        foreach (var write in script.Variables.Writes)
        {
            if (statement.Span.Contains(write.Span))
            {
                return true;
            }
        }

        return false;
    }
}
