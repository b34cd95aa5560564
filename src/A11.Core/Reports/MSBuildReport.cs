using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>
/// Lines in MSBuild's canonical form, <c>path(line,column): error AXD3006: message</c>. Only the place at which a finding
/// begins is given, since problem matchers read no more than that.
/// </summary>
public sealed class MSBuildReport : IReport
{
    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output)
    {
        foreach (var diagnostic in report.Result.Diagnostics)
        {
            WriteLine(diagnostic, output);
        }

        new TextReport().WriteSummary(report, output);
    }

    internal static void WriteLine(Diagnostic diagnostic, TextWriter output)
    {
        output.Write($"{PrintableText.Name(diagnostic.Path)}({diagnostic.Start}): {diagnostic.Severity.ToName()} {diagnostic.Rule.Id}: ");
        output.Write($"{PrintableText.Line(diagnostic.Message)}\n");
    }
}
