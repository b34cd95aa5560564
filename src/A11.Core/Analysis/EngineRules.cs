using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Analysis;

/// <summary>What the engine itself reports, whatever the kind of file.</summary>
public static class EngineRules
{
    /// <summary>A file that can't be read or decoded.</summary>
    public static CheckDescriptor UnreadableFile { get; } = new("AXG0001", "unreadable-file", "Every file that is to be checked can be read", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <summary>A suppression without a reason.</summary>
    public static CheckDescriptor SuppressionWithoutReason { get; } = new("AXG0002", "suppression-without-reason", "A suppression says why", Severity.Error, Category.Documented)
    {
        Suppressible = false,
    };

    /// <summary>A suppression that names no rule.</summary>
    public static CheckDescriptor UnknownSuppression { get; } = new("AXG0003", "unknown-suppression", "A suppression names rules that exist", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A suppression that suppresses nothing.</summary>
    public static CheckDescriptor UnusedSuppression { get; } = new("AXG0004", "unused-suppression", "A suppression suppresses something", Severity.Warning, Category.Documented)
    {
        Suppressible = false,
    };

    /// <summary>A mistake in the configuration.</summary>
    public static CheckDescriptor Configuration { get; } = new("AXG0005", "configuration", "The configuration says what it means", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A run that had nothing to check.</summary>
    public static CheckDescriptor NothingToCheck { get; } = new("AXG0006", "nothing-to-check", "A run checks at least one file", Severity.Warning, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A rule that failed on a file.</summary>
    public static CheckDescriptor BrokenRule { get; } = new("AXG0007", "broken-rule", "Every rule comes to a verdict", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A build whose settings can't all hold.</summary>
    public static CheckDescriptor BuildSettings { get; } = new("AXG0008", "build-settings", "The settings of a build can all hold", Severity.Error, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A repository whose ignored files git does not tell.</summary>
    public static CheckDescriptor UnknownIgnoredFiles { get; } = new("AXG0011", "unknown-ignored-files", "Git must be able to list the repository's files", Severity.Warning, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A CI build without the repository's history, or without a repository.</summary>
    public static CheckDescriptor NotGuarded { get; } = new("AXG0012", "not-guarded", "CI builds should check the whole repository", Severity.Warning, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>An exclusion of the build that no file matches.</summary>
    public static CheckDescriptor UnusedExclusion { get; } = new("AXG0013", "unused-exclusion", "A11Exclude should exclude something", Severity.Warning, Category.Correct)
    {
        Suppressible = false,
    };

    /// <summary>A file that looks like one of ours and that the rules of its kind can't judge.</summary>
    public static CheckDescriptor NotChecked { get; } = new("AXG0014", "not-checked", "Check what templates are rendered to", Severity.Info, Category.Correct);

    /// <summary>All of them.</summary>
    public static ImmutableArray<CheckDescriptor> All { get; } =
    [
        UnreadableFile, SuppressionWithoutReason, UnknownSuppression, UnusedSuppression, Configuration, NothingToCheck, BrokenRule, BuildSettings, UnknownIgnoredFiles, NotGuarded, UnusedExclusion, NotChecked,
    ];
}
