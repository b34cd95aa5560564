using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.GitHub.Model;

/// <summary>A line of code owners.</summary>
/// <param name="Pattern">The place of the pattern.</param>
/// <param name="Owners">The places of the owners; none where nobody owns it.</param>
/// <param name="Number">The line's number.</param>
public sealed record CodeOwnersLine(TextSpan Pattern, ImmutableArray<TextSpan> Owners, int Number);
