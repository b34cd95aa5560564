using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Diagnostics;

/// <summary>How a finding can be mended: edits of the file in which it lies.</summary>
/// <param name="Title">What the fix does, as an order: “Replace ADD by COPY”.</param>
/// <param name="Edits">Edits that do not overlap.</param>
/// <param name="Safety">Whether a person should look before it is applied.</param>
public sealed record Fix(string Title, ImmutableArray<TextEdit> Edits, FixSafety Safety = FixSafety.Safe);
