using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.Acceptance;
using A11.Core.Tasks;
using A11.Core.Text;
using A11.Tool.Mcp;

namespace A11.Tool;

/// <summary>Tells which acceptance criteria are understood, and how those of tasks will be judged.</summary>
internal static class CriteriaReport
{
    private const int Version = 1;

    /// <summary>How many places a line of text names.</summary>
    private const int MaximumPlaces = 4;

    /// <summary>Writes a line an entry of the catalogue: name, files, title.</summary>
    public static void WriteText(ImmutableArray<CriterionEntry> entries, TextWriter output)
    {
        var name = entries.Max(static entry => entry.Slug.Length);
        var files = entries.Max(static entry => FilesOf(entry).Length);
        foreach (var entry in entries)
        {
            output.WriteLine($"{entry.Slug.PadRight(name)}  {FilesOf(entry).PadRight(files)}  {entry.Title}");
        }
    }

    /// <summary>Writes how the criteria of tasks will be judged: a line a criterion, then a line for each part that is understood.</summary>
    public static void WriteText(ImmutableArray<DevOpsTask> tasks, TextWriter output)
    {
        foreach (var task in tasks)
        {
            output.WriteLine($"{task.Id}  {task.Title}");
            foreach (var criterion in CriterionPlan.Create(task))
            {
                output.WriteLine($"    {(criterion.IsChecked ? "checked" : "unchecked")}: {criterion.Criterion}{(criterion.Reason is { } reason ? $": {reason}" : "")}");
                foreach (var part in criterion.Parts)
                {
                    output.WriteLine($"        {part}");
                }
            }
        }
    }

    /// <summary>What became of a criterion, on one line: <c>met: Exposes port 8080: Exposed: 8080. (Dockerfile:12)</c>.</summary>
    public static string Describe(CriterionResult result)
    {
        var more = result.Places.Length > MaximumPlaces ? $" and {result.Places.Length - MaximumPlaces} more" : "";
        var places = result.Places.IsEmpty ? "" : $" ({PrintableText.Line(string.Join(", ", result.Places.Take(MaximumPlaces)))}{more})";
        return $"{result.VerdictName.Replace('-', ' ')}: {PrintableText.Line(result.Criterion)}: {PrintableText.Line(result.Evidence)}{places}";
    }

    /// <summary>Writes what became of a criterion, as properties of its object.</summary>
    public static void WriteResult(Utf8JsonWriter json, CriterionResult result)
    {
        json.WriteString("criterion", result.Criterion);
        json.WriteString("verdict", result.VerdictName);
        json.WriteString("evidence", result.Evidence);
        json.WriteStartArray("places");
        foreach (var place in result.Places)
        {
            json.WriteStartObject();
            json.WriteString("path", place.Path);
            json.WriteNumber("line", place.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the catalogue as properties of a document.</summary>
    public static void WriteCatalogue(Utf8JsonWriter json, ImmutableArray<CriterionEntry> entries)
    {
        json.WriteNumber("version", Version);
        json.WriteStartArray("criteria");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("name", entry.Slug);
            json.WriteString("title", entry.Title);
            McpDocument.WriteTexts(json, "files", CriterionCatalogue.FilesOf(entry));
            json.WriteString("checks", entry.Checks);
            McpDocument.WriteTexts(json, "wordings", entry.Wordings);
            json.WriteString("help", CriterionPages.AddressOf(entry));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes how the criteria of tasks will be judged, as properties of a document.</summary>
    public static void WriteTasks(Utf8JsonWriter json, ImmutableArray<DevOpsTask> tasks)
    {
        json.WriteNumber("version", Version);
        json.WriteStartArray("tasks");
        foreach (var task in tasks)
        {
            json.WriteStartObject();
            WriteTask(json, task);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes how the criteria of a task will be judged, as properties of its object.</summary>
    public static void WriteTask(Utf8JsonWriter json, DevOpsTask task)
    {
        json.WriteString("task_id", task.Id);
        json.WriteString("title", task.Title);
        json.WriteStartArray("criteria");
        foreach (var criterion in CriterionPlan.Create(task))
        {
            json.WriteStartObject();
            json.WriteString("criterion", criterion.Criterion);
            json.WriteBoolean("checked", criterion.IsChecked);
            json.WriteString("reason", criterion.Reason);
            WriteParts(json, "parts", criterion.Parts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteParts(Utf8JsonWriter json, string name, ImmutableArray<PlannedPart> parts)
    {
        json.WriteStartArray(name);
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Entry.Slug);
            json.WriteString("title", part.Entry.Title);
            McpDocument.WriteTexts(json, "parameters", part.Parameters);
            json.WriteBoolean("negated", part.IsNegated);
            WriteParts(json, "alternatives", part.Alternatives);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string FilesOf(CriterionEntry entry) => string.Join(", ", CriterionCatalogue.FilesOf(entry));
}
