using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Reports;

namespace A11.Agents.Checks;

/// <summary>
/// Tells the findings that a branch brought from those that were there: what is on lines that it wrote, and what appeared beside lines that it removed. Mistakes in the configuration
/// and failures of the run always count.
/// </summary>
/// <param name="lines">The lines that the branch wrote.</param>
/// <param name="check">Checks some of the files where the branch began.</param>
internal sealed class BranchFindings(ChangedLines lines, Func<IFileSource, IReadOnlyList<string>, AnalysisResult> check)
{
    /// <summary>The same report, in which only the branch's findings count.</summary>
    public CheckReport Select(CheckReport report)
    {
        var located = report.Result.Diagnostics.Select(finding => (Finding: finding, Change: finding.Rule.Suppressible ? lines.Locate(finding) : LineChange.Written)).ToArray();
        var former = CountFormer([.. located.Where(item => item.Change == LineChange.Beside).Select(item => item.Finding)]);
        var (own, others) = (ImmutableArray.CreateBuilder<Diagnostic>(), ImmutableArray.CreateBuilder<Diagnostic>());
        foreach (var (finding, change) in located)
        {
            var isOwn = change == LineChange.Written || (change == LineChange.Beside && !WasThere(finding, former));
            (isOwn ? own : others).Add(finding);
        }

        return report with { Result = report.Result with { Diagnostics = own.ToImmutable() }, OnUnchangedLines = others.ToImmutable() };
    }

    /// <summary>The findings where the branch began, in the files that matter, as often as each was there.</summary>
    private Dictionary<FindingKey, int> CountFormer(ImmutableArray<Diagnostic> findings)
    {
        string[] paths = [.. findings.Select(FormerPath).OfType<string>().Distinct(StringComparer.Ordinal)];
        return paths.Length == 0 ? [] : check(lines.Base, paths).Diagnostics.CountBy(finding => KeyOf(finding, finding.Path)).ToDictionary();
    }

    private bool WasThere(Diagnostic finding, Dictionary<FindingKey, int> former)
    {
        if (FormerPath(finding) is not { } path)
        {
            return false;
        }

        var key = KeyOf(finding, path);
        var left = former.GetValueOrDefault(key);
        former[key] = left - 1;
        return left > 0;
    }

    private string? FormerPath(Diagnostic finding) => finding.Text is { } text ? lines.FindFormerPath(finding.Path, text) : null;

    private static FindingKey KeyOf(Diagnostic finding, string path) =>
        new(finding.Rule.Id, path, finding is { Text: { } text, Span: not { Start: 0, Length: 0 } } ? text[text.GetLine(finding.Start.Line)].Trim().ToString() : "");

    private readonly record struct FindingKey(string Rule, string Path, string Line);
}
