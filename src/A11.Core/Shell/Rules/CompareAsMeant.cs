using System.Buffers;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>An operator compares what it is meant for.</summary>
public sealed class CompareAsMeant : ShellNodeRule<ConditionBinary>
{
    private static readonly SearchValues<char> ExpressionCharacters = SearchValues.Create("|*+?[^$\\(");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2071", "compare-as-meant", "An operator compares what it is meant for", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2071", "shellcheck/SC2072", "shellcheck/SC2122", "shellcheck/SC2074", "shellcheck/SC2053", "shellcheck/SC2081", "shellcheck/SC2076", "shellcheck/SC2049", "shellcheck/SC2268", "shellcheck/SC2110", "shellcheck/SC2057"],
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override void Visit(ConditionBinary node, ScriptContext script)
    {
        switch (node.Operator)
        {
            case "<=" or ">=":
                script.Report(this, node.OperatorSpan, $"{node.Operator} is no operator of a test; write {(node.Operator == "<=" ? "-le" : "-ge")} for numbers, or turn < around with !.", code: "SC2122");
                if (IsNumber(node.Left) || IsNumber(node.Right))
                {
                    script.Report(this, node.OperatorSpan, $"{node.Operator} compares text; write {(node.Operator == "<=" ? "-le" : "-ge")} for numbers.", code: "SC2071");
                }

                break;
            case "<" or ">" when IsDecimal(node.Left) || IsDecimal(node.Right):
                script.Report(this, node.Span, "The shell calculates with whole numbers alone; compare decimals by bc or awk.", code: "SC2072");
                break;
            case "<" or ">" when IsNumber(node.Left) || IsNumber(node.Right):
                script.Report(this, node.OperatorSpan, $"{node.Operator} compares text, so that 10 comes before 9; write {(node.Operator == "<" ? "-lt" : "-gt")} for numbers.", code: "SC2071");
                break;
            case "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" when IsDecimal(node.Left) || IsDecimal(node.Right):
                script.Report(this, node.Span, "The shell calculates with whole numbers alone; compare decimals by bc or awk.", code: "SC2072");
                break;
            case "-a" or "-o":
                script.Report(this, node.OperatorSpan, $"In [[ … ]] “and” and “or” are && and ||; {node.Operator} is refused.", code: "SC2110");
                break;
            case ['-', _, _, ..] and not ("-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" or "-nt" or "-ot" or "-ef"):
                script.Report(this, node.OperatorSpan, $"{node.Operator} is no operator of a test.", code: "SC2057");
                break;
            case "=~" when node.IsOfCommand:
                script.Report(this, node.OperatorSpan, "[ does not know =~; write [[ … ]].", code: "SC2074");
                break;
            case "=~":
                CheckExpression(node, script);
                break;
            case "=" or "==" or "!=" when node.IsOfCommand:
                CheckCommand(node, script);
                break;
            case "=" or "==" or "!=" when node.Right.Parts is [ParameterExpansion or CommandSubstitution] && node.Right.Parts[0] is not ParameterExpansion { Name: "?" or "#" or "$" }:
                script.Report(this, node.Right.Span, $"In [[ … ]] an unquoted right side is a pattern, so the value of {node.Right.Raw} is no text; quote it.", ScriptContext.Quote(node.Right), "SC2053");
                break;
        }
    }

    private void CheckExpression(ConditionBinary node, ScriptContext script)
    {
        if (node.Right.Parts is [SingleQuotedPart or DoubleQuotedPart] && node.Right.ConstantValue is { } text && text.AsSpan().IndexOfAny(ExpressionCharacters) >= 0)
        {
            script.Report(this, node.Right.Span, "Quotes make of a regular expression plain text; take them off, or keep the expression in a variable.", code: "SC2076");
        }
        else if (node.Right.Bare is ['*', ..] glob && !glob.Contains(".*", StringComparison.Ordinal))
        {
            script.Report(this, node.Right.Span, "=~ takes a regular expression, and this is a pattern of file names; write = for patterns.", code: "SC2049");
        }
    }

    private void CheckCommand(ConditionBinary node, ScriptContext script)
    {
        if (node.Right.HasPattern)
        {
            script.Report(this, node.Right.Span, $"[ compares text, and the files that match take the place of {node.Right.Raw}; write [[ … ]] or case to compare with a pattern.", code: "SC2081");
        }
        else if (First(node.Left) is 'x' or 'X' && First(node.Left) == First(node.Right) && node.Left.AllParts.Any(static pair => pair.Part is ParameterExpansion or CommandSubstitution))
        {
            script.Report(this, node.Left.Span, $"The {First(node.Left)} in front served shells of the eighties; quote the value and compare it itself.", code: "SC2268");
        }
    }

    private static char First(ShellWord word) => word.Value is { Length: > 0 } value ? value[0] : '\0';

    private static bool IsNumber(ShellWord word) => (word.ConstantValue is { Length: > 0 } text && text.TrimStart('-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit)) || word.Parts is [ArithmeticExpansion];

    private static bool IsDecimal(ShellWord word) => word.ConstantValue is { Length: > 2 } text && text.Count(static character => character == '.') == 1 && text.All(static character => char.IsAsciiDigit(character) || character == '.');
}
