using System.Collections.Immutable;
using A11.Core.Analysis;

namespace A11.Core.Fixes;

/// <summary>What became of fixing.</summary>
/// <param name="Files">The changed files' new content by path, in ordinal order, in the encoding that each had.</param>
/// <param name="Applied">The number of findings whose fixes were applied.</param>
/// <param name="Left">What the rules find in the files as they are now.</param>
public sealed record FixResult(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files, int Applied, AnalysisResult Left);
