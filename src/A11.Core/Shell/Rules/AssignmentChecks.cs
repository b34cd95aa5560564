using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>Checks of assignments that the shell takes for commands.</summary>
internal static class AssignmentChecks
{
    public static readonly CheckDescriptor SpaceAfterEquals = new("AXS1007", "space-after-equals", "Assignments should not have a space after =", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1007"] };

    public static readonly CheckDescriptor DoubledEquals = new("AXS1097", "doubled-equals-in-assignment", "Assignments should have one =", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1097"] };

    public static readonly CheckDescriptor PipelineInAssignment = new("AXS2036", "unassigned-pipeline-output", "Assign the output of a pipeline with command substitution", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2036"] };

    public static readonly CheckDescriptor CommandInAssignment = new("AXS2037", "unassigned-command-output", "Assign the output of a command with command substitution", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2037"] };

    public static readonly CheckDescriptor CalculationAsCommand = new("AXS2099", "arithmetic-run-as-command", "Arithmetic must be written as $((…))", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2099"] };

    public static readonly CheckDescriptor CalculationAsText = new("AXS2100", "arithmetic-assigned-as-text", "Assign the result of arithmetic with $((…))", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2100"] };

    public static readonly CheckDescriptor CommandAsText = new("AXS2209", "command-assigned-as-text", "Assign the output of a command with command substitution", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC2209"] };

    public static readonly CheckDescriptor PositionalParameter = new("AXS2270", "assigned-positional-parameter", "Set positional parameters with set --", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2270"] };

    public static readonly CheckDescriptor ComputedName = new("AXS2271", "computed-assignment-target", "Variables with computed names must be set with declare or an array", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2271"] };

    public static readonly CheckDescriptor ComparisonInName = new("AXS2272", "comparison-in-command-name", "Comparisons must not be the name of a command", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2272"] };

    public static readonly CheckDescriptor EqualsLine = new("AXS2273", "line-of-equals-signs", "Lines of = or conflict markers must not stand in a script", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2273"] };

    public static readonly CheckDescriptor EqualsHeading = new("AXS2274", "heading-without-comment-sign", "Headings must start with #", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2274"] };

    public static readonly CheckDescriptor MissingName = new("AXS2275", "assignment-without-name", "Assignments must have a variable name before =", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2275"] };

    public static readonly CheckDescriptor InvalidTarget = new("AXS2276", "invalid-assignment-target", "Assignments must have a valid variable name before =", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2276"] };

    public static readonly CheckDescriptor ZeroInBash = new("AXS2277", "assigned-zero-in-bash", "Set BASH_ARGV0 instead of $0 in bash", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2277"] };

    public static readonly CheckDescriptor ZeroInKorn = new("AXS2278", "assigned-zero-in-ksh", "$0 must not be assigned in ksh", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2278"] };

    public static readonly CheckDescriptor ZeroInDash = new("AXS2279", "assigned-zero-in-dash", "$0 must not be assigned in dash", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2279"] };

    public static readonly CheckDescriptor ZeroInPosix = new("AXS2280", "assigned-zero-in-sh", "$0 must not be assigned in sh", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2280"] };

    public static readonly CheckDescriptor DollarBeforeName = new("AXS2281", "dollar-before-assigned-name", "Assignments must not have a $ before the name", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2281"] };

    public static readonly CheckDescriptor DigitBeforeName = new("AXS2282", "variable-name-starts-with-digit", "Variable names must not start with a digit", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2282"] };

    public static readonly CheckDescriptor SpacesAroundEquals = new("AXS2283", "spaces-around-equals", "Assignments must not have spaces around =", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2283"] };

    public static readonly CheckDescriptor ComparisonAsCommand = new("AXS2284", "comparison-run-as-command", "Comparisons with == must stand in a test", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2284"] };

    public static readonly CheckDescriptor SpacesAroundPlusEquals = new("AXS2285", "spaces-around-plus-equals", "Assignments must not have spaces around +=", Severity.Error, Category.Correct) { Aliases = ["shellcheck/SC2285"] };

    /// <summary>All of them, in the order of their numbers.</summary>
    public static readonly ImmutableArray<CheckDescriptor> All =
    [
        SpaceAfterEquals,
        DoubledEquals,
        PipelineInAssignment,
        CommandInAssignment,
        CalculationAsCommand,
        CalculationAsText,
        CommandAsText,
        PositionalParameter,
        ComputedName,
        ComparisonInName,
        EqualsLine,
        EqualsHeading,
        MissingName,
        InvalidTarget,
        ZeroInBash,
        ZeroInKorn,
        ZeroInDash,
        ZeroInPosix,
        DollarBeforeName,
        DigitBeforeName,
        SpacesAroundEquals,
        ComparisonAsCommand,
        SpacesAroundPlusEquals,
    ];
}
