using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Analysis;

/// <summary>What the engine itself reports, for files of any kind.</summary>
public static class EngineRules
{
    /// <summary>A file that can't be read or decoded.</summary>
    public static CheckDescriptor UnreadableFile { get; } = new("AXG0001", "unreadable-file", "Files to check should be readable", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <summary>A suppression without a reason.</summary>
    public static CheckDescriptor SuppressionWithoutReason { get; } = new("AXG0002", "suppression-without-reason", "Suppressions must give a reason", Severity.Error, Category.Documented)
    {
        Suppressible = false,
    };

    /// <summary>A suppression that names no rule.</summary>
    public static CheckDescriptor UnknownSuppression { get; } = new("AXG0003", "suppression-of-unknown-rule", "Suppressions must name existing rules", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A suppression that suppresses nothing.</summary>
    public static CheckDescriptor UnusedSuppression { get; } = new("AXG0004", "unused-suppression", "Remove suppressions that suppress nothing", Severity.Warning, Category.Documented)
    {
        Suppressible = false,
    };

    /// <summary>A mistake in the configuration.</summary>
    public static CheckDescriptor Configuration { get; } = new("AXG0005", "invalid-configuration", "Configuration must be valid", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A run that had nothing to check.</summary>
    public static CheckDescriptor NothingToCheck { get; } = new("AXG0006", "nothing-to-check", "A run should check at least one file", Severity.Warning, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A rule that failed on a file.</summary>
    public static CheckDescriptor BrokenRule { get; } = new("AXG0007", "broken-rule", "Rules must complete on every file", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>Settings of a build that are invalid or contradict each other.</summary>
    public static CheckDescriptor BuildSettings { get; } = new("AXG0008", "invalid-build-settings", "Build settings must be valid and consistent", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A repository whose ignored files git can't list.</summary>
    public static CheckDescriptor UnknownIgnoredFiles { get; } = new("AXG0011", "unknown-ignored-files", "Git must be able to list the repository's files", Severity.Warning, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A CI build without the repository's history, or without a repository.</summary>
    public static CheckDescriptor NotGuarded { get; } = new("AXG0012", "incomplete-ci-check", "CI builds should check the whole repository", Severity.Warning, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>An exclusion of the build that no file matches.</summary>
    public static CheckDescriptor UnusedExclusion { get; } = new("AXG0013", "unused-exclusion", "A11Exclude should exclude something", Severity.Warning, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A file that the rules of its kind can't check, such as a template.</summary>
    public static CheckDescriptor NotChecked { get; } = new("AXG0014", "unchecked-file", "Check rendered files instead of templates", Severity.Info, Category.Correct);

    /// <summary>All of them.</summary>
    public static ImmutableArray<CheckDescriptor> All { get; } =
    [
        UnreadableFile, SuppressionWithoutReason, UnknownSuppression, UnusedSuppression, Configuration, NothingToCheck, BrokenRule, BuildSettings, UnknownIgnoredFiles, NotGuarded, UnusedExclusion, NotChecked,
    ];
}
