using System.Security;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>
/// JUnit XML, as test servers read it: a suite a file, a case a finding. What fails the run is a failure, the rest is the output
/// of a case that passed; a file without findings is one case that passed, so that what was checked can be seen.
/// </summary>
public sealed class JUnitReport : IReport
{
    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output)
    {
        var byPath = report.Result.Diagnostics.ToLookup(diagnostic => diagnostic.Path, StringComparer.Ordinal);
        var paths = report.Result.CheckedFiles.Concat(byPath.Select(group => group.Key)).Distinct(StringComparer.Ordinal).ToArray();
        var cases = paths.Sum(path => Math.Max(1, byPath[path].Count()));
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        var failures = Failures(report.Result.Diagnostics, report);
        output.Write($"<testsuites name=\"{EngineVersion.Product}\" tests=\"{cases}\" failures=\"{failures}\" errors=\"0\">\n");
        foreach (var path in paths)
        {
            WriteSuite(path, [.. byPath[path]], report, output);
        }

        output.Write("</testsuites>\n");
    }

    private static void WriteSuite(string path, List<Diagnostic> diagnostics, CheckReport report, TextWriter output)
    {
        var cases = Math.Max(1, diagnostics.Count);
        output.Write($"  <testsuite name=\"{EscapeName(path)}\" tests=\"{cases}\" failures=\"{Failures(diagnostics, report)}\" errors=\"0\">\n");
        if (diagnostics.Count == 0)
        {
            output.Write($"    <testcase classname=\"{EscapeName(path)}\" name=\"a11 check\" />\n");
        }

        foreach (var diagnostic in diagnostics)
        {
            WriteCase(diagnostic, diagnostic.Fails(report.FailOn), output);
        }

        output.Write("  </testsuite>\n");
    }

    private static void WriteCase(Diagnostic diagnostic, bool fails, TextWriter output)
    {
        var place = $"{PrintableText.Name(diagnostic.Path)}:{diagnostic.Start.Line}:{diagnostic.Start.Column}";
        var name = $"{diagnostic.Rule.Id} {diagnostic.Rule.Slug} ({diagnostic.Start.Line}:{diagnostic.Start.Column})";
        output.Write($"    <testcase classname=\"{EscapeName(diagnostic.Path)}\" name=\"{name}\">\n");
        output.Write(fails
            ? $"      <failure type=\"{diagnostic.Rule.Id}\" message=\"{Escape(diagnostic.Message)}\">{Escape(place)}\n{RulePages.AddressOf(diagnostic.Rule)}</failure>\n"
            : $"      <system-out>{Escape($"{place}: {diagnostic.Severity.ToName()} {diagnostic.Rule.Id}: {diagnostic.Message}")}</system-out>\n");
        output.Write("    </testcase>\n");
    }

    private static int Failures(IEnumerable<Diagnostic> diagnostics, CheckReport report) =>
        diagnostics.Count(diagnostic => diagnostic.Fails(report.FailOn));

    private static string EscapeName(string path) => SecurityElement.Escape(PrintableText.Name(path));

    // XML 1.0 has no way to write most control characters (§2.2).
    private static string Escape(string text) => SecurityElement.Escape(PrintableText.Line(text));
}
