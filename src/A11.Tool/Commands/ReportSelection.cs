using System.CommandLine;
using A11.Core.Reports;

namespace A11.Tool.Commands;

/// <summary>The options, common to several commands, that say in which formats a report is written, and where to.</summary>
internal sealed class ReportSelection
{
    private readonly ToolHost _host;

    private readonly Option<string?> _format = new("--format")
    {
        Description = "How to write the findings.",
        HelpName = string.Join('|', ReportFormats.Names),
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "The file to write the report to, instead of standard output.",
        HelpName = "file",
    };

    private readonly Option<string[]> _report = new("--report")
    {
        Description = "Writes one more report of the same run to a file, in a format of its own; may be repeated.",
        HelpName = "format=file",
    };

    public ReportSelection(Command command, ToolHost host)
    {
        _host = host;
        _ = _format.AcceptOnlyFromAmong([.. ReportFormats.Names]);
        command.Add(_format);
        command.Add(_output);
        command.Add(_report);
    }

    /// <summary>Whether one of the options is given.</summary>
    public bool IsUsed(ParseResult parsed) => parsed.GetResult(_format) is not null || parsed.GetResult(_output) is not null || parsed.GetResult(_report) is not null;

    /// <summary>Where the reports go. Asked for before the run: a mistake should not cost one.</summary>
    /// <exception cref="UsageException">An option names no format or no file, or two reports have the same file.</exception>
    public ReportOutput Resolve(ParseResult parsed)
    {
        var format = parsed.GetValue(_format) is { } name && ReportFormats.TryParse(name, out var known) ? known : ReportFormat.Text;
        var output = new ReportOutput(_host)
        {
            Format = format,
            File = parsed.GetValue(_output),
            Further = [.. (parsed.GetValue(_report) ?? []).Select(Parse)],
        };
        var files = output.Further.Select(report => report.File).Append(output.File).OfType<string>().Select(file => Path.GetFullPath(file, _host.CurrentDirectory));
        return files.GroupBy(file => file, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is not { } twice
            ? output
            : throw new UsageException($"Two reports would be written to “{twice.Key}”; give each its own file.");
    }

    private static (ReportFormat Format, string File) Parse(string text)
    {
        var separator = text.IndexOf('=', StringComparison.Ordinal);
        return separator > 0 && separator < text.Length - 1 && ReportFormats.TryParse(text[..separator], out var format)
            ? (format, text[(separator + 1)..])
            : throw new UsageException($"“--report {text}” is not FORMAT=FILE, such as sarif=a11.sarif; the formats are {string.Join(", ", ReportFormats.Names)}.");
    }
}
