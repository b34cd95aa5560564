namespace A11.Core.Baselines;

/// <summary>A finding that was there when the baseline was recorded.</summary>
/// <param name="Rule">The rule's ID.</param>
/// <param name="Path">The file, relative to the repository's root, with slashes.</param>
/// <param name="Fingerprint">The finding's name among those of this rule and file; see <see cref="Fingerprints"/>.</param>
public readonly record struct BaselineEntry(string Rule, string Path, string Fingerprint);
