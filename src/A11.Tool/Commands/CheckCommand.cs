using System.CommandLine;
using A11.Agents.Checks;
using A11.Agents.Repositories;
using A11.Core.Analysis;
using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Reports;
using A11.Core.Text;
using A11.Tool.Watching;

namespace A11.Tool.Commands;

/// <summary><c>a11 check</c>: runs the rules and reports what they find.</summary>
internal sealed class CheckCommand : Command
{
    /// <summary>Clears a terminal, what scrolled away included (ECMA-48, ED), and goes to its first line.</summary>
    private const string ClearScreen = "\u001b[2J\u001b[3J\u001b[H";

    private const int MostNamed = 5;

    private readonly ToolHost _host;
    private readonly PathsArgument _paths = new("Files and folders to check; the current folder where none is given.");
    private readonly ReportSelection _reports;
    private readonly RuleSelection _selection;

    private readonly Option<string?> _failOn = new("--fail-on")
    {
        Description = "The severity from which on a finding fails the check; with none, no finding does.",
        HelpName = "error|warning|info|none",
    };

    private readonly Option<string?> _since = new("--since")
    {
        Description = "Reports only what is on lines that the branch changed since it left this revision, committed or not.",
        HelpName = "revision",
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

    private readonly Option<bool> _skipUnchecked = new("--skip-unchecked")
    {
        Description = "Passes over named files that no rule looks at: a hook names every file of a commit.",
    };

    private readonly Option<bool> _watch = new("--watch")
    {
        Description = "Checks again whenever a file has changed, until it is cancelled (Ctrl-C).",
    };

    public CheckCommand(ToolHost host)
        : base("check", "Checks infrastructure files against the rules.")
    {
        _host = host;
        _ = _failOn.AcceptOnlyFromAmong("error", "warning", "info", "none");
        Add(_paths);
        _reports = new ReportSelection(this, host);
        Add(_failOn);
        _selection = new RuleSelection(this, host);
        Add(_since);
        Add(_shard);
        Add(_noBaseline);
        Add(_skipUnchecked);
        Add(_watch);
        SetAction(async (parsed, cancellation) => (int)(parsed.GetValue(_watch) ? await WatchAsync(parsed, cancellation).ConfigureAwait(false) : Run(parsed, cancellation)));
    }

    /// <summary>Checks again and again. Who watches reads: there is no verdict, and no report for machines.</summary>
    private async Task<ExitCode> WatchAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (_reports.IsUsed(parsed))
        {
            throw new UsageException("--watch shows the findings to people. Leave out --format, --output and --report.");
        }

        using var changes = new FileChanges(CheckScope.Resolve(parsed.GetValue(_paths) ?? [], _host).Root, path => _host.Engine.Domains.Any(domain => domain.MayClaim(path)) || RepositorySettings.IsConfiguration(path));
        IReadOnlyList<string> changed = [];
        while (true)
        {
            await CheckAgainAsync(parsed, changed, cancellation).ConfigureAwait(false);
            _host.Tell("watching for changes; Ctrl-C ends it");
            changed = await changes.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What can't be checked now, perhaps since somebody is at work on it, can be after the next change.</summary>
    private async Task CheckAgainAsync(ParseResult parsed, IReadOnlyList<string> changed, CancellationToken cancellation)
    {
        if (_host.OutputColumns is not null)
        {
            await _host.RawOutput.WriteAsync(ClearScreen).ConfigureAwait(false);
        }

        if (changed.Count > 0)
        {
            _host.Tell($"changed: {string.Join(", ", changed.Take(MostNamed).Select(PrintableText.Line))}{(changed.Count > MostNamed ? $" and {changed.Count - MostNamed} more" : "")}");
        }

        try
        {
            _ = Run(parsed, cancellation);
        }
        catch (Exception error) when (changed.Count > 0 && error is UsageException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            _host.Tell(error.Message);
        }

        await _host.RawOutput.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        var output = _reports.Resolve(parsed);
        var scope = CheckScope.Resolve(parsed.GetValue(_paths) ?? [], _host);
        scope = parsed.GetValue(_shard) is { } shard ? scope.Part(Shard.Parse(shard)) : scope;
        var lines = parsed.GetValue(_since) is { } revision ? FindChangedLines(scope, revision) : null;
        scope = lines is null ? scope : scope.Within(lines.Paths);
        var check = _selection.Load(parsed, scope, usesBaseline: !parsed.GetValue(_noBaseline), lines);
        var report = new CheckProgress(_host).Show("Checking", () => check.Run(scope.Only, cancellation));
        report = parsed.GetValue(_failOn) is { } name && CategoryNames.TryParseSeverity(name, out var failOn) ? report with { FailOn = failOn } : report;
        output.Write(report);
        foreach (var failure in report.Result.Diagnostics.Select(finding => finding.Failure).OfType<Exception>())
        {
            _host.TellFailure(failure);
        }

        var isNothingChecked = !parsed.GetValue(_skipUnchecked) && TellUnchecked(scope, report) && report.Result.CheckedFiles.IsEmpty;
        if (!isNothingChecked && lines is null && !parsed.GetValue(_skipUnchecked))
        {
            WarnOfNothing(report);
        }

        return !check.Problems.IsEmpty || isNothingChecked ? ExitCode.Usage : report.Fails ? ExitCode.Findings : ExitCode.Clean;
    }

    private ChangedLines FindChangedLines(CheckScope scope, string revision) => RepositoryLocator.HasGit(scope.Root)
        ? new BaseRevision(scope.Root, revision, _host.Engine).FindChangedLines(scope.Files)
        : throw new UsageException($"--since {revision} needs a git repository, and {scope.Root} is none.");

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
