using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>Logging commands of Azure Pipelines (<c>task.logissue</c>). It knows errors and warnings; hints are plain lines.</summary>
public sealed class AzureReport : IReport
{
    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output)
    {
        foreach (var diagnostic in report.Result.Diagnostics)
        {
            if (diagnostic.Severity is Severity.Error or Severity.Warning)
            {
                WriteIssue(diagnostic, output);
            }
            else
            {
                MSBuildReport.WriteLine(diagnostic, output);
            }
        }

        new TextReport().WriteSummary(report, output);
    }

    private static void WriteIssue(Diagnostic diagnostic, TextWriter output)
    {
        output.Write($"##vso[task.logissue type={diagnostic.Severity.ToName()};sourcepath={Property(PrintableText.Name(diagnostic.Path))}");
        output.Write($";linenumber={diagnostic.Start.Line};columnnumber={diagnostic.Start.Column};code={diagnostic.Rule.Id};]");
        output.Write($"{Data(PrintableText.Line(diagnostic.Message))}\n");
    }

    // “%AZP25” is how the agent reads a percent sign since it decodes such sequences.
    private static string Data(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("]", "%5D", StringComparison.Ordinal);
}
