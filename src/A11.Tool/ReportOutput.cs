using System.Collections.Immutable;
using System.Text;
using A11.Agents.Repositories;
using A11.Core.Reports;

namespace A11.Tool;

/// <summary>Puts a report where the user wants it.</summary>
internal sealed class ReportOutput(ToolHost host)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The format of the main report.</summary>
    public ReportFormat Format { get; init; } = ReportFormat.Text;

    /// <summary>The file for the main report; null for standard output.</summary>
    public string? File { get; init; }

    /// <summary>More reports of the same run.</summary>
    public ImmutableArray<(ReportFormat Format, string File)> Further { get; init; } = [];

    /// <summary>Writes all reports. Where the main one goes to a file, standard output gets its summary.</summary>
    public void Write(CheckReport report)
    {
        report = report with { Source = SourceAddresses.Find(report.Root, host.Variable) };
        foreach (var (format, file) in Further)
        {
            WriteFile(report, format, file);
        }

        var width = host.OutputColumns ?? TextReport.DefaultWidth;
        if (File is null)
        {
            ReportFormats.Create(Format, host.IsOutputColored, width).Write(report, host.RawOutput);
            return;
        }

        WriteFile(report, Format, File);
        new TextReport(host.IsOutputColored, width).WriteSummary(report, host.RawOutput);
    }

    private void WriteFile(CheckReport report, ReportFormat format, string file)
    {
        using var text = new StringWriter { NewLine = "\n" };
        ReportFormats.Create(format).Write(report, text);
        OutputFile.Write(report.Root ?? host.CurrentDirectory, Path.GetFullPath(file, host.CurrentDirectory), Utf8.GetBytes(text.ToString()));
    }
}
