using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A condition depends on something.</summary>
public sealed class KeepTestsMeaningful : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2050", "keep-tests-meaningful", "A condition depends on something", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2050", "shellcheck/SC2157", "shellcheck/SC2078", "shellcheck/SC2160", "shellcheck/SC2161", "shellcheck/SC2158", "shellcheck/SC2159", "shellcheck/SC2170", "shellcheck/SC2309", "shellcheck/SC2077", "shellcheck/SC2332"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script) => new Conditions(this, script).Start();

    private void Check(ShellCondition condition, ScriptContext script)
    {
        switch (condition)
        {
            case ConditionBinary { IsNumeric: true } binary when !binary.IsOfCommand && (IsText(binary.Left) || IsText(binary.Right)):
                var text = IsText(binary.Left) ? binary.Left : binary.Right;
                script.Report(this, text.Span, $"{binary.Operator} compares numbers, and {text.Raw} is taken for a variable; write = to compare text.", code: "SC2309");
                break;
            case ConditionBinary { IsNumeric: true, IsOfCommand: true } binary when binary.Left.ConstantValue is { } left && binary.Right.ConstantValue is { } right && (IsText(binary.Left) || IsText(binary.Right)):
                script.Report(this, binary.Span, $"{left} and {right} are compared as numbers, and one of them is none, so the test fails; write = to compare text, and $ in front of a variable.", code: "SC2170");
                script.Report(this, binary.Span, "Both sides are fixed, so this is always the same; a $ may be missing.", code: "SC2050");
                break;
            case ConditionBinary { IsNumeric: true, IsOfCommand: true } binary when IsTextBefore(binary.Left) || IsTextBefore(binary.Right):
                script.Report(this, binary.Span, $"{binary.Operator} compares numbers, and {(IsTextBefore(binary.Left) ? binary.Left : binary.Right).Raw} is none; write = to compare text.", code: "SC2170");
                break;
            case ConditionBinary { Operator: "=" or "==" or "!=" or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" } binary when IsFixed(binary.Left) && IsFixed(binary.Right) && !HasName(binary):
                script.Report(this, binary.Span, "Both sides are fixed, so this is always the same; a $ may be missing.", code: "SC2050");
                break;
            case ConditionUnary { Operator: "-n" or "-z" } unary when IsNeverEmpty(unary.Operand):
                script.Report(this, unary.Span, $"{unary.Operand.Raw} is never empty, so this is always the same; a $ may be missing, or a blank is part of it.", code: "SC2157");
                break;
            case ConditionNot { IsOfCommand: true, Operand: ConditionUnary { Operator: "-o" or "-a" } unary } not when unary.Operand.ConstantValue is not "]":
                script.Report(this, not.Span, $"Between two words {unary.Operator} is “{(unary.Operator == "-o" ? "or" : "and")}”, so that this asks whether “!” is empty; write ! [ {unary.Operator} {unary.Operand.Raw} ].", code: "SC2332");
                break;
            case ConditionWord { Word: { Parts: [ParameterExpansion or DoubleQuotedPart { Parts: [ParameterExpansion] }, LiteralPart { IsEscaped: false, Value: ['=', ..] or ['!', '=', ..] }, ..] } compared }:
                script.Report(this, compared.Span, "Without blanks this is one word that is never empty, so that the test always holds; write a blank on either side of the operator.", code: "SC2077");
                break;
            case ConditionWord { Word: var word }:
                CheckWord(word, script);
                break;
        }
    }

    private void CheckWord(ShellWord word, ScriptContext script)
    {
        switch (word.ConstantValue)
        {
            case "true" or "1":
                script.Report(this, word.Span, $"This tests that the text “{word.Value}” is not empty, which always holds; run {(word.Value == "1" ? "(( 1 ))" : "true")} without brackets.", code: word.Value == "1" ? "SC2161" : "SC2160");
                break;
            case "false" or "0":
                script.Report(this, word.Span, $"This tests that the text “{word.Value}” is not empty, which always holds; run {(word.Value == "0" ? "(( 0 ))" : "false")} without brackets.", code: word.Value == "0" ? "SC2159" : "SC2158");
                break;
            case { Length: > 0 } text when !text.Contains('=', StringComparison.Ordinal) && !word.HasPattern && text is not ("]" or "!" or "(" or ")") && (text[0] != '-' || text.Contains(' ', StringComparison.Ordinal)):
                script.Report(this, word.Span, $"This tests that the text “{text}” is not empty, which always holds; a $ or an operator may be missing, or a command needs no brackets.", code: "SC2078");
                break;
        }
    }

    private static bool IsFixed(ShellWord word) => word.ConstantValue is not null && !word.HasPattern && !(word.Parts is [LiteralPart { IsEscaped: false } first, ..] && first.Value.StartsWith('~'));

    /// <summary>In [[ … ]], a name beside -eq is a variable.</summary>
    private static bool HasName(ConditionBinary binary) => binary is { IsOfCommand: false, IsNumeric: true } && (IsName(binary.Left) || IsName(binary.Right));

    private static bool IsName(ShellWord word) => word.Value is { Length: > 0 } text && (char.IsAsciiLetter(text[0]) || text[0] is '_' or '(' or '$');

    private static bool IsText(ShellWord word) => word.ConstantValue is { Length: > 0 } text && !text.Any(char.IsAsciiDigit) && text.AsSpan().IndexOfAny('[', '(', '+') < 0 && !(text.Length > 1 && text[0] == '-');

    /// <summary>Text that an expansion is attached to can't become a number.</summary>
    private static bool IsTextBefore(ShellWord word) => word.Parts is [LiteralPart literal, _, ..] && literal.Value.Length > 0 && char.IsAsciiLetter(literal.Value[0]);

    private static bool IsNeverEmpty(ShellWord word) => word.AllParts.Any(static pair => pair.Part is LiteralPart { Value.Length: > 0 } or SingleQuotedPart { Value.Length: > 0 }) && !word.HasPattern && word.Value is not ("]" or "-a" or "-o");

    private sealed class Conditions(KeepTestsMeaningful rule, ScriptContext script) : ShellWalker
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

            if (node is ShellCondition condition)
            {
                rule.Check(condition, script);
            }

            VisitChildren(node);
        }
    }
}
