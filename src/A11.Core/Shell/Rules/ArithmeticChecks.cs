using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>Checks of arithmetic.</summary>
internal static class ArithmeticChecks
{
    public static readonly CheckDescriptor UnnecessaryDollar = new("AXS2004", "unnecessary-arithmetic-dollar", "Omit $ from variables in arithmetic", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2004"] };

    public static readonly CheckDescriptor LegacyExpansion = new("AXS2007", "legacy-arithmetic-expansion", "Use $((…)) instead of $[…]", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2007"] };

    public static readonly CheckDescriptor DivisionFirst = new("AXS2017", "division-before-multiplication", "Multiply before dividing integers", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2017"] };

    public static readonly CheckDescriptor DecimalNumber = new("AXS2079", "decimal-arithmetic", "Shell arithmetic must use whole numbers", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2079"] };

    public static readonly CheckDescriptor InvalidOctal = new("AXS2080", "invalid-octal-number", "Numbers with a leading zero must be valid octal", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2080"] };

    public static readonly CheckDescriptor ResultAsCommand = new("AXS2084", "arithmetic-result-as-command", "The result of arithmetic must not be run as a command", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2084"] };

    public static readonly CheckDescriptor AssignmentInRedirection = new("AXS2257", "arithmetic-change-in-redirection", "Change variables outside of redirections", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2257"] };

    public static readonly CheckDescriptor ArithmeticInSubscript = new("AXS2321", "arithmetic-expansion-in-subscript", "Omit $((…)) from array subscripts", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2321"] };

    public static readonly CheckDescriptor DoubledParentheses = new("AXS2322", "doubled-arithmetic-parentheses", "Use one pair of parentheses in arithmetic", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2322"] };

    public static readonly CheckDescriptor OuterParentheses = new("AXS2323", "outer-arithmetic-parentheses", "Omit parentheses around a whole arithmetic expression", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2323"] };

    /// <summary>All of them, in the order of their numbers.</summary>
    public static readonly ImmutableArray<CheckDescriptor> All =
    [
        UnnecessaryDollar,
        LegacyExpansion,
        DivisionFirst,
        DecimalNumber,
        InvalidOctal,
        ResultAsCommand,
        AssignmentInRedirection,
        ArithmeticInSubscript,
        DoubledParentheses,
        OuterParentheses,
    ];
}
