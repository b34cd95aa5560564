using System.Text;
using A11.Agents.Repositories;
using A11.Core.Reports;

namespace A11.Tool;

/// <summary>Puts a report where the user wants it.</summary>
internal sealed class ReportOutput(ToolHost host)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the report to a file, and then only its summary to standard output; or all of it to standard output.</summary>
    public void Write(CheckReport report, ReportFormat format, string? file)
    {
        var width = host.OutputColumns ?? TextReport.DefaultWidth;
        if (file is null)
        {
            ReportFormats.Create(format, host.IsOutputColored, width).Write(report, host.RawOutput);
            return;
        }

        using (var text = new StringWriter { NewLine = "\n" })
        {
            ReportFormats.Create(format).Write(report, text);
            OutputFile.Write(report.Root ?? host.CurrentDirectory, Path.GetFullPath(file, host.CurrentDirectory), Utf8.GetBytes(text.ToString()));
        }

        new TextReport(host.IsOutputColored, width).WriteSummary(report, host.RawOutput);
    }
}
