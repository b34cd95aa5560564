using System.Collections.Immutable;
using System.IO.Enumeration;

namespace A11.Core.Configuration;

/// <summary>
/// Which changes the boundary holds for (<c>boundary.appliesTo</c>). What the author of a branch can write, its name and its commits, may only make it
/// hold. Only <see cref="Unless"/> exempts: variables that the CI system sets, where the base says how.
/// </summary>
public sealed record BoundaryScope
{
    /// <summary>Patterns of branches that it holds for, whatever else is known.</summary>
    public ImmutableArray<string> Branches { get; init; } = [];

    /// <summary>Patterns of authors and committers that it holds for: of a name, an e-mail address, or both as <c>Name &lt;e-mail&gt;</c>.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>Patterns of lines in commit messages that it holds for.</summary>
    public ImmutableArray<string> Trailers { get; init; } = [];

    /// <summary>Environment variables, each with the values that exempt; all of them must have one. Empty where nothing exempts.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Unless { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>The first of some patterns that matches a text; null where none does. A star stands for anything, slashes included; case does not count.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="text">The text.</param>
    public static string? FindMatch(ImmutableArray<string> patterns, string text) =>
        patterns.FirstOrDefault(pattern => FileSystemName.MatchesSimpleExpression(WithoutEscapes(pattern), text));

    /// <summary>A backslash stands for itself, as in names of Windows domains; the expression takes one for an escape.</summary>
    private static string WithoutEscapes(string pattern) => pattern.Replace(@"\", @"\\", StringComparison.Ordinal);
}
