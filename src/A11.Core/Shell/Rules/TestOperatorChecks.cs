using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>What is checked of the operators of <c>[ … ]</c>, <c>test</c> and <c>[[ … ]]</c>.</summary>
internal static class TestOperatorChecks
{
    public static CheckDescriptor PatternAsExpression { get; } = new("AXS2049", "glob-as-regex", "Use = to match glob patterns, and =~ for regular expressions", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2049"],
    };

    public static CheckDescriptor UnquotedRightSide { get; } = new("AXS2053", "unquoted-comparison-value", "Quote values on the right side of = in [[ … ]]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2053"],
        Fix = FixSafety.Unsafe,
    };

    public static CheckDescriptor UnknownOperator { get; } = new("AXS2057", "unknown-test-operator", "Tests must use operators that the shell knows", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2057"],
    };

    public static CheckDescriptor TextOperatorOnNumbers { get; } = new("AXS2071", "number-compared-as-text", "Compare numbers with -lt, -le, -gt and -ge", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2071"],
    };

    public static CheckDescriptor ComparedDecimal { get; } = new("AXS2072", "decimal-in-test", "Compare decimal numbers with awk or bc", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2072"],
    };

    public static CheckDescriptor ExpressionInSingleBrackets { get; } = new("AXS2074", "regex-in-single-brackets", "Use [[ … ]] to match regular expressions", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2074"],
    };

    public static CheckDescriptor QuotedExpression { get; } = new("AXS2076", "quoted-regex", "Don't quote regular expressions after =~", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2076"],
    };

    public static CheckDescriptor PatternInSingleBrackets { get; } = new("AXS2081", "glob-in-single-brackets", "Use [[ … ]] or case to match glob patterns", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2081"],
    };

    public static CheckDescriptor EscapedComparison { get; } = new("AXS2075", "escaped-comparison", "Write < and > without a backslash in [[ … ]]", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2075"],
    };

    public static CheckDescriptor UnknownUnaryOperator { get; } = new("AXS2058", "unknown-unary-operator", "Tests of one word must use operators that the shell knows", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2058"],
    };

    public static CheckDescriptor AndInDoubleBrackets { get; } = new("AXS2108", "and-option-in-double-brackets", "Join conditions in [[ … ]] with &&", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2108"],
    };

    public static CheckDescriptor OrInDoubleBrackets { get; } = new("AXS2110", "or-option-in-double-brackets", "Join conditions in [[ … ]] with ||", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2110"],
    };

    public static CheckDescriptor UnsupportedComparison { get; } = new("AXS2122", "unsupported-comparison", "Don't use <= and >= in tests", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2122"],
    };

    public static CheckDescriptor UnnecessaryPrefix { get; } = new("AXS2268", "unnecessary-x-prefix", "Compare values without an x prefix", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2268"],
    };

    public static ImmutableArray<CheckDescriptor> All { get; } =
    [
        PatternAsExpression, UnquotedRightSide, UnknownOperator, UnknownUnaryOperator, TextOperatorOnNumbers, ComparedDecimal, ExpressionInSingleBrackets, EscapedComparison, QuotedExpression,
        PatternInSingleBrackets, AndInDoubleBrackets, OrInDoubleBrackets, UnsupportedComparison, UnnecessaryPrefix,
    ];
}
