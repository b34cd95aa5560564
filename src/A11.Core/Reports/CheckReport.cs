using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Baselines;
using A11.Core.Diagnostics;

namespace A11.Core.Reports;

/// <summary>What a report tells of: a run's findings, and how they stand to what was known before.</summary>
/// <param name="Result">The run's result; its findings are the ones that count.</param>
public sealed record CheckReport(AnalysisResult Result)
{
    /// <summary>Absolute path of the folder that all paths are relative to; null where there is none (memory).</summary>
    public string? Root { get; init; }

    /// <summary>The severity from which on a finding fails the run.</summary>
    public Severity FailOn { get; init; } = Severity.Error;

    /// <summary>Findings that the baseline knows, in the order of <see cref="DiagnosticOrder"/>; they fail nothing.</summary>
    public ImmutableArray<Diagnostic> Baselined { get; init; } = [];

    /// <summary>The number of findings that the baseline knows and that are gone.</summary>
    public int GoneFromBaseline { get; init; }

    /// <summary>
    /// Findings on lines that the branch did not change, in the order of <see cref="DiagnosticOrder"/>; they are counted and fail nothing. Null where the
    /// whole of each file counts.
    /// </summary>
    public ImmutableArray<Diagnostic>? OnUnchangedLines { get; init; }

    /// <summary>Where the checked commit's files can be read on the web; null where nothing is known of such a place.</summary>
    public SourceAddress? Source { get; init; }

    /// <summary>Whether the boundary applies to the changes since a base, and why; null where there is no base.</summary>
    public (bool Applies, string Reason)? Boundary { get; init; }

    /// <summary>Whether a finding is at or above <see cref="FailOn"/>.</summary>
    public bool Fails => Result.Fails(FailOn);

    /// <summary>All findings, whatever counts of them.</summary>
    internal IEnumerable<Diagnostic> All => Result.Diagnostics.Concat(Baselined).Concat(Result.Suppressed).Concat(OnUnchangedLines ?? []);

    /// <summary>Names all findings together: what is left out counts too, so that a finding keeps its name in every kind of run.</summary>
    internal Fingerprints CreateFingerprints() => Fingerprints.Create(Result.Diagnostics, Baselined, Result.Suppressed, OnUnchangedLines ?? []);
}
