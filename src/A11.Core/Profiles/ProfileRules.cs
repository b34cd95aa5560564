using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Profiles;

/// <summary>What is reported about a profile's page.</summary>
public static class ProfileRules
{
    /// <summary>A section is missing.</summary>
    public static RuleInfo MissingSection { get; } = Create("AXT0101", "profile-missing-section", "A profile has all its sections");

    /// <summary>A section does not say what it must.</summary>
    public static RuleInfo MalformedSection { get; } = Create("AXT0102", "profile-malformed-section", "Each section of a profile says what it must");

    /// <summary>A pattern of the boundaries is none.</summary>
    public static RuleInfo InvalidPattern { get; } = Create("AXT0103", "profile-invalid-pattern", "The boundaries of a profile are path patterns");

    /// <summary>All of them.</summary>
    public static ImmutableArray<RuleInfo> All { get; } = [MissingSection, MalformedSection, InvalidPattern];

    private static RuleInfo Create(string id, string slug, string title) => new(id, slug, title, Severity.Error, Category.Correct) { Suppressible = false };
}
