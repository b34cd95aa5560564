using System.Globalization;

namespace A11.Agents.Acceptance;

/// <summary>A line that shows what became of a criterion.</summary>
/// <param name="Path">The file, from the repository's root.</param>
/// <param name="Line">From 1.</param>
public sealed record CriterionPlace(string Path, int Line)
{
    /// <summary><c>Dockerfile:12</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}");
}
