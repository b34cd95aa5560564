using System.Collections.Immutable;

namespace A11.Core.Docker.Syntax;

/// <summary>What became of a word.</summary>
/// <param name="Result">The word's text.</param>
/// <param name="References">The variables that it uses, in order.</param>
/// <param name="Error">Why BuildKit refuses the word; null where it does not.</param>
public readonly record struct WordExpansion(ExpandedText Result, ImmutableArray<VariableReference> References, string? Error);
