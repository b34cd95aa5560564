using System.Collections.Immutable;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make.Model;

/// <summary>Tells whether a recipe stops before it does anything, unless a variable is set.</summary>
/// <param name="variable">The variable; empty for any.</param>
/// <param name="value">The value that it must have; empty for any.</param>
/// <param name="isOneScript">Whether all lines of a recipe are one script, so that a line that fails does not end it (<c>.ONESHELL</c>).</param>
internal sealed class RecipeGuard(string variable, string value, bool isOneScript)
{
    /// <summary>Whether it stops; null where that can't be told.</summary>
    public bool? Stops(ImmutableArray<RecipeCommand> recipe)
    {
        foreach (var line in recipe)
        {
            // A function of make's, which may be $(error …): the shell gets what it gives.
            if (line.Script.AsSpan().TrimStart().StartsWith("${_}"))
            {
                return null;
            }

            ShellListItem[] items = [.. ShellParser.Parse(line.Script).Root.Items.SkipWhile(item => IsPrelude(item.Statement))];
            if (items.Length > 0)
            {
                var isLast = items.Length == 1 && !isOneScript;
                return items[0].Statement is CaseCommand ? null
                    : !line.MayFail && (Stops(items[0].Statement, isLast) || (isLast && recipe.Length == 1 && RunsOnlyIfSet(items[0].Statement)));
            }
        }

        return false;
    }

    /// <summary>Whether a statement only speaks or asks.</summary>
    private bool IsPrelude(ShellStatement statement) => statement is SimpleCommand { Name: "echo" or "printf" or "true" } || (variable.Length == 0 && statement is SimpleCommand { Name: "read" });

    private bool Stops(ShellStatement statement, bool isLast) => statement switch
    {
        SimpleCommand { Name: ":" } command => value.Length == 0 && command.Words.Any(word => word.Raw.Contains($"{{{variable}:?", StringComparison.Ordinal)),
        AndOrList list => StopsJoined(list, isLast),
        IfCommand { Clauses: [var clause] } branch => Demands(clause.Condition.Only) switch
        {
            true => Ends(branch.Otherwise, isLast),
            false => Ends(clause.Body, isLast),
            null => false,
        },
        _ => isLast && Demands(statement) == true,
    };

    /// <summary>Tests that <c>&amp;&amp;</c> joins: where one fails, what stands behind <c>||</c> must end the script, or the line must end with them.</summary>
    private bool StopsJoined(AndOrList list, bool isLast)
    {
        var or = 0;
        while (or < list.Operators.Length && list.Operators[or].Kind == ShellOperator.And)
        {
            or++;
        }

        if (Demands(list.Operands[0]) == false)
        {
            return or > 0 && Exits(list.Operands[or]);
        }

        return list.Operands.Take(or + 1).Any(operand => Demands(operand) == true)
            && (or == list.Operators.Length ? isLast : or == list.Operators.Length - 1 && Ends(list.Operands[or + 1], isLast, isAfterFailure: true));
    }

    /// <summary>Whether all that a line does stands in the branch that is taken where the variable is set.</summary>
    private bool RunsOnlyIfSet(ShellStatement statement) => statement is IfCommand { Clauses: [var clause], Otherwise: null } && Demands(clause.Condition.Only) == true && !clause.Body.Items.All(item => IsPrelude(item.Statement));

    private static bool Ends(ShellList? list, bool isLast) => list is { IsEmpty: false } && (list.Items.Any(item => Exits(item.Statement)) || Ends(list.Items[^1].Statement, isLast, isAfterFailure: false));

    private static bool Ends(ShellStatement statement, bool isLast, bool isAfterFailure) => Exits(statement) || statement switch
    {
        SimpleCommand { Name: "false" } => isLast,
        SimpleCommand { Words: [{ Value: "exit" }] } => isAfterFailure,
        SubshellCommand subshell => isLast && Ends(subshell.Body, isLast: true),
        GroupCommand group => Ends(group.Body, isLast),
        _ => false,
    };

    /// <summary>Whether a statement ends the script as failed.</summary>
    private static bool Exits(ShellStatement statement) => statement switch
    {
        SimpleCommand { Words: [{ Value: "exit" }, { ConstantValue: { } status }] } => status != "0",
        GroupCommand group => group.Body.Items.Any(item => Exits(item.Statement)),
        _ => false,
    };

    /// <summary>Whether a test succeeds only where the variable is set as asked, or, <see langword="false"/>, only where it is not; null where it is no such test.</summary>
    private bool? Demands(ShellStatement? statement) => statement switch
    {
        Pipeline { IsNegated: true, Commands: [var only] } => !Demands(only),
        SimpleCommand command => Demands(TestCommand.ConditionOf(command)),
        ConditionalCommand command => Demands(command.Condition),
        _ => null,
    };

    private bool? Demands(ShellCondition? condition) => condition switch
    {
        ConditionNot not => !Demands(not.Operand),
        ConditionGroup group => Demands(group.Operand),
        ConditionUnary { Operator: "-n" } unary when value.Length == 0 && IsVariable(unary.Operand) => true,
        ConditionUnary { Operator: "-z" } unary when value.Length == 0 && IsVariable(unary.Operand) => false,
        ConditionWord word when value.Length == 0 && IsVariable(word.Word) => true,
        ConditionBinary { Operator: "=" or "==" } binary => Compares(binary),
        ConditionBinary { Operator: "!=" } binary => !Compares(binary),
        ConditionList { IsOr: false } list when list.Operands.Any(operand => Demands(operand) == true) => true,
        ConditionList { IsOr: true } list when list.Operands.Any(operand => Demands(operand) == false) => false,
        _ => null,
    };

    /// <summary>Whether a comparison asks for the value; <see langword="false"/>: for the empty one; null where it asks for something else.</summary>
    private bool? Compares(ConditionBinary binary)
    {
        var (named, other) = IsVariable(binary.Left) ? (binary.Left, binary.Right) : (binary.Right, binary.Left);
        if (!IsVariable(named) || other.ConstantValue is not { } text)
        {
            return null;
        }

        // “x$V = x…”, as very old shells need it.
        text = named.Value is ['x', '$', ..] && text is ['x', ..] ? text[1..] : text;
        return text == value || (value.Length == 0 && text.Length > 0) ? text.Length > 0 : value.Length == 0 ? false : null;
    }

    private bool IsVariable(ShellWord word) => word.Expansions.Any(expansion => variable.Length == 0 || expansion.Name == variable)
        // make puts its variables in before the shell sees any quotes.
        || word.Parts.Any(part => part is SingleQuotedPart quoted && quoted.Value.Contains(variable.Length == 0 ? "${" : $"${{{variable}}}", StringComparison.Ordinal));
}
