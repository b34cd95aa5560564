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

    internal override ImmutableArray<Type> NodeTypes { get; } = [typeof(ConditionBinary), typeof(ConditionUnary), typeof(ConditionList), typeof(SimpleCommand)];

    /// <inheritdoc/>
    public override void Visit(ShellNode node, ScriptContext script)
    {
        switch (node)
        {
            case ConditionBinary binary:
                Check(binary, script);
                break;
            case ConditionList { IsOfCommand: false } list:
                CheckJoints(list, script);
                break;
            case ConditionUnary unary when !IsUnary(unary.Operator):
                ReportUnknownUnary(unary.Operator, unary.OperatorSpan, script);
                break;
            case SimpleCommand { Name: "[" or "test" } command when UnknownOperatorOf(command) is { } unknown:
                ReportUnknown(unknown.Raw, unknown.Span, script);
                break;
            case SimpleCommand { Name: "[" or "test" } command when UnknownUnaryOf(command) is { } first:
                ReportUnknownUnary(first.Value, first.Span, script);
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
            case "\\<" or "\\>" when !node.IsOfCommand:
                script.Report(EscapedComparison, node.OperatorSpan, $"[[ … ]] takes no backslash before {node.Operator[1]}. Remove it.");
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
            case "=" or "==" or "!=" when HasPrefix(node) && !node.Right.HasPattern:
                script.Report(UnnecessaryPrefix, node.Left.Span, $"The {First(node.Left)} prefix is unnecessary. Quote the value and compare it directly, for example [ \"$a\" = b ].");
                break;
            case "=" or "==" or "!=" when node.IsOfCommand:
                CheckCommand(node, script);
                break;
            case "=" or "==" or "!=" when node.Right.Parts is [ParameterExpansion { IsLength: false, Name: not ("?" or "#" or "$" or "!") } or CommandSubstitution]:
                script.Report(UnquotedRightSide, node.Right.Span, $"In [[ … ]], the unquoted right side of {node.Operator} is a glob pattern. Quote {node.Right.Raw} to compare it as text.", ScriptContext.Quote(node.Right));
                break;
        }
    }

    private static void CheckJoints(ConditionList list, ScriptContext script)
    {
        foreach (var joint in list.Operators)
        {
            if (script.Script.Text[joint.Start] == '-')
            {
                script.Report(list.IsOr ? OrInDoubleBrackets : AndInDoubleBrackets, joint, $"[[ … ]] does not accept {(list.IsOr ? "-o" : "-a")} between conditions. Use {(list.IsOr ? "||" : "&&")}.");
            }
        }
    }

    /// <summary>What stands between the two words of a test of three where an operator should; null where it is one, or the test has another form.</summary>
    private static ShellWord? UnknownOperatorOf(SimpleCommand command)
    {
        var words = command.Words;
        var isComparison = words.Length == 4 ? command.Name == "test" : words.Length == 5 && command.Name == "[" && words[4].Value == "]";
        return isComparison && words[1].ConstantValue is not ("!" or "(") && words[2].Bare is ['-', var first, var second, ..] name && char.IsAsciiLetter(first) && char.IsAsciiLetter(second) && !IsKnown(name) ? words[2] : null;
    }

    /// <summary>What stands before the only word of a test where an operator should; null where it is one, or the test has another form.</summary>
    private static ShellWord? UnknownUnaryOf(SimpleCommand command)
    {
        var words = command.Words.RemoveAt(0);
        words = command.Name == "[" && words is [.., { Bare: "]" }] ? words.RemoveAt(words.Length - 1) : words;
        words = words is [{ Bare: "!" }, ..] ? words.RemoveAt(0) : words;
        return words is [{ Bare: ['-', var first, .. var rest] } name, _] && char.IsAsciiLetter(first) && rest.All(char.IsAsciiLetter) && !IsUnary(name.Value) ? name : null;
    }

    /// <summary>The operators of one word (POSIX.1-2024, “test”; bash's manual, “Bash Conditional Expressions”).</summary>
    private static bool IsUnary(string name) => name is ['-', var letter] && "abcdefghknoprstuvwxzGLNORS".Contains(letter, StringComparison.Ordinal);

    private static void ReportUnknownUnary(string name, TextSpan span, ScriptContext script) =>
        script.Report(UnknownUnaryOperator, span, $"{name} is not a test operator. Use one such as -f, -d, -e, -n or -z.");

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
        if (node.Right.Parts is [SingleQuotedPart or DoubleQuotedPart] && IsExpression(node.Right))
        {
            script.Report(QuotedExpression, node.Right.Span, "A quoted right side of =~ matches as plain text. Remove the quotes, or keep the regular expression in a variable.");
        }
        else if (node.Right.Bare is ['*', ..] glob && !glob.Contains(".*", StringComparison.Ordinal))
        {
            script.Report(PatternAsExpression, node.Right.Span, $"=~ takes a regular expression, but {glob} is a glob pattern. Use = to match a pattern.");
        }
    }

    /// <summary>Whether quoted text holds a character of expressions, or a variable that is called an expression.</summary>
    private static bool IsExpression(ShellWord word) => word.ConstantValue is { } text
        ? text.AsSpan().IndexOfAny(ExpressionCharacters) >= 0
        : word.Parts is [DoubleQuotedPart { Parts: var parts }] && parts.Any(static part => part is LiteralPart literal
            ? literal.Value.AsSpan().IndexOfAny(ExpressionCharacters) >= 0
            : part is ParameterExpansion { Name: var name } && (name.Contains("regex", StringComparison.OrdinalIgnoreCase) || name.Contains("pattern", StringComparison.OrdinalIgnoreCase)));

    private static void CheckCommand(ConditionBinary node, ScriptContext script)
    {
        if (node.Right.HasPattern)
        {
            script.Report(PatternInSingleBrackets, node.Right.Span, $"[ does not match patterns: the shell replaces {node.Right.Raw} with matching file names. Use {(script.IsPosix ? "case" : "[[ … ]] or case")}.");
        }
    }

    private static bool HasPrefix(ConditionBinary node) => First(node.Left) is 'x' or 'X' && First(node.Left) == First(node.Right) && (StartsWithValue(node.Left) || StartsWithValue(node.Right));

    /// <summary>Whether a value follows the first character of a word at once.</summary>
    private static bool StartsWithValue(ShellWord word) => word.AllParts.Take(2).Select(static pair => pair.Part).ToArray() is [LiteralPart { Value.Length: 1 }, ParameterExpansion or CommandSubstitution];

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
