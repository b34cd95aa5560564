using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Generation;

namespace A11.Agents.Reviews;

/// <summary>
/// Reads a reviewer's answer: a JSON object <c>{"verdict": "pass" | "refuse", "reason": …, "findings": [{"file", "line", "severity", "message"}]}</c>
/// as its last statement, by itself or in a code fence. Whatever else it is, it is a refusal (docs/agents.md).
/// </summary>
internal static class ReviewAnswer
{
    /// <summary>Longer answers are read from behind: the verdict is the last statement.</summary>
    private const int MaximumLength = 256 * 1024;

    private const string Fence = "```";

    public static Review Read(string role, string by, string text, IFileSource files)
    {
        using var document = FindObject(text);
        if (document is null)
        {
            return Refuse(role, by, "Its answer does not end with a verdict in JSON, so the files are refused.");
        }

        var root = document.RootElement;
        var verdict = Text(root, "verdict");
        if (verdict is not ("pass" or "refuse"))
        {
            return Refuse(role, by, verdict is null ? "Its answer names no verdict, so the files are refused." : $"Its verdict “{Shorten(verdict)}” is neither “pass” nor “refuse”, so the files are refused.");
        }

        if (ReadFindings(root, files) is not { } findings)
        {
            return Refuse(role, by, "The findings in its answer can't be read, so the files are refused.");
        }

        var contradicts = verdict == "pass" && findings.Any(finding => finding.Severity == Severity.Error);
        var reason = contradicts ? "It says “pass” and names an error, so the files are refused." : Shorten(Text(root, "reason") ?? "It gave no reason.");
        return new Review(role, by, verdict == "pass" && !contradicts, findings, reason);
    }

    private static Review Refuse(string role, string by, string reason) => new(role, by, false, [], reason);

    /// <summary>The object that the answer ends with: the outermost one that reaches to its end.</summary>
    private static JsonDocument? FindObject(string text)
    {
        text = text.Length > MaximumLength ? text[^MaximumLength..] : text;
        text = text.TrimEnd();
        text = text.EndsWith(Fence, StringComparison.Ordinal) ? text[..^Fence.Length].TrimEnd() : text;
        if (!text.EndsWith('}'))
        {
            return null;
        }

        for (var start = NextStart(text, -1); start >= 0; start = NextStart(text, start))
        {
            if (TryParse(text.AsMemory(start)) is { } document)
            {
                return document;
            }
        }

        return null;
    }

    /// <summary>The next brace that begins a line: one inside of a sentence begins no statement.</summary>
    private static int NextStart(string text, int after)
    {
        for (var at = text.IndexOf('{', after + 1); at >= 0; at = text.IndexOf('{', at + 1))
        {
            if (text.AsSpan(0, at).TrimEnd(" \t") is [] or [.., '\n' or '\r'])
            {
                return at;
            }
        }

        return -1;
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<char> text)
    {
        try
        {
            // A field that stands twice could say two things.
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ImmutableArray<Diagnostic>? ReadFindings(JsonElement root, IFileSource files)
    {
        if (!root.TryGetProperty("findings", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var findings = list.EnumerateArray().Select(item => ReadFinding(item, files)).ToArray();
        return findings.Contains(null) ? null : [.. findings.OfType<Diagnostic>()];
    }

    private static Diagnostic? ReadFinding(JsonElement item, IFileSource files)
    {
        if (item.ValueKind != JsonValueKind.Object || Text(item, "message") is not { Length: > 0 } message || SeverityOf(Text(item, "severity")) is not { } severity)
        {
            return null;
        }

        var path = Shorten(Text(item, "file") ?? "");
        var finding = new Diagnostic(GenerationRules.ReviewFinding, path, default, Shorten(message)) { Severity = severity };
        if (!files.Paths.Contains(path) || !item.TryGetProperty("line", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var line))
        {
            return finding;
        }

        var text = FileContent.Decode(files.Read(path).Span).Text;
        return line < 1 || line > text.LineCount ? finding : finding with { Text = text, Span = text.GetLine(line) };
    }

    private static Severity? SeverityOf(string? name) => name switch
    {
        null or "warning" => Severity.Warning,
        "error" => Severity.Error,
        "info" => Severity.Info,
        _ => null,
    };

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>One line of a bearable length, without anything that a terminal would obey.</summary>
    private static string Shorten(string text)
    {
        const int Maximum = 1000;
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        return line.Length <= Maximum ? line : line[..Maximum] + "…";
    }
}
