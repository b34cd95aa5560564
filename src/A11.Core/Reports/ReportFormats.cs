using System.Collections.Immutable;

namespace A11.Core.Reports;

/// <summary>The reports by name.</summary>
public static class ReportFormats
{
    /// <summary>The names that <c>--format</c> takes.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Enum.GetNames<ReportFormat>().Select(name => name.ToLowerInvariant())];

    /// <summary>Reads a name of <see cref="Names"/>.</summary>
    public static bool TryParse(string name, out ReportFormat format) => Enum.TryParse(name, ignoreCase: true, out format) && Names.Contains(name);

    /// <summary>The report of a form.</summary>
    /// <param name="format">The form.</param>
    /// <param name="isColored">Whether a terminal reads it that shows colours; only text is ever coloured.</param>
    /// <param name="width">The terminal's columns.</param>
    public static IReport Create(ReportFormat format, bool isColored = false, int width = TextReport.DefaultWidth) => format switch
    {
        ReportFormat.Json => new JsonReport(),
        ReportFormat.Sarif => new SarifReport(),
        ReportFormat.GitHub => new GitHubReport(),
        ReportFormat.Azure => new AzureReport(),
        ReportFormat.JUnit => new JUnitReport(),
        ReportFormat.Html => new HtmlReport(),
        ReportFormat.MSBuild => new MSBuildReport(),
        ReportFormat.Markdown => new MarkdownReport(),
        ReportFormat.GitLab => new GitLabReport(),
        ReportFormat.CodeScanning => new SarifReport(hasSuppressed: false),
        _ => new TextReport(isColored, width),
    };
}
