using System.Text.Json;
using A11.Core.Diagnostics;

namespace A11.Core.Reports;

/// <summary>
/// GitLab's Code Quality report (“Code Quality”, code quality report format): a list of findings, of which GitLab shows what a merge request adds and resolves. It
/// knows a finding by its fingerprint.
/// </summary>
public sealed class GitLabReport : IReport
{
    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output) => JsonReportWriter.Write(output, json =>
    {
        var fingerprints = report.CreateFingerprints();
        json.WriteStartArray();
        foreach (var finding in report.Result.Diagnostics)
        {
            WriteFinding(json, finding, fingerprints[finding]);
        }

        json.WriteEndArray();
    });

    private static void WriteFinding(Utf8JsonWriter json, Diagnostic finding, string fingerprint)
    {
        json.WriteStartObject();
        json.WriteString("description", $"{finding.Message} ({finding.Rule.Id})");
        json.WriteString("check_name", finding.Rule.Slug);
        json.WriteString("fingerprint", fingerprint);
        json.WriteString("severity", SeverityOf(finding.Severity));
        json.WriteStartObject("location");
        json.WriteString("path", finding.Path);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", finding.Start.Line);
        json.WriteNumber("end", finding.End.Line);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => "critical",
        Severity.Warning => "major",
        _ => "info",
    };
}
