using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.Analysis;
using A11.Core.Baselines;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>
/// SARIF 2.1.0 (OASIS, <c>sarif-v2.1.0-os</c>). Places are lines and columns in UTF-16 code units; the end column is the one
/// just behind the finding (§3.30.8). Paths are relative to the root, percent-encoded (§3.10.1).
/// </summary>
public sealed class SarifReport : IReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string BaseId = "SRCROOT";
    private const string FingerprintName = "a11/v1";

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output) => JsonReportWriter.Write(output, json => WriteLog(json, report));

    private static void WriteLog(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        WriteRun(json, report);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, CheckReport report)
    {
        var findings = Findings(report);
        var rules = findings.Select(finding => finding.Diagnostic.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToImmutableArray();
        json.WriteStartObject();
        WriteTool(json, rules);
        WriteRoot(json, report.Root);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !report.Result.Diagnostics.Any(IsFailureOfTheRun));
        json.WriteEndObject();
        json.WriteEndArray();
        WriteResults(json, report, findings, rules);
        json.WriteStartObject("properties");
        json.WriteNumber("checkedFiles", report.Result.CheckedFiles.Length);
        json.WriteUncheckedFiles(report);
        json.WriteBoundary(report);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Whether the finding means that the run came to no full verdict.</summary>
    private static bool IsFailureOfTheRun(Diagnostic diagnostic) => diagnostic.Rule == EngineRules.BrokenRule || diagnostic.Rule == EngineRules.Configuration;

    private static ImmutableArray<Finding> Findings(CheckReport report) =>
    [
        .. report.Result.Diagnostics.Select(diagnostic => new Finding(diagnostic, Standing.New))
            .Concat(report.Baselined.Select(diagnostic => new Finding(diagnostic, Standing.Baselined)))
            .Concat(report.Result.Suppressed.Select(diagnostic => new Finding(diagnostic, Standing.Suppressed)))
            .OrderBy(finding => finding.Diagnostic, DiagnosticOrder.Instance),
    ];

    private static void WriteTool(Utf8JsonWriter json, ImmutableArray<CheckDescriptor> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", EngineVersion.Product);
        json.WriteString("semanticVersion", EngineVersion.Text);
        json.WriteString("informationUri", RulePages.ProductAddress);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            SarifRule.Write(json, rule);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRoot(Utf8JsonWriter json, string? root)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(BaseId);
        if (root is not null)
        {
            // The Uri class would decode what looks like an escape in a folder's name.
            var path = root.Replace(Path.DirectorySeparatorChar, '/').Trim('/');
            json.WriteString("uri", path.Length == 0 ? "file:///" : $"file:///{Encode(path)}/");
        }

        json.WriteMessage("description", "The folder that was checked.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, CheckReport report, ImmutableArray<Finding> findings, ImmutableArray<CheckDescriptor> rules)
    {
        var indices = rules.Select((rule, index) => (rule, index)).ToDictionary(pair => pair.rule, pair => pair.index);
        var fingerprints = Fingerprints.Create(report.Result.Diagnostics, report.Baselined, report.Result.Suppressed);
        var hasBaseline = !report.Baselined.IsEmpty || report.GoneFromBaseline > 0;
        json.WriteStartArray("results");
        foreach (var (diagnostic, standing) in findings)
        {
            json.WriteStartObject();
            json.WriteString("ruleId", diagnostic.Rule.Id);
            json.WriteNumber("ruleIndex", indices[diagnostic.Rule]);
            WriteResult(json, diagnostic, fingerprints[diagnostic]);
            WriteStanding(json, standing, hasBaseline);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, string fingerprint)
    {
        json.WriteString("level", LevelOf(diagnostic.Severity));
        json.WriteMessage("message", diagnostic.Message);
        json.WriteStartArray("locations");
        WriteLocation(json, diagnostic.Path, diagnostic.Start, diagnostic.End, null);
        json.WriteEndArray();
        WriteRelated(json, diagnostic.Related);
        json.WriteStartObject("partialFingerprints");
        json.WriteString(FingerprintName, fingerprint);
        json.WriteEndObject();
        WriteFix(json, diagnostic);
        if (diagnostic.OwnAliases is { } aliases)
        {
            json.WriteStartObject("properties");
            json.WriteStrings("aliases", aliases);
            json.WriteEndObject();
        }
    }

    private static void WriteRelated(Utf8JsonWriter json, ImmutableArray<RelatedLocation> related)
    {
        if (related.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("relatedLocations");
        foreach (var location in related)
        {
            WriteLocation(json, location.Path, location.Start, location.End, location.Message);
        }

        json.WriteEndArray();
    }

    private static void WriteFix(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        if (diagnostic.Fix is not { Edits.IsEmpty: false } fix || diagnostic.Text is not { } text)
        {
            return;
        }

        json.WriteStartArray("fixes");
        json.WriteStartObject();
        json.WriteMessage("description", fix.Title);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact(json, diagnostic.Path);
        json.WriteStartArray("replacements");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            WriteRegion(json, "deletedRegion", text.GetPosition(edit.Span.Start), text.GetPosition(edit.Span.End));
            json.WriteMessage("insertedContent", edit.NewText);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteStanding(Utf8JsonWriter json, Standing standing, bool hasBaseline)
    {
        if (hasBaseline)
        {
            json.WriteString("baselineState", standing == Standing.Baselined ? "unchanged" : "new");
        }

        if (standing != Standing.New)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", standing == Standing.Suppressed ? "inSource" : "external");
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void WriteLocation(Utf8JsonWriter json, string path, LinePosition start, LinePosition end, string? message)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, path);
        WriteRegion(json, "region", start, end);
        json.WriteEndObject();
        if (message is not null)
        {
            json.WriteMessage("message", message);
        }

        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Encode(path));
        json.WriteString("uriBaseId", BaseId);
        json.WriteEndObject();
    }

    private static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static void WriteRegion(Utf8JsonWriter json, string name, LinePosition start, LinePosition end)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
    }

    internal static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => "none",
    };

    private enum Standing
    {
        New,
        Baselined,
        Suppressed,
    }

    private readonly record struct Finding(Diagnostic Diagnostic, Standing Standing);
}
