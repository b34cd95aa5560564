using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;

namespace A11.Core.Baselines;

/// <summary>How a run's findings stand to a baseline.</summary>
/// <param name="New">The result without the known findings.</param>
/// <param name="Known">The findings that the baseline holds, in the order of <see cref="DiagnosticOrder"/>.</param>
/// <param name="Gone">The number of the baseline's findings that the run should have found again and did not.</param>
public sealed record BaselineVerdict(AnalysisResult New, ImmutableArray<Diagnostic> Known, int Gone);
