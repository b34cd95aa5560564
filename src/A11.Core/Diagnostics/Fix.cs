using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Diagnostics;

/// <summary>How a finding can be mended: edits of the file in which it lies.</summary>
/// <param name="Title">What the fix does, as an order: “Replace ADD by COPY”.</param>
/// <param name="Edits">Edits that do not overlap.</param>
/// <param name="Safety">Whether it may change what the file does.</param>
public sealed record Fix(string Title, ImmutableArray<TextEdit> Edits, FixSafety Safety);
