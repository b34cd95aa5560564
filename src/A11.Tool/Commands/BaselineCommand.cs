using System.CommandLine;
using A11.Agents.Repositories;
using A11.Core.Baselines;
using A11.Core.Diagnostics;

namespace A11.Tool.Commands;

/// <summary><c>a11 baseline</c>: records today's findings, so that only new ones fail.</summary>
internal sealed class BaselineCommand : Command
{
    private readonly ToolHost _host;
    private readonly RuleSelection _selection;

    public BaselineCommand(ToolHost host)
        : base("baseline", $"Records the repository's findings in {Baseline.FileName}, so that “a11 check” fails on new ones only.")
    {
        _host = host;
        _selection = new RuleSelection(this, host);
        SetAction((parsed, cancellation) => Task.FromResult((int)Run(parsed, cancellation)));
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        var scope = CheckScope.ResolveRepository(_host);
        var result = _selection.LoadValid(parsed, scope, usesBaseline: false).Run(scope.Only, cancellation).Result;
        var baseline = Baseline.Create(result);
        BaselineFile.Write(scope.Root, baseline);
        _host.Output.WriteLine($"Recorded {Number(baseline.Entries.Length)} in {Baseline.FileName}. Commit it: “a11 check” now fails on new findings only.");
        if (result.Diagnostics.Count(IsNeverKnown) is > 0 and var others)
        {
            _host.Output.WriteLine($"{Number(others)} can't be recorded, since nothing may silence such ones; “a11 check” goes on reporting them.");
        }

        return ExitCode.Clean;
    }

    private static string Number(int findings) => findings == 1 ? "1 finding" : $"{findings} findings";

    private static bool IsNeverKnown(Diagnostic diagnostic) => !diagnostic.Rule.Suppressible;
}
