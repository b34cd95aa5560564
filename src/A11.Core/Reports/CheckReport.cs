using System.Collections.Immutable;
using A11.Core.Analysis;
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

    /// <summary>Whether the boundary applies to the changes since a base, and why; null where there is no base.</summary>
    public (bool Applies, string Reason)? Boundary { get; init; }

    /// <summary>Whether a finding is at or above <see cref="FailOn"/>.</summary>
    public bool Fails => Result.Fails(FailOn);
}
