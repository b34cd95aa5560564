using System.CommandLine;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Reports;
using A11.Core.Text;

namespace A11.Tool.Commands;

/// <summary><c>a11 check</c>: runs the rules and reports what they find.</summary>
internal sealed class CheckCommand : Command
{
    private readonly ToolHost _host;
    private readonly PathsArgument _paths = new("Files and folders to check; the current folder where none is given.");
    private readonly RuleSelection _selection;

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

    private readonly Option<string?> _failOn = new("--fail-on")
    {
        Description = "The severity from which on a finding fails the check.",
        HelpName = "error|warning|info",
    };

    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "Checks one part of the files, so that several machines can share the work.",
        HelpName = "i/n",
    };

    private readonly Option<bool> _noBaseline = new("--no-baseline")
    {
        Description = "Reports also the findings that a11.baseline.json knows.",
    };

    public CheckCommand(ToolHost host)
        : base("check", "Checks infrastructure files against the rules.")
    {
        _host = host;
        _ = _format.AcceptOnlyFromAmong([.. ReportFormats.Names]);
        _ = _failOn.AcceptOnlyFromAmong("error", "warning", "info");
        Add(_paths);
        Add(_format);
        Add(_output);
        Add(_failOn);
        _selection = new RuleSelection(this, host);
        Add(_shard);
        Add(_noBaseline);
        SetAction((parsed, cancellation) => Task.FromResult((int)Run(parsed, cancellation)));
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scope = CheckScope.Resolve(parsed.GetValue(_paths) ?? [], _host);
        scope = parsed.GetValue(_shard) is { } shard ? scope.Part(Shard.Parse(shard)) : scope;
        var check = _selection.Load(parsed, scope, usesBaseline: !parsed.GetValue(_noBaseline));
        var report = check.Run(scope.Only, cancellation);
        report = parsed.GetValue(_failOn) is { } name && CategoryNames.TryParseSeverity(name, out var failOn) ? report with { FailOn = failOn } : report;
        new ReportOutput(_host).Write(report, Format(parsed), parsed.GetValue(_output));
        foreach (var failure in report.Result.Diagnostics.Select(finding => finding.Failure).OfType<Exception>())
        {
            _host.TellFailure(failure);
        }

        var isNothingChecked = TellUnchecked(scope, report) && report.Result.CheckedFiles.IsEmpty;
        if (!isNothingChecked)
        {
            WarnOfNothing(report);
        }

        return !check.Problems.IsEmpty || isNothingChecked ? ExitCode.Usage : report.Fails ? ExitCode.Findings : ExitCode.Clean;
    }

    private ReportFormat Format(ParseResult parsed) =>
        parsed.GetValue(_format) is { } name && ReportFormats.TryParse(name, out var format) ? format : ReportFormat.Text;

    /// <summary>Tells why files that were asked for by name are not checked; whether there are any.</summary>
    private bool TellUnchecked(CheckScope scope, CheckReport report)
    {
        var isAny = false;
        foreach (var path in scope.Named.Except(report.Result.CheckedFiles, StringComparer.Ordinal))
        {
            isAny = true;
            var why = report.Result.UncheckedFiles.FirstOrDefault(file => file.Path == path)?.Explanation ?? "is of no kind that a rule looks at";
            _host.Tell($"{PrintableText.Line(path)} was not checked: it {why}.");
        }

        return isAny;
    }

    private void WarnOfNothing(CheckReport report)
    {
        if (report.Result.CheckedFiles.IsEmpty)
        {
            _host.Tell($"warning {EngineRules.NothingToCheck.Id}: nothing was checked in {report.Root}, since no rule looks at any file there.");
        }
    }
}
