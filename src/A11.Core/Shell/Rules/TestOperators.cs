using System.Buffers;
using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using static A11.Core.Shell.Rules.TestOperatorChecks;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at the operators of tests that compare two words.</summary>
public sealed class TestOperators : ShellRule
{
    private static readonly SearchValues<char> ExpressionCharacters = SearchValues.Create("|*+?[^$\\(");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => UnknownOperator;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors => All;

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ConditionBinary), typeof(SimpleCommand)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case ConditionBinary binary:
                Check(binary, script);
                break;
            case SimpleCommand { Name: "[" or "test" } command when UnknownOperatorOf(command) is { } unknown:
                ReportUnknown(unknown.Raw, unknown.Span, script);
                break;
        }
    }

    private static void Check(ConditionBinary node, ScriptContext script)
    {
        switch (node.Operator)
        {
            case "<=" or ">=":
                CheckUnsupported(node, script);
                break;
            case "<" or ">" when IsDecimal(node.Left) || IsDecimal(node.Right):
                ReportDecimal(node, script);
                break;
            case "<" or ">" when IsNumber(node.Left) || IsNumber(node.Right):
                script.Report(TextOperatorOnNumbers, node.OperatorSpan, $"{node.Operator} compares text, so 10 sorts before 9. Use {NumericOperator(node)} to compare numbers.");
                break;
            case "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" when IsDecimal(node.Left) || IsDecimal(node.Right):
                ReportDecimal(node, script);
                break;
            case "-a" or "-o":
                script.Report(AndOrInDoubleBrackets, node.OperatorSpan, $"[[ … ]] does not accept {node.Operator} between conditions. Use {(node.Operator == "-a" ? "&&" : "||")}.");
                break;
            case ['-', _, _, ..] when !IsKnown(node.Operator):
                ReportUnknown(node.Operator, node.OperatorSpan, script);
                break;
            case "=~" when node.IsOfCommand:
                script.Report(ExpressionInSingleBrackets, node.OperatorSpan, $"[ does not support =~. Use {(script.IsPosix ? "case or grep -E" : "[[ … ]]")}.");
                break;
            case "=~":
                CheckExpression(node, script);
                break;
            case "=" or "==" or "!=" when node.IsOfCommand:
                CheckCommand(node, script);
                break;
            case "=" or "==" or "!=" when node.Right.Parts is [ParameterExpansion or CommandSubstitution] && node.Right.Parts[0] is not ParameterExpansion { Name: "?" or "#" or "$" }:
                script.Report(UnquotedRightSide, node.Right.Span, $"In [[ … ]], the unquoted right side of {node.Operator} is a glob pattern. Quote {node.Right.Raw} to compare it as text.", ScriptContext.Quote(node.Right));
                break;
        }
    }

    /// <summary>What stands between the two words of a test of three where an operator should; null where it is one, or the test has another form.</summary>
    private static ShellWord? UnknownOperatorOf(SimpleCommand command)
    {
        var words = command.Words;
        var isComparison = words.Length == 4 ? command.Name == "test" : words.Length == 5 && command.Name == "[" && words[4].Value == "]";
        return isComparison && words[1].ConstantValue is not ("!" or "(") && words[2].Bare is ['-', var first, var second, ..] name && char.IsAsciiLetter(first) && char.IsAsciiLetter(second) && !IsKnown(name) ? words[2] : null;
    }

    private static bool IsKnown(string name) => name is "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" or "-nt" or "-ot" or "-ef";

    private static void ReportUnknown(string name, TextSpan span, ScriptContext script) =>
        script.Report(UnknownOperator, span, $"{name} is not a test operator. Use -eq, -ne, -lt, -le, -gt or -ge for numbers, or = and != for text.");

    private static void CheckUnsupported(ConditionBinary node, ScriptContext script)
    {
        if (IsNumber(node.Left) || IsNumber(node.Right))
        {
            script.Report(TextOperatorOnNumbers, node.OperatorSpan, $"{node.Operator} does not compare numbers in a test. Use {NumericOperator(node)}.");
        }
        else
        {
            script.Report(UnsupportedComparison, node.OperatorSpan, $"{node.Operator} is not a test operator. Use {NumericOperator(node)} to compare numbers, or negate {(node.Operator == "<=" ? ">" : "<")} to compare text.");
        }
    }

    private static void ReportDecimal(ConditionBinary node, ScriptContext script) =>
        script.Report(ComparedDecimal, node.Span, $"The shell compares only whole numbers, and {(IsDecimal(node.Left) ? node.Left : node.Right).Raw} is a decimal. Compare with awk or bc.");

    private static void CheckExpression(ConditionBinary node, ScriptContext script)
    {
        if (node.Right.Parts is [SingleQuotedPart or DoubleQuotedPart] && node.Right.ConstantValue is { } text && text.AsSpan().IndexOfAny(ExpressionCharacters) >= 0)
        {
            script.Report(QuotedExpression, node.Right.Span, "A quoted right side of =~ matches as plain text. Remove the quotes, or keep the regular expression in a variable.");
        }
        else if (node.Right.Bare is ['*', ..] glob && !glob.Contains(".*", StringComparison.Ordinal))
        {
            script.Report(PatternAsExpression, node.Right.Span, $"=~ takes a regular expression, but {glob} is a glob pattern. Use = to match a pattern.");
        }
    }

    private static void CheckCommand(ConditionBinary node, ScriptContext script)
    {
        if (node.Right.HasPattern)
        {
            script.Report(PatternInSingleBrackets, node.Right.Span, $"[ does not match patterns: the shell replaces {node.Right.Raw} with matching file names. Use {(script.IsPosix ? "case" : "[[ … ]] or case")}.");
        }
        else if (First(node.Left) is 'x' or 'X' && First(node.Left) == First(node.Right) && node.Left.AllParts.Any(static pair => pair.Part is ParameterExpansion or CommandSubstitution))
        {
            script.Report(UnnecessaryPrefix, node.Left.Span, $"The {First(node.Left)} prefix is unnecessary. Quote the value and compare it directly, for example [ \"$a\" = b ].");
        }
    }

    private static string NumericOperator(ConditionBinary node) => node.Operator switch
    {
        "<" => "-lt",
        "<=" => "-le",
        ">" => "-gt",
        _ => "-ge",
    };

    private static char First(ShellWord word) => word.Value is { Length: > 0 } value ? value[0] : '\0';

    private static bool IsNumber(ShellWord word) => (word.ConstantValue is { Length: > 0 } text && text.TrimStart('-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit)) || word.Parts is [ArithmeticExpansion];

    private static bool IsDecimal(ShellWord word) => word.ConstantValue is { Length: > 2 } text && text.Count(static character => character == '.') == 1 && text.All(static character => char.IsAsciiDigit(character) || character == '.');
}
