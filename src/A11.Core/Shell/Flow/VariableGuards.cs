using A11.Core.Budgets;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Flow;

/// <summary>Tells where a variable can't be empty: it is only ever given text, or a test before the place makes sure of it.</summary>
internal static class VariableGuards
{
    /// <summary>Whether a variable is never empty at the place that is visited.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="place">The command that is visited.</param>
    /// <param name="script">The script.</param>
    public static bool IsFilled(string variable, SimpleCommand place, ScriptContext script) => IsGivenText(variable, script) || IsTested(variable, place, script);

    /// <summary>Whether all that is assigned to it holds text, whatever its expansions give.</summary>
    private static bool IsGivenText(string variable, ScriptContext script)
    {
        var isSet = false;
        foreach (var write in script.Variables.WritesOf(variable))
        {
            StepBudget.Take();
            isSet = true;
            if (write.Value is not { } value || !HasText(value))
            {
                return false;
            }
        }

        return isSet;
    }

    private static bool HasText(ShellWord value) => value.AllParts.Any(static pair => pair.Part switch
    {
        LiteralPart literal => literal.Value.Length > 0,
        SingleQuotedPart quoted => quoted.Value.Length > 0,
        ArithmeticExpansion => true,
        CommandSubstitution { Body.Only: SimpleCommand { Name: "mktemp" or "pwd" or "dirname" or "basename" } } => true,
        ParameterExpansion { Operator: ":-" or ":=" or ":?" } parameter => !parameter.Operand.IsEmpty || parameter.Operator == ":?",
        _ => false,
    });

    private static bool IsTested(string variable, SimpleCommand place, ScriptContext script)
    {
        for (var i = script.Ancestors.Count - 1; i >= 0; i--)
        {
            StepBudget.Take();
            var child = i + 1 < script.Ancestors.Count ? script.Ancestors[i + 1] : place;
            switch (script.Ancestors[i])
            {
                case AndOrList list when child is ShellStatement operand && HoldsBefore(list, list.Operands.IndexOf(operand), variable):
                case IfCommand branch when branch.Clauses.Any(clause => clause.Body == child && Holds(clause.Condition.Only, variable, isFilled: true)):
                case IfCommand { Otherwise: { } otherwise } negated when otherwise == child && Holds(negated.Clauses[^1].Condition.Only, variable, isFilled: false):
                    return true;
                case ShellList list when list.Items.TakeWhile(item => item.Statement != child && item.Statement.Span.End <= child.Span.Start).Any(item => Ensures(item.Statement, variable, script)):
                    return true;
                case FunctionDefinition:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Whether an operand runs only where a test before it held: <c>&amp;&amp;</c> alone is between them, and no <c>||</c> in front of the test, which may leave it out.</summary>
    private static bool HoldsBefore(AndOrList list, int index, string variable)
    {
        for (var at = index - 1; at >= 0 && list.Operators[at].Kind is ShellOperator.And; at--)
        {
            if ((at == 0 || list.Operators[at - 1].Kind is ShellOperator.And) && Holds(list.Operands[at], variable, isFilled: true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what follows a statement runs only where the variable is not empty.</summary>
    private static bool Ensures(ShellStatement statement, string variable, ScriptContext script) => statement switch
    {
        AndOrList { Operands: [var test, .., var end] } list when list.Operators.All(static joint => joint.Kind is ShellOperator.And) => Holds(test, variable, isFilled: false) && Leaves(end, script),
        AndOrList { Operands: [var test, .., var end], Operators: [.., { Kind: ShellOperator.Or }] } => Holds(test, variable, isFilled: true) && Leaves(end, script),
        IfCommand { Clauses: [var clause] } => Holds(clause.Condition.Only, variable, isFilled: false) && script.Completion.Ends(clause.Body, isInFunction: true),
        SimpleCommand { Name: ":" } command => command.Words.Any(word => word.AllParts.Any(pair => pair.Part is ParameterExpansion { Operator: ":?" or ":=" } parameter && parameter.Name == variable)),
        _ => false,
    };

    private static bool Leaves(ShellStatement statement, ScriptContext script) => script.Completion.Ends(statement, isInFunction: true);

    /// <summary>Whether a test holds only where the variable is not empty, or only where it is.</summary>
    private static bool Holds(ShellStatement? test, string variable, bool isFilled) => test switch
    {
        Pipeline { Commands: [var only], IsNegated: var isNegated } => Holds(only, variable, isFilled != isNegated),
        SimpleCommand command => TestCommand.ConditionOf(command) is { } condition && Holds(condition, variable, isFilled),
        ConditionalCommand { Condition: { } condition } => Holds(condition, variable, isFilled),
        AndOrList { Operators: var operators } list => isFilled && operators.All(static joint => joint.Kind is ShellOperator.And) && list.Operands.Any(operand => Holds(operand, variable, isFilled: true)),
        _ => false,
    };

    private static bool Holds(ShellCondition condition, string variable, bool isFilled) => condition switch
    {
        ConditionNot not => Holds(not.Operand, variable, !isFilled),
        ConditionGroup group => Holds(group.Operand, variable, isFilled),
        ConditionList list => list.IsOr ? !isFilled && list.Operands.Any(operand => Holds(operand, variable, isFilled: false)) : isFilled && list.Operands.Any(operand => Holds(operand, variable, isFilled: true)),
        ConditionUnary { Operator: "-z" } unary => !isFilled && IsValueOf(unary.Operand, variable),
        ConditionUnary { Operator: "-n" or "-d" or "-e" or "-f" or "-w" or "-x" or "-r" or "-s" or "-L" or "-h" } unary => isFilled && IsValueOf(unary.Operand, variable),
        ConditionWord word => isFilled && IsValueOf(word.Word, variable),
        ConditionBinary { Operator: "!=", Right.ConstantValue: "" } binary => isFilled && IsValueOf(binary.Left, variable),
        ConditionBinary { Operator: "=" or "==", Right.ConstantValue: "" } binary => !isFilled && IsValueOf(binary.Left, variable),
        _ => false,
    };

    private static bool IsValueOf(ShellWord word, string variable) => (word.Parts is [DoubleQuotedPart quoted] ? quoted.Parts : word.Parts) is [ParameterExpansion { IsLength: false, IsIndirect: false } only] && only.Name == variable;
}
