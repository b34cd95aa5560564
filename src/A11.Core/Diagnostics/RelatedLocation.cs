using A11.Core.Text;

namespace A11.Core.Diagnostics;

/// <summary>A second place that explains a finding.</summary>
/// <param name="Path">The file, relative to the repository's root, with slashes.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Message">What is there.</param>
public sealed record RelatedLocation(string Path, LinePosition Start, LinePosition End, string Message);
