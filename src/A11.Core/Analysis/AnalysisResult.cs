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

    /// <summary>The files of our kinds that were not checked, or not fully, and why; in ordinal order of their paths.</summary>
    public ImmutableArray<UncheckedFile> UncheckedFiles { get; init; } = [];

    /// <summary>What several runs over the same files found, by different settings: each finding once, as severe as the strictest has it.</summary>
    /// <param name="results">At least one.</param>
    public static AnalysisResult Union(IReadOnlyList<AnalysisResult> results)
    {
        if (results is [var only])
        {
            return only;
        }

        var standing = results.SelectMany(result => result.Diagnostics).GroupBy(NameOf).Select(same => same.MaxBy(finding => finding.Severity)!).ToArray();
        var named = standing.Select(NameOf).ToHashSet();
        return new AnalysisResult(
            [.. standing.Order(DiagnosticOrder.Instance)],
            [.. results.SelectMany(result => result.Suppressed).DistinctBy(NameOf).Where(finding => !named.Contains(NameOf(finding))).Order(DiagnosticOrder.Instance)],
            [.. results.SelectMany(result => result.CheckedFiles).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
        {
            CheckedScripts = results.Max(result => result.CheckedScripts),
            UncheckedFiles =
                [.. results.SelectMany(result => result.UncheckedFiles).GroupBy(file => file.Path, StringComparer.Ordinal)
                    .Where(same => results.All(result => result.UncheckedFiles.Any(file => file.Path == same.Key))).Select(same => same.First()).OrderBy(file => file.Path, StringComparer.Ordinal)],
        };
    }

    private static (string Path, string Rule, Text.TextSpan Span, string Message) NameOf(Diagnostic finding) => (finding.Path, finding.Rule.Id, finding.Span, finding.Message);

    /// <summary>The number of findings of this severity.</summary>
    public int Count(Severity severity) => Diagnostics.Count(diagnostic => diagnostic.Severity == severity);

    /// <summary>Whether a finding is at or above <paramref name="threshold"/>; none is above <see cref="Severity.None"/>.</summary>
    public bool Fails(Severity threshold) => Diagnostics.Any(diagnostic => diagnostic.Fails(threshold));
}
