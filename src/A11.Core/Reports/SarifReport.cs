using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.Analysis;
using A11.Core.Baselines;
using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>
/// SARIF 2.1.0 (OASIS, <c>sarif-v2.1.0-os</c>). Places are lines and columns in UTF-16 code units; the end column is the one
/// just behind the finding (§3.30.8). Paths are relative to the root, percent-encoded (§3.10.1). A run holds no more than code scanning takes
/// (<see cref="SarifLimits"/>); what it leaves out stands in its notifications.
/// </summary>
/// <param name="hasSuppressed">
/// Whether what comments suppress and the baseline knows is written, marked as that. Code scanning does not know the mark, and would open an alert for each (github/codeql-action, issue 1230).
/// </param>
public sealed class SarifReport(bool hasSuppressed = true) : IReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string BaseId = "SRCROOT";
    private const string FingerprintName = "a11/v1";

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter output) => WriteLog(report, FindExtent(report), output);

    private static void WriteLog(CheckReport report, SarifExtent extent, TextWriter output) => JsonReportWriter.Write(output, json => WriteLog(json, report, extent));

    /// <summary>The largest extent that stays below the size that an upload may have.</summary>
    private SarifExtent FindExtent(CheckReport report)
    {
        var extent = SarifExtent.Full with { HasSuppressed = hasSuppressed };
        while (MayBeTooLarge(report, extent) && extent.Results > 1)
        {
            extent = extent.Reduce(report.All.Count());
        }

        return extent;
    }

    private static bool MayBeTooLarge(CheckReport report, SarifExtent extent)
    {
        if (Estimate(report, extent) < SarifLimits.CompressedBytes)
        {
            return false;
        }

        using var size = new CompressedSize();
        WriteLog(report, extent, size);
        return size.Measure() > SarifLimits.CompressedBytes;
    }

    /// <summary>About how many bytes the file has; nothing is compressed that is small anyway.</summary>
    private static long Estimate(CheckReport report, SarifExtent extent)
    {
        const int Form = 2_000;
        const int Page = 20_000;
        const long Character = 3;
        var fixes = extent.HasFixes ? report.All.Sum(finding => finding.Fix?.Edits.Sum(edit => Form + Character * edit.NewText.Length) ?? 0) : 0;
        return fixes + report.All.Sum(finding => Form + Character * finding.Message.Length + finding.Related.Length * Form) + report.All.Select(finding => finding.Rule).Distinct().Count() * Page;
    }

    private static void WriteLog(Utf8JsonWriter json, CheckReport report, SarifExtent extent)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        WriteRun(json, report, extent);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, CheckReport report, SarifExtent extent)
    {
        var all = Results(report, extent.HasSuppressed);
        var results = extent.Select(all);
        var secrets = new SecretPlaces(report);
        var rules = results.Select(result => result.Diagnostic.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToImmutableArray();
        json.WriteStartObject();
        WriteTool(json, rules);
        WriteRoot(json, report.Root);
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteInvocation(json, report, extent.Explain(all, results, secrets));
        WriteResults(json, report.CreateFingerprints(), results, rules, extent.HasFixes ? secrets : null, extent.HasSuppressed && (!report.Baselined.IsEmpty || report.GoneFromBaseline > 0));
        json.WriteStartObject("properties");
        json.WriteNumber("checkedFiles", report.Result.CheckedFiles.Length);
        if (report.OnUnchangedLines is { Length: var unchanged })
        {
            json.WriteNumber("onUnchangedLines", unchanged);
        }

        json.WriteUncheckedFiles(report);
        json.WriteBoundary(report);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Whether the finding means that the run came to no full verdict.</summary>
    private static bool IsFailureOfTheRun(Diagnostic diagnostic) => diagnostic.Rule == EngineRules.BrokenRule || diagnostic.Rule == EngineRules.Configuration;

    private static ImmutableArray<SarifResult> Results(CheckReport report, bool hasSuppressed) =>
    [
        .. report.Result.Diagnostics.Select(diagnostic => new SarifResult(diagnostic, SarifStanding.New))
            .Concat((hasSuppressed ? report.Baselined : []).Select(diagnostic => new SarifResult(diagnostic, SarifStanding.Baselined)))
            .Concat((hasSuppressed ? report.Result.Suppressed : []).Select(diagnostic => new SarifResult(diagnostic, SarifStanding.Suppressed)))
            .OrderBy(result => result.Diagnostic, DiagnosticOrder.Instance),
    ];

    private static void WriteInvocation(Utf8JsonWriter json, CheckReport report, IEnumerable<string> notifications)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !report.Result.Diagnostics.Any(IsFailureOfTheRun));
        if (notifications.ToArray() is { Length: > 0 } texts)
        {
            json.WriteStartArray("toolExecutionNotifications");
            foreach (var text in texts)
            {
                json.WriteStartObject();
                json.WriteString("level", "note");
                json.WriteMessage("message", text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

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
            json.WriteString("uri", path.Length == 0 ? "file:///" : $"file:///{SourceAddress.Encode(path)}/");
        }

        json.WriteMessage("description", "The folder that was checked.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, Fingerprints fingerprints, ImmutableArray<SarifResult> results, ImmutableArray<CheckDescriptor> rules, SecretPlaces? secrets, bool hasBaseline)
    {
        var indices = rules.Select((rule, index) => (rule, index)).ToDictionary(pair => pair.rule, pair => pair.index);
        var hasSuppressions = results.Any(result => result.Standing != SarifStanding.New);
        json.WriteStartArray("results");
        foreach (var (diagnostic, standing) in results)
        {
            json.WriteStartObject();
            json.WriteString("ruleId", diagnostic.Rule.Id);
            json.WriteNumber("ruleIndex", indices[diagnostic.Rule]);
            WriteResult(json, diagnostic, fingerprints[diagnostic], secrets?.AreIn(diagnostic) == false);
            WriteStanding(json, standing, hasBaseline, hasSuppressions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, string fingerprint, bool hasFix)
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
        if (hasFix)
        {
            WriteFix(json, diagnostic);
        }

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
        foreach (var location in related.Take(SarifLimits.ShownLocations - 1))
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

    private static void WriteStanding(Utf8JsonWriter json, SarifStanding standing, bool hasBaseline, bool hasSuppressions)
    {
        if (hasBaseline)
        {
            json.WriteString("baselineState", standing == SarifStanding.Baselined ? "unchanged" : "new");
        }

        // All results of a run have the property, or none has (§3.27.23).
        if (hasSuppressions)
        {
            json.WriteStartArray("suppressions");
            if (standing != SarifStanding.New)
            {
                json.WriteStartObject();
                json.WriteString("kind", standing == SarifStanding.Suppressed ? "inSource" : "external");
                json.WriteEndObject();
            }

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
        json.WriteString("uri", SourceAddress.Encode(path));
        json.WriteString("uriBaseId", BaseId);
        json.WriteEndObject();
    }

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
}
