using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>What is checked of the words that tests look at.</summary>
internal static class TestOperandChecks
{
    public static CheckDescriptor ConstantComparison { get; } = new("AXS2050", "constant-comparison", "Comparisons should depend on a value that can change", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2050"],
    };

    public static CheckDescriptor EmptyTest { get; } = new("AXS2212", "empty-test", "Tests must test something", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2212"],
    };

    public static CheckDescriptor UnspacedOperator { get; } = new("AXS2077", "unspaced-test-operator", "Put spaces around comparison operators", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2077"],
    };

    public static CheckDescriptor ConstantText { get; } = new("AXS2078", "constant-test", "Tests should depend on a value that can change", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2078"],
    };

    public static CheckDescriptor ConstantEmptinessTest { get; } = new("AXS2157", "constant-emptiness-test", "Test values for emptiness without literal text", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2157"],
    };

    public static CheckDescriptor BracketedFalse { get; } = new("AXS2158", "false-in-brackets", "Run false without brackets", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2158"],
    };

    public static CheckDescriptor BracketedZero { get; } = new("AXS2159", "zero-in-brackets", "Write false instead of [ 0 ]", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2159"],
    };

    public static CheckDescriptor BracketedTrue { get; } = new("AXS2160", "true-in-brackets", "Run true without brackets", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2160"],
    };

    public static CheckDescriptor BracketedOne { get; } = new("AXS2161", "one-in-brackets", "Write true instead of [ 1 ]", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2161"],
    };

    public static CheckDescriptor TextInNumericComparison { get; } = new("AXS2170", "text-compared-as-number", "Compare text with = and numbers with -eq", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2170"],
    };

    public static CheckDescriptor TextReadAsVariable { get; } = new("AXS2309", "text-read-as-variable", "Use = to compare text in [[ … ]]", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2309"],
    };

    public static CheckDescriptor NegatedOption { get; } = new("AXS2332", "negated-option-test", "Put ! before the brackets to negate -o and -a", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2332"],
    };

    public static ImmutableArray<CheckDescriptor> All { get; } =
    [
        ConstantComparison, UnspacedOperator, ConstantText, ConstantEmptinessTest, BracketedFalse, BracketedZero, BracketedTrue, BracketedOne,
        TextInNumericComparison, EmptyTest, TextReadAsVariable, NegatedOption,
    ];
}
