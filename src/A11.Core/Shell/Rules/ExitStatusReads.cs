using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at where <c>$?</c> is read: whether it is still the exit status that is meant.</summary>
public sealed class ExitStatusReads : ShellNodeRule<ParameterExpansion>
{
    private static readonly CheckDescriptor StatusOfTest = new("AXS2319", "exit-status-of-test", "Save $? before a test overwrites it", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2319"],
    };

    private static readonly CheckDescriptor StatusOfOutput = new("AXS2320", "exit-status-of-echo", "Save $? before echo or printf overwrites it", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2320"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => StatusOfTest;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [StatusOfTest, StatusOfOutput];

    /// <inheritdoc/>
    protected override void Visit(ParameterExpansion node, ScriptContext script)
    {
        if (node.Name != "?" || Before(script.Ancestors.Count - 1, script) is not { } before)
        {
            return;
        }

        if (IsTest(before.Statement) && (ReadsStatus(before.Statement, script) || (before.IsJoined && IsTested(script))))
        {
            script.Report(StatusOfTest, node.Span, "Here $? is the exit status of the test, not of the command before it. Save $? in a variable before the test.");
        }
        else if (before.Statement is SimpleCommand { Name: "echo" or "printf", Redirections.IsEmpty: true } output && IsAsked(script))
        {
            script.Report(StatusOfOutput, node.Span, $"Here $? is the exit status of {output.Name}, not of the command before it. Save $? in a variable before {output.Name}.", severity: FollowsCommand(before, script) ? null : Severity.Info);
        }
    }

    /// <summary>Whether before the command stands one whose exit status may be meant.</summary>
    private static bool FollowsCommand(Earlier before, ScriptContext script)
    {
        var first = before.List is { } list ? InList(list, before.Index, before.Depth, script) : null;
        return first?.Statement is not (null or FunctionDefinition or SimpleCommand { Name: "echo" or "printf" or "cat" or "set" } or SimpleCommand { Words.IsEmpty: true });
    }

    /// <summary>The command whose exit status is read: the one that always runs right before the one that is visited.</summary>
    private static Earlier? Before(int depth, ScriptContext script)
    {
        for (var i = depth; i > 0; i--)
        {
            var (child, parent) = (script.Ancestors[i], script.Ancestors[i - 1]);
            switch (parent)
            {
                case AndOrList list when list.Operands.IndexOf((ShellStatement)child) is > 0 and var index:
                    return new Earlier(list.Operands[index - 1], null, 0, i - 1) { IsJoined = true };
                case ShellList list:
                    for (var at = 0; at < list.Items.Length; at++)
                    {
                        if (list.Items[at].Statement == child)
                        {
                            return InList(list, at, i - 1, script);
                        }
                    }

                    return null;
                case FunctionDefinition or CommandSubstitution or ProcessSubstitution or SubshellCommand:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What runs right before an item of a list; <paramref name="depth"/> is the list's place among the ancestors.</summary>
    private static Earlier? InList(ShellList list, int index, int depth, ScriptContext script)
    {
        if (index > 0)
        {
            return list.Items[index - 1].IsBackground ? null : new Earlier(list.Items[index - 1].Statement, list, index - 1, depth);
        }

        return depth == 0 ? null : script.Ancestors[depth - 1] switch
        {
            IfCommand branch when ConditionBefore(branch, list) is { } condition => new Earlier(condition, null, 0, depth - 1),
            IfCommand branch when branch.Clauses[0].Condition == list => Before(depth - 1, script),
            GroupCommand => Before(depth - 1, script),
            _ => null,
        };
    }

    /// <summary>The condition that has just been found to hold, or not to, where a branch begins.</summary>
    private static ShellStatement? ConditionBefore(IfCommand branch, ShellList list)
    {
        for (var i = 0; i < branch.Clauses.Length; i++)
        {
            if (branch.Clauses[i].Body == list)
            {
                return branch.Clauses[i].Condition.Only;
            }

            if (branch.Clauses[i].Condition == list && i > 0)
            {
                return branch.Clauses[i - 1].Condition.Only;
            }
        }

        return branch.Otherwise == list ? branch.Clauses[^1].Condition.Only : null;
    }

    private static bool IsTest(ShellStatement statement) => statement is ConditionalCommand or ArithmeticCommand or SimpleCommand { Name: "[" or "test" };

    private static bool ReadsStatus(ShellStatement statement, ScriptContext script) => script.Script.Text.AsSpan(statement.Span.Start, statement.Span.Length).Contains("$?", StringComparison.Ordinal);

    private static bool IsTested(ScriptContext script) => script.Enclosing<SimpleCommand>() is { Name: "[" or "test" } || script.Enclosing<ConditionalCommand>() is not null;

    /// <summary>Whether the exit status decides on something, as against being shown.</summary>
    private static bool IsAsked(ScriptContext script)
    {
        for (var i = script.Ancestors.Count - 1; i >= 0; i--)
        {
            switch (script.Ancestors[i])
            {
                case SimpleCommand command:
                    return command.Name is "exit" or "return" or "[" or "test";
                case ConditionalCommand or ArithmeticCommand or CaseCommand or ShellAssignment:
                    return true;
            }
        }

        return false;
    }

    /// <summary>A command that runs before another.</summary>
    /// <param name="Statement">The command.</param>
    /// <param name="List">The list that holds both; null where they are joined otherwise.</param>
    /// <param name="Index">Its place in the list.</param>
    /// <param name="Depth">The list's place among the ancestors.</param>
    private readonly record struct Earlier(ShellStatement Statement, ShellList? List, int Index, int Depth)
    {
        /// <summary>Whether <c>&amp;&amp;</c> or <c>||</c> joins both, so that its exit status is known.</summary>
        public bool IsJoined { get; init; }
    }
}
