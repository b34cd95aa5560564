using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;

namespace A11.Core.Reports;

/// <summary>A run in numbers: by severity, and by the DevOps rules that the findings break.</summary>
/// <param name="Files">Files checked.</param>
/// <param name="Errors">Findings that are errors.</param>
/// <param name="Warnings">Findings that are warnings.</param>
/// <param name="Infos">Findings that are hints.</param>
/// <param name="Categories">Findings of each category, in the categories' order; every category is there.</param>
public sealed record ReportSummary(int Files, int Errors, int Warnings, int Infos, ImmutableArray<(Category Category, int Count)> Categories)
{
    private static readonly ImmutableArray<Category> Order =
    [
        Category.Secure, Category.Reproducible, Category.Health, Category.Small, Category.Fast, Category.FailFast, Category.Documented, Category.Correct,
    ];

    /// <summary>Scripts that ShellCheck looked at, in files or of their own.</summary>
    public int Scripts { get; init; }

    /// <summary>Files that were not checked, by the reason; reasons that no file has are not there.</summary>
    public ImmutableArray<(UncheckedReason Reason, int Count)> NotChecked { get; init; } = [];

    /// <summary>Findings that comments suppress.</summary>
    public int Suppressed { get; init; }

    /// <summary>Findings that the baseline knows.</summary>
    public int Baselined { get; init; }

    /// <summary>Findings on lines that the branch did not change; null where the whole of each file counts.</summary>
    public int? OnUnchangedLines { get; init; }

    /// <summary>Counts the findings that stand.</summary>
    public static ReportSummary Create(CheckReport report)
    {
        var found = report.Result.Diagnostics;
        return new ReportSummary(
            report.Result.CheckedFiles.Length,
            report.Result.Count(Severity.Error),
            report.Result.Count(Severity.Warning),
            report.Result.Count(Severity.Info),
            [.. Order.Select(category => (category, found.Count(diagnostic => diagnostic.Rule.Category == category)))])
        {
            Scripts = report.Result.CheckedScripts,
            Suppressed = report.Result.Suppressed.Length,
            Baselined = report.Baselined.Length,
            OnUnchangedLines = report.OnUnchangedLines?.Length,
            NotChecked = [.. report.Result.UncheckedFiles.Where(file => !file.IsChecked).CountBy(file => file.Reason).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))],
        };
    }

    /// <summary>The number of files that were not checked, and why: “3 files not checked (2 template, 1 vendored)”; empty where all were.</summary>
    public string NotCheckedText => NotChecked.IsEmpty ? ""
        : $"{Number(NotChecked.Sum(pair => pair.Count), "file")} not checked ({string.Join(", ", NotChecked.Select(pair => $"{Digits(pair.Count)} {pair.Reason.ToName()}"))})";

    /// <summary>The numbers as people read them: “1 error, 0 warnings, 2 infos in 3 files checked”.</summary>
    public string Headline => $"{Number(Errors, "error")}, {Number(Warnings, "warning")}, {Number(Infos, "info")} in {Number(Files, "file")} checked{(Scripts == 0 ? "" : $", {Number(Scripts, "script")} by ShellCheck")}{(NotChecked.IsEmpty ? "" : $"; {NotCheckedText}")}";

    /// <summary>The findings that don't count: “2 findings suppressed, 3 known from the baseline, 4 on unchanged lines”; empty where there are none.</summary>
    public string NotCounted => string.Join(", ", ((string?[])
    [
        Suppressed == 0 ? null : $"{Number(Suppressed, "finding")} suppressed",
        Baselined == 0 ? null : $"{Digits(Baselined)} known from the baseline",
        OnUnchangedLines is { } count ? $"{Digits(count)} on unchanged lines" : null,
    ]).OfType<string>());

    /// <summary>How the seven rules stand: “secure 1, correct 2; no findings: reproducible, health”.</summary>
    public string ByCategory
    {
        get
        {
            var broken = string.Join(", ", Categories.Where(pair => pair.Count > 0).Select(pair => $"{pair.Category.ToName()} {Digits(pair.Count)}"));
            var kept = string.Join(", ", Categories.Where(pair => pair.Count == 0).Select(pair => pair.Category.ToName()));
            return broken.Length == 0 ? $"no findings: {kept}" : kept.Length == 0 ? broken : $"{broken}; no findings: {kept}";
        }
    }

    /// <summary>A number and what is counted, in the plural where it is not one: “1 file”, “2 files”.</summary>
    public static string Number(int count, string noun) => $"{Digits(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
