using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;

namespace A11.Core.Fixes;

/// <summary>What became of fixing.</summary>
/// <param name="Files">The files that change, in ordinal order of their paths.</param>
/// <param name="Applied">How many findings of each rule were fixed, in the order of the rules' IDs.</param>
/// <param name="Left">What the rules find in the files as they are with the fixes applied.</param>
public sealed record FixResult(ImmutableArray<FixedFile> Files, ImmutableArray<(CheckDescriptor Rule, int Count)> Applied, AnalysisResult Left)
{
    /// <summary>The number of findings left that a fix would mend which was not asked for, since it may change what a file does.</summary>
    public int UnsafeLeft => Left.Diagnostics.Count(diagnostic => diagnostic.Fix is { Safety: FixSafety.Unsafe });
}
