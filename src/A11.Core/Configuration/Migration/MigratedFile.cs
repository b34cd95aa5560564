using System.Collections.Immutable;

namespace A11.Core.Configuration.Migration;

/// <summary>A configuration of ours that says what other linters' configuration says.</summary>
/// <param name="Path">The file, from the repository's root.</param>
/// <param name="Before">Its text as it is; null where there is none.</param>
/// <param name="After">Its text with what is carried over.</param>
/// <param name="Sources">The files that it was carried over from.</param>
public sealed record MigratedFile(string Path, string? Before, string After, ImmutableArray<string> Sources);
