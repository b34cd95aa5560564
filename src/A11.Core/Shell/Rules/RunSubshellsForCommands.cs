using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Parentheses are put around commands, and brackets around tests.</summary>
public sealed class RunSubshellsForCommands : ShellNodeRule<SubshellCommand>
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2205", "run-subshells-for-commands", "Parentheses are put around commands, and brackets around tests", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2205", "shellcheck/SC2204", "shellcheck/SC2235", "shellcheck/SC2233", "shellcheck/SC2234"],
    };

    /// <inheritdoc/>
    protected override void Visit(SubshellCommand node, ScriptContext script)
    {
        if (FirstOf(node.Body.Only) is SimpleCommand { Words: [{ Bare: { } first }, _, ..] } command)
        {
            if (command.Words.Length == 2 && first is ['-', var letter] && char.IsAsciiLetter(letter))
            {
                script.Report(this, node.Span, $"Parentheses run a command called {first}; write [ … ] for a test.", code: "SC2204");
                return;
            }

            if (command.Words.Length == 3 && command.Words[1].Bare is "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" or "==" or "!=")
            {
                script.Report(this, node.Span, $"Parentheses run a command called {first}; write [ … ] for a test.", code: "SC2205");
                return;
            }
        }

        if (node.Redirections.IsEmpty && IsGrouping(script) && node.Body.Only is SimpleCommand { Name: "[" or "test", Redirections.IsEmpty: true } or ConditionalCommand && !Changes(node, script))
        {
            var isCondition = script.Parent is ShellList list && script.Ancestors.Count > 1 && (script.Ancestors[^2] is IfCommand branch ? branch.Clauses.Any(clause => clause.Condition == list) : script.Ancestors[^2] is WhileCommand loop && loop.Condition == list);
            script.Report(this, node.Span, "A subshell around a single test starts a process for nothing; leave the parentheses out.", code: isCondition ? "SC2233" : "SC2234", severity: Severity.Info);
        }
        else if (node.Redirections.IsEmpty && IsGrouping(script) && node.Body.Only is AndOrList only && IsTests(only) && !Changes(only, script))
        {
            script.Report(this, node.Span, "A subshell only to group tests starts a process for nothing; write { …; }.", code: "SC2235", severity: Severity.Info);
        }
    }

    private static ShellStatement? FirstOf(ShellStatement? statement) => statement is AndOrList list ? list.Operands[0] : statement;

    private static bool IsGrouping(ScriptContext script) => script.Parent is AndOrList or ShellList or Pipeline { Commands.Length: 1 };

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
