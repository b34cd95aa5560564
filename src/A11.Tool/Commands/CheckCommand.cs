using System.CommandLine;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Reports;

namespace A11.Tool.Commands;

/// <summary><c>a11 check</c>: runs the rules and reports what they find.</summary>
internal sealed class CheckCommand : Command
{
    private readonly ToolHost _host;
    private readonly PathsArgument _paths = new("Files and folders to check; the current folder where none is given.");
    private readonly Option<string> _rules = new("--rules") { Description = "“all” turns on also the rules that are off by default." };
    private readonly Option<string> _format = new("--format") { Description = "How to write the findings.", DefaultValueFactory = _ => ReportFormats.Names[0] };
    private readonly Option<string?> _output = new("--output") { Description = "The file to write the report to, instead of standard output.", HelpName = "file" };

    public CheckCommand(ToolHost host)
        : base("check", "Checks infrastructure files against the rules.")
    {
        _host = host;
        _ = _rules.AcceptOnlyFromAmong("all", "default");
        _ = _format.AcceptOnlyFromAmong([.. ReportFormats.Names]);
        Add(_paths);
        Add(_rules);
        Add(_format);
        Add(_output);
        SetAction((parsed, cancellation) => Task.FromResult((int)Run(parsed, cancellation)));
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scope = CheckScope.Resolve(parsed.GetValue(_paths) ?? [], _host.CurrentDirectory);
        var settings = new DefaultSettings(parsed.GetValue(_rules) == "all");
        var result = Analyzer.Default.Run(scope.Files, settings, scope.Only, cancellation);
        var report = new CheckReport(result) { Root = scope.Root };
        _ = ReportFormats.TryParse(parsed.GetValue(_format)!, out var format);
        new ReportOutput(_host).Write(report, format, parsed.GetValue(_output));
        if (result.CheckedFiles.IsEmpty)
        {
            _host.Error.WriteLine($"a11: warning {EngineRules.NothingToCheck.Id}: there is nothing to check in {scope.Root}: none of its files is one that a rule looks at.");
        }

        return report.Fails ? ExitCode.Findings : ExitCode.Clean;
    }
}
