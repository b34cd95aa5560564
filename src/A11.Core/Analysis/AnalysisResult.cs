using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Core.Analysis;

/// <summary>What a run found.</summary>
/// <param name="Diagnostics">The findings that stand, in the order of <see cref="DiagnosticOrder"/>.</param>
/// <param name="Suppressed">The findings that comments in the files silence, in the same order.</param>
/// <param name="CheckedFiles">The paths that at least one domain's rules were run over, in ordinal order.</param>
public sealed record AnalysisResult(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<Diagnostic> Suppressed, ImmutableArray<string> CheckedFiles)
{
    /// <summary>The number of scripts that ShellCheck looked at, in files or of their own.</summary>
    public int CheckedScripts { get; init; }

    /// <summary>The number of findings of this severity.</summary>
    public int Count(Severity severity) => Diagnostics.Count(diagnostic => diagnostic.Severity == severity);

    /// <summary>Whether a finding is at or above <paramref name="threshold"/>.</summary>
    public bool Fails(Severity threshold) => Diagnostics.Any(diagnostic => diagnostic.Severity >= threshold);
}
