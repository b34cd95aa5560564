using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using A11.Core.Analysis;
using A11.Core.Diagnostics;

namespace A11.Core.Baselines;

/// <summary>
/// The findings that a repository had when it adopted the check: they are known and fail nothing, new ones do. What no
/// suppression may silence (boundaries, mistakes in the configuration) is never part of it.
/// </summary>
public sealed class Baseline
{
    /// <summary>The name of the file at the repository's root.</summary>
    public const string FileName = "a11.baseline.json";

    private const int Version = 1;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private Baseline(IEnumerable<BaselineEntry> entries) => Entries =
    [
        .. entries.OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .ThenBy(entry => entry.Rule, StringComparer.Ordinal)
            .ThenBy(entry => entry.Fingerprint, StringComparer.Ordinal),
    ];

    /// <summary>The known findings, by path, rule and fingerprint.</summary>
    public ImmutableArray<BaselineEntry> Entries { get; }

    /// <summary>Records the findings of a run.</summary>
    public static Baseline Create(AnalysisResult result)
    {
        var fingerprints = Fingerprints.Create(result.Diagnostics, result.Suppressed);
        return new Baseline(result.Diagnostics.Where(CanBeKnown).Select(diagnostic => EntryOf(diagnostic, fingerprints)));
    }

    /// <summary>Reads a baseline.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="error">What is wrong with it and where, as <c>(line,column): sentence</c>; null where it is right.</param>
    public static Baseline? Parse(string text, out string? error)
    {
        var reader = new BaselineReader(text, Version);
        var entries = reader.Read();
        error = reader.Error;
        return error is null ? new Baseline(entries) : null;
    }

    /// <summary>The baseline as JSON, the same on every machine.</summary>
    public string ToText()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("findings");
            foreach (var entry in Entries)
            {
                json.WriteStartObject();
                json.WriteString("path", entry.Path);
                json.WriteString("rule", entry.Rule);
                json.WriteString("fingerprint", entry.Fingerprint);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Tells known findings from new ones.</summary>
    /// <param name="result">A run's result.</param>
    /// <param name="isWhole">Whether the run looked at the whole repository, so that what it did not find in any file is gone.</param>
    public BaselineVerdict Compare(AnalysisResult result, bool isWhole)
    {
        var missing = Entries.ToHashSet();
        var fingerprints = Fingerprints.Create(result.Diagnostics, result.Suppressed);
        var known = result.Diagnostics
            .Where(diagnostic => CanBeKnown(diagnostic) && missing.Remove(EntryOf(diagnostic, fingerprints)))
            .ToImmutableArray();
        var isKnown = known.ToHashSet<Diagnostic>(ReferenceEqualityComparer.Instance);
        var rest = result with { Diagnostics = [.. result.Diagnostics.Where(diagnostic => !isKnown.Contains(diagnostic))] };
        var seen = result.CheckedFiles.ToHashSet(StringComparer.Ordinal);
        return new BaselineVerdict(rest, known, missing.Count(entry => isWhole || seen.Contains(entry.Path)));
    }

    private static bool CanBeKnown(Diagnostic diagnostic) => diagnostic.Rule.Suppressible;

    private static BaselineEntry EntryOf(Diagnostic diagnostic, Fingerprints fingerprints) =>
        new(diagnostic.Rule.Id, diagnostic.Path, fingerprints[diagnostic]);
}
