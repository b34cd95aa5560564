using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using static A11.Core.Shell.Rules.TestOperandChecks;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at the words of tests: whether the result depends on them, and whether they are of the kind that the operator compares.</summary>
public sealed class TestOperands : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ConstantComparison;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => All;

    /// <inheritdoc/>
    public override void Visit(ScriptContext script) => new Conditions(script).Start();

    private static void Check(ShellCondition condition, ScriptContext script)
    {
        switch (condition)
        {
            case ConditionBinary { IsNumeric: true } binary when !binary.IsOfCommand && (IsText(binary.Left) || IsText(binary.Right)) && !SpecialParameters.IsKnown(binary.Left.Value) && !SpecialParameters.IsKnown(binary.Right.Value):
                var text = IsText(binary.Left) ? binary.Left : binary.Right;
                script.Report(TextReadAsVariable, text.Span, $"{binary.Operator} compares numbers, so [[ … ]] reads {text.Raw} as the name of a variable. Use {TextOperator(binary)} to compare text; check for a missing $.");
                break;
            case ConditionBinary { IsNumeric: true, IsOfCommand: true } binary when IsNoNumber(binary.Left) || IsNoNumber(binary.Right):
                ReportText(IsNoNumber(binary.Left) ? binary.Left : binary.Right, binary, script);
                break;
            case ConditionBinary { IsNumeric: true, IsOfCommand: true } binary when IsTextBefore(binary.Left) || IsTextBefore(binary.Right):
                ReportText(IsTextBefore(binary.Left) ? binary.Left : binary.Right, binary, script);
                break;
            case ConditionBinary { Operator: "=" or "==" or "!=" or "=~" or "<" or ">" or "\\<" or "\\>" or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" } binary when IsFixed(binary.Left)
                && (IsFixed(binary.Right) || (binary.Operator == "=~" && binary.Right.ConstantValue is not null)) && !HasName(binary):
                script.Report(ConstantComparison, binary.Span, $"Both sides of {binary.Operator} are constant, so the result never changes. Check for a missing $.");
                break;
            case ConditionUnary { Operator: "-n" or "-z" } unary when IsNeverEmpty(unary.Operand) && !(unary.IsOfCommand && unary.Operand.HasPattern):
                script.Report(ConstantEmptinessTest, unary.Span, $"{unary.Operand.Raw} contains literal text, so {unary.Operator} is always {(unary.Operator == "-n" ? "true" : "false")}. Check for a missing $ or an extra space inside the quotes.");
                break;
            case ConditionNot { IsOfCommand: true, Operand: ConditionUnary { Operator: "-o" or "-a" } unary } not when unary.Operand.ConstantValue is not "]":
                script.Report(NegatedOption, not.Span, $"Here {unary.Operator} means “{(unary.Operator == "-o" ? "or" : "and")}” between “!” and {unary.Operand.Raw}, so the test is always true. Write ! [ {unary.Operator} {unary.Operand.Raw} ].");
                break;
            case ConditionWord { Word: { Parts: [ParameterExpansion or CommandSubstitution or DoubleQuotedPart { Parts: [ParameterExpansion or CommandSubstitution] }, LiteralPart { IsEscaped: false, Value: ['=', ..] or ['!', '=', ..] }, ..] } compared }:
                script.Report(UnspacedOperator, compared.Span, "Without spaces this is one word that is never empty, so the test is always true. Put a space on each side of the operator.");
                break;
            case ConditionWord { Word: { Value: not ['-' or '!', ..] } partial } when !partial.Expansions.IsEmpty && IsNeverEmpty(partial) && !partial.HasPattern:
                script.Report(ConstantEmptinessTest, partial.Span, $"{partial.Raw} contains literal text, so it is never empty, and the test is always true. Check for a missing $ or operator.");
                break;
            case ConditionWord { Word: var word }:
                CheckWord(word, script);
                break;
        }
    }

    private static void CheckWord(ShellWord word, ScriptContext script)
    {
        switch (word.ConstantValue)
        {
            case "true" or "1":
                script.Report(word.Value == "1" ? BracketedOne : BracketedTrue, word.Span, $"This tests whether the text “{word.Value}” is empty. Write true without brackets.");
                break;
            case "false" or "0":
                script.Report(word.Value == "0" ? BracketedZero : BracketedFalse, word.Span, $"This test is always true, because the text “{word.Value}” is not empty. Write false without brackets.");
                break;
            case "" when word.IsQuoted:
                script.Report(ConstantText, word.Span, "This test is always false, because the text is empty. Check for a missing $ or operator.");
                break;
            case { Length: > 0 } text when !word.HasPattern && text is not ("]" or "!" or "(" or ")") && (text[0] != '-' || text.Contains(' ', StringComparison.Ordinal)):
                script.Report(ConstantText, word.Span, $"This test is always true, because the text “{text}” is not empty. Check for a missing $ or operator; to run a command, remove the brackets.");
                break;
        }
    }

    private static void ReportText(ShellWord text, ConditionBinary binary, ScriptContext script) =>
        script.Report(TextInNumericComparison, text.Span, $"{binary.Operator} compares whole numbers, and {text.Raw} is not one, so the test fails. Use {TextOperator(binary)} to compare text; check for a missing $.");

    private static string TextOperator(ConditionBinary binary) => binary.Operator == "-ne" ? "!=" : "=";

    private static bool IsFixed(ShellWord word) => word.ConstantValue is not null && !word.HasPattern && !(word.Parts is [LiteralPart { IsEscaped: false } first, ..] && first.Value.StartsWith('~'));

    /// <summary>In [[ … ]], a name beside -eq is a variable.</summary>
    private static bool HasName(ConditionBinary binary) => binary is { IsOfCommand: false, IsNumeric: true } && (IsName(binary.Left) || IsName(binary.Right));

    private static bool IsName(ShellWord word) => word.Value is { Length: > 0 } text && (char.IsAsciiLetter(text[0]) || text[0] is '_' or '(' or '$');

    private static bool IsText(ShellWord word) => word.ConstantValue is { Length: > 0 } text && !text.Any(char.IsAsciiDigit) && text.AsSpan().IndexOfAny('[', '(', '+') < 0 && !(text.Length > 1 && text[0] == '-');

    /// <summary>Whether a word is anything but a whole number, which is all that [ compares as one.</summary>
    private static bool IsNoNumber(ShellWord word) =>
        word.ConstantValue is { Length: > 0 } text && text.AsSpan().IndexOfAny('[', '(', '.') < 0 && !word.HasPattern && !text.Contains('{', StringComparison.Ordinal)
            && text.AsSpan().Trim().TrimStart("+-").IndexOfAnyExceptInRange('0', '9') is var other
            && (other >= 0 && text.AsSpan(1).IndexOfAny("+*/%") < 0 || text.AsSpan().Trim().TrimStart("+-").IsEmpty);

    /// <summary>Text that an expansion is attached to can't become a number.</summary>
    private static bool IsTextBefore(ShellWord word) => word.Parts is [LiteralPart literal, _, ..] && literal.Value.Length > 0 && char.IsAsciiLetter(literal.Value[0]);

    private static bool IsNeverEmpty(ShellWord word) => word.AllParts.Any(static pair => pair.Part is LiteralPart { Value.Length: > 0 } or SingleQuotedPart { Value.Length: > 0 }) && word.Value is not ("]" or "-a" or "-o" or ['@', .., '@']);

    private sealed class Conditions(ScriptContext script) : ShellWalker
    {
        private readonly HashSet<string> _variables = new(StringComparer.Ordinal);

        public void Start() => Visit(script.Script.Root);

        protected override void Visit(ShellNode node)
        {
            if (_variables.Count == 0)
            {
                _variables.UnionWith(script.Variables.Writes.Select(write => write.Name).Append(""));
            }

            if (node is ConditionBinary { IsNumeric: true, IsOfCommand: false } binary && (_variables.Contains(binary.Left.Value) || _variables.Contains(binary.Right.Value)))
            {
                return;
            }

            switch (node)
            {
                case SimpleCommand { Words: [{ Bare: "[" }, { Bare: "]" }] }:
                case ConditionalCommand { Condition: null }:
                    script.Report(EmptyTest, node.Span, "An empty test is always false. Add what it should test, or write false.");
                    break;
            }

            if (node is ShellCondition condition)
            {
                Check(condition, script);
            }

            VisitChildren(node);
        }
    }
}
