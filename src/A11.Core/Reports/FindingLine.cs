using System.Globalization;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>A finding on one line, as compilers write theirs.</summary>
public static class FindingLine
{
    /// <summary><c>path:line:column: error AXD3006: message</c>. Neither name nor message can break the line, or make another finding of it.</summary>
    public static string Format(Diagnostic finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{PrintableText.Name(finding.Path)}:{finding.Start.Line}:{finding.Start.Column}: {finding.Severity.ToName()} {finding.Rule.Id}: {PrintableText.Line(finding.Message)}");
}
