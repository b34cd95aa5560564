using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Profiles;

/// <summary>What is reported about a profile's page.</summary>
public static class ProfileRules
{
    /// <summary>A section is missing.</summary>
    public static CheckDescriptor MissingSection { get; } = Create("AXT0101", "missing-profile-section", "Profiles must have all sections");

    /// <summary>A section does not say what it must.</summary>
    public static CheckDescriptor MalformedSection { get; } = Create("AXT0102", "malformed-profile-section", "Sections of a profile must be complete");

    /// <summary>A pattern of the boundaries is none.</summary>
    public static CheckDescriptor InvalidPattern { get; } = Create("AXT0103", "invalid-boundary-pattern", "Boundaries of a profile must be valid path patterns");

    /// <summary>All of them.</summary>
    public static ImmutableArray<CheckDescriptor> All { get; } = [MissingSection, MalformedSection, InvalidPattern];

    private static CheckDescriptor Create(string id, string slug, string title) => new(id, slug, title, Severity.Error, Category.Correct) { Suppressible = false };
}
