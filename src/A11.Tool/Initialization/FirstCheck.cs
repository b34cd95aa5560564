using System.Collections.Immutable;
using A11.Agents.Checks;
using A11.Agents.Repositories;
using A11.Core.Baselines;
using A11.Core.Reports;

namespace A11.Tool.Initialization;

/// <summary>The check that <c>init</c> ends with, so that nobody learns from a red build what it finds.</summary>
/// <param name="host">The process.</param>
internal sealed class FirstCheck(ToolHost host)
{
    /// <summary>The files that were written, from the root.</summary>
    public ImmutableArray<string> Written { get; private set; } = [];

    /// <summary>Checks the repository and tells the result in numbers.</summary>
    /// <param name="recordsBaseline">Whether to record the findings, so that only new ones fail.</param>
    /// <param name="cancellation">Ends it.</param>
    public CheckReport Run(bool recordsBaseline, CancellationToken cancellation)
    {
        // Looked at anew: files were written, and git ignores others than before.
        var scope = CheckScope.ResolveRepository(host);
        if (recordsBaseline)
        {
            Record(scope.Root, Baseline.Create(Load(scope, usesBaseline: false).Run(scope.Only, cancellation).Result));
        }

        var report = Load(scope, usesBaseline: true).Run(scope.Only, cancellation);
        host.Output.Write("First check: ");
        new TextReport(host.IsOutputColored, host.OutputColumns ?? TextReport.DefaultWidth).WriteSummary(report, host.RawOutput);
        return report;
    }

    private RepositoryCheck Load(CheckScope scope, bool usesBaseline) =>
        RepositoryCheck.Load(scope.Root, scope.Files, host.CheckOptions with { Configurations = scope.Configurations, UsesBaseline = usesBaseline });

    private void Record(string root, Baseline baseline)
    {
        if (File.Exists(Path.Combine(root, Baseline.FileName)))
        {
            host.Output.WriteLine($"kept     {Baseline.FileName}: it is there already");
        }
        else if (baseline.Entries.Length > 0)
        {
            BaselineFile.Write(root, baseline);
            Written = [Baseline.FileName];
            host.Output.WriteLine($"created  {Baseline.FileName}: {baseline.Entries.Length} known {(baseline.Entries.Length == 1 ? "finding" : "findings")}; new ones fail");
        }
    }
}
