using System.CommandLine;
using A11.Agents.Records;
using A11.Agents.Repositories;
using A11.Core.Files;
using A11.Core.Fixes;
using A11.Core.Reports;

namespace A11.Tool.Commands;

/// <summary><c>a11 fix</c>: applies the rules' fixes, and reports what people have to mend.</summary>
internal sealed class FixCommand : Command
{
    private readonly ToolHost _host;
    private readonly PathsArgument _paths = new("Files and folders to fix; the current folder where none is given.");
    private readonly RuleSelection _selection;
    private readonly Option<bool> _diff = new("--diff") { Description = "Shows what would change, and writes nothing." };
    private readonly Option<bool> _unsafe = new("--unsafe") { Description = "Applies also the fixes that may change what a file does; look at the result." };

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
        var settings = _selection.LoadValid(parsed, scope);
        var result = new Fixer(_host.AnalyzerFor(settings)).Run(scope.Files, settings, scope.Only, parsed.GetValue(_unsafe), cancellation);
        if (parsed.GetValue(_diff))
        {
            ShowDifferences(scope, result);
        }
        else
        {
            Write(scope, result);
        }

        var report = new CheckReport(result.Left) { Root = scope.Root, FailOn = settings.Root.FailOn };
        new ReportOutput(_host).Write(report, ReportFormat.Text, null);
        return report.Fails ? ExitCode.Findings : ExitCode.Clean;
    }

    private void ShowDifferences(CheckScope scope, FixResult result)
    {
        foreach (var (path, content) in result.Files)
        {
            var before = FileContent.Decode(scope.Files.Read(path).Span).Text.Content;
            UnifiedDiff.Write(path, before, FileContent.Decode(content.Span).Text.Content, _host.Output);
        }
    }

    private void Write(CheckScope scope, FixResult result)
    {
        foreach (var (path, content) in result.Files)
        {
            FileWriter.Write(Path.Combine(scope.Root, path), content.Span);
            _host.Tell($"fixed {path}");
        }
    }
}
