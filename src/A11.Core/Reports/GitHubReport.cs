using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>Workflow commands of GitHub Actions (“Workflow commands”, setting a notice, warning or error message): one annotation a finding.</summary>
public sealed class GitHubReport : IReport
{
    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output)
    {
        foreach (var diagnostic in report.Result.Diagnostics)
        {
            output.Write($"::{CommandOf(diagnostic.Severity)} file={Property(PrintableText.Name(diagnostic.Path))},line={diagnostic.Start.Line},endLine={diagnostic.End.Line}");
            // Columns are only understood where the annotation stays on one line.
            if (diagnostic.Start.Line == diagnostic.End.Line)
            {
                output.Write($",col={diagnostic.Start.Column},endColumn={diagnostic.End.Column}");
            }

            output.Write($",title={Property($"{diagnostic.Rule.Id} {diagnostic.Rule.Slug}")}::{Data(PrintableText.Line(diagnostic.Message))}\n");
        }

        new TextReport().WriteSummary(report, output);
    }

    private static string CommandOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
