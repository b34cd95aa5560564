using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.Baselines;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>A11's own JSON, version 1, described in docs/reports.md. Later versions 1 add keys and change none.</summary>
public sealed class JsonReport : IReport
{
    private const int Version = 1;

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output) => JsonReportWriter.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartObject("tool");
        json.WriteString("name", EngineVersion.Product);
        json.WriteString("version", EngineVersion.Text);
        json.WriteEndObject();
        WriteSummary(json, report);
        json.WriteBoundary(report);
        var fingerprints = report.CreateFingerprints();
        var secrets = new SecretPlaces(report);
        WriteFindings(json, "findings", report.Result.Diagnostics, fingerprints, secrets);
        WriteFindings(json, "baselined", report.Baselined, fingerprints, secrets);
        WriteFindings(json, "suppressed", report.Result.Suppressed, fingerprints, secrets);
        json.WriteStrings("files", report.Result.CheckedFiles);
        json.WriteUncheckedFiles(report);
        json.WriteEndObject();
    });

    private static void WriteSummary(Utf8JsonWriter json, CheckReport report)
    {
        var summary = ReportSummary.Create(report);
        json.WriteStartObject("summary");
        json.WriteBoolean("failed", report.Fails);
        json.WriteString("failOn", report.FailOn.ToName());
        json.WriteNumber("files", summary.Files);
        if (!summary.NotChecked.IsEmpty)
        {
            json.WriteNumber("notChecked", summary.NotChecked.Sum(pair => pair.Count));
        }

        json.WriteNumber("errors", summary.Errors);
        json.WriteNumber("warnings", summary.Warnings);
        json.WriteNumber("infos", summary.Infos);
        json.WriteNumber("suppressed", report.Result.Suppressed.Length);
        json.WriteNumber("baselined", report.Baselined.Length);
        json.WriteNumber("goneFromBaseline", report.GoneFromBaseline);
        if (report.OnUnchangedLines is { Length: var unchanged })
        {
            json.WriteNumber("onUnchangedLines", unchanged);
        }

        json.WriteStartObject("categories");
        foreach (var (category, count) in summary.Categories)
        {
            json.WriteNumber(category.ToName(), count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFindings(Utf8JsonWriter json, string name, ImmutableArray<Diagnostic> diagnostics, Fingerprints fingerprints, SecretPlaces secrets)
    {
        json.WriteStartArray(name);
        foreach (var diagnostic in diagnostics)
        {
            WriteFinding(json, diagnostic, fingerprints[diagnostic], secrets);
        }

        json.WriteEndArray();
    }

    private static void WriteFinding(Utf8JsonWriter json, Diagnostic diagnostic, string fingerprint, SecretPlaces secrets)
    {
        json.WriteStartObject();
        json.WriteString("rule", diagnostic.Rule.Id);
        json.WriteString("name", diagnostic.Rule.Slug);
        json.WriteString("severity", diagnostic.Severity.ToName());
        json.WriteString("category", diagnostic.Rule.Category.ToName());
        json.WriteString("path", diagnostic.Path);
        WriteRange(json, diagnostic.Start, diagnostic.End);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("help", RulePages.AddressOf(diagnostic.Rule));
        json.WriteStrings("aliases", diagnostic.Aliases);
        json.WriteString("fingerprint", fingerprint);
        WriteRelated(json, diagnostic.Related);
        WriteFix(json, diagnostic, secrets);
        json.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter json, ImmutableArray<RelatedLocation> related)
    {
        json.WriteStartArray("related");
        foreach (var location in related)
        {
            json.WriteStartObject();
            json.WriteString("path", location.Path);
            WriteRange(json, location.Start, location.End);
            json.WriteString("message", location.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFix(Utf8JsonWriter json, Diagnostic diagnostic, SecretPlaces secrets)
    {
        if (diagnostic.Fix is not { } fix || diagnostic.Text is not { } text || secrets.AreIn(diagnostic))
        {
            return;
        }

        json.WriteStartObject("fix");
        json.WriteString("title", fix.Title);
        json.WriteBoolean("safe", fix.Safety == FixSafety.Safe);
        json.WriteStartArray("edits");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            WriteRange(json, text.GetPosition(edit.Span.Start), text.GetPosition(edit.Span.End));
            json.WriteString("text", edit.NewText);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, LinePosition start, LinePosition end)
    {
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
    }
}
