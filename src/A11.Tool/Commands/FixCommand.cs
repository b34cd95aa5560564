using System.CommandLine;
using A11.Agents.Changes;
using A11.Agents.Repositories;
using A11.Core.Files;
using A11.Core.Fixes;

namespace A11.Tool.Commands;

/// <summary><c>a11 fix</c>: applies the rules' fixes, and reports what people have to mend.</summary>
internal sealed class FixCommand : Command
{
    private readonly ToolHost _host;
    private readonly PathsArgument _paths = new("Files and folders to fix; the current folder where none is given.");
    private readonly RuleSelection _selection;
    private readonly Option<bool> _diff = new("--diff") { Description = "Writes what would change as a unified diff to standard output, and changes nothing." };
    private readonly Option<bool> _unsafe = new("--unsafe") { Description = "Also applies unsafe fixes, which may change what commands receive. Review the result." };

    public FixCommand(ToolHost host)
        : base("fix", "Mends what can be mended without a person.")
    {
        _host = host;
        Add(_paths);
        Add(_diff);
        Add(_unsafe);
        _selection = new RuleSelection(this, host);
        SetAction((parsed, cancellation) => Task.FromResult((int)Run(parsed, cancellation)));
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scope = CheckScope.Resolve(parsed.GetValue(_paths) ?? [], _host);
        var allowsUnsafe = parsed.GetValue(_unsafe);
        var result = _selection.LoadValid(parsed, scope).Fix(scope.Only, allowsUnsafe, out var report, cancellation);
        if (parsed.GetValue(_diff))
        {
            ShowDifferences(result);
            TellApplied(result, "would fix");
            new ReportOutput(_host with { RawOutput = _host.RawError, OutputColumns = null }).Write(report);
            TellUnsafe(result, allowsUnsafe);
            return report.Fails ? ExitCode.Findings : ExitCode.Clean;
        }

        cancellation.ThrowIfCancellationRequested();
        if (FindChanged(scope, result) is { Length: > 0 } changed)
        {
            _host.Tell($"changed while it was looked at: {string.Join(", ", changed)}; nothing was written, run it again");
            return ExitCode.Conflict;
        }

        var isWritten = Write(scope, result);
        TellApplied(result, "fixed");
        new ReportOutput(_host).Write(report);
        TellUnsafe(result, allowsUnsafe);
        return !isWritten ? ExitCode.Usage : report.Fails ? ExitCode.Findings : ExitCode.Clean;
    }

    private void ShowDifferences(FixResult result)
    {
        foreach (var file in result.Files)
        {
            UnifiedDiff.Write(file.Path, FileContent.Decode(file.Before.Span).Text.Content, FileContent.Decode(file.After.Span).Text.Content, _host.CreateDocument());
        }
    }

    /// <summary>The files that are not what they were when they were read: an editor, or another run, was faster.</summary>
    private static string[] FindChanged(CheckScope scope, FixResult result) =>
        [.. result.Files.Where(file => !scope.Files.Exists(file.Path) || !scope.Files.Read(file.Path).Span.SequenceEqual(file.Before.Span)).Select(file => file.Path)];

    /// <summary>Writes the files; one that can't be written is told of and keeps nobody from the others.</summary>
    private bool Write(CheckScope scope, FixResult result)
    {
        var isWritten = true;
        foreach (var file in result.Files)
        {
            try
            {
                FileWriter.Overwrite(scope.Root, file.Path, file.After.Span);
                _host.Tell($"fixed {file.Path}");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                isWritten = false;
                _host.Tell($"{file.Path} can't be written and stays as it is: {error.Message}");
            }
        }

        return isWritten;
    }

    private void TellApplied(FixResult result, string verb)
    {
        foreach (var (rule, count) in result.Applied)
        {
            _host.Tell($"{verb} {(count == 1 ? "1 finding" : $"{count} findings")} of {rule.Id}: {rule.Title}");
        }
    }

    private void TellUnsafe(FixResult result, bool allowsUnsafe)
    {
        if (!allowsUnsafe && result.UnsafeLeft is > 0 and var left)
        {
            _host.Tell($"{left} more {(left == 1 ? "finding" : "findings")} can be fixed with a11 fix --unsafe, which may change what commands receive: review the result");
        }
    }
}
