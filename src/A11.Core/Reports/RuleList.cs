using System.Collections.Immutable;
using System.Text.Json;
using A11.Core.Diagnostics;

namespace A11.Core.Reports;

/// <summary>The rules as <c>a11 rules</c> lists them.</summary>
public static class RuleList
{
    private const int Version = 1;
    private const string Gap = "  ";

    /// <summary>Writes a line a rule: ID, severity, category, title and what peers call it, in columns.</summary>
    public static void WriteText(ImmutableArray<CheckDescriptor> rules, TextWriter output)
    {
        var severity = rules.Max(rule => SeverityOf(rule).Length);
        var category = rules.Max(rule => rule.Category.ToName().Length);
        foreach (var rule in rules)
        {
            output.Write($"{rule.Id}{Gap}{SeverityOf(rule).PadRight(severity)}{Gap}{rule.Category.ToName().PadRight(category)}{Gap}{rule.Title}");
            output.Write(rule.Aliases.IsEmpty ? "\n" : $" ({string.Join(", ", rule.Aliases)})\n");
        }
    }

    /// <summary>Writes a JSON document, version 1, described in docs/reports.md.</summary>
    public static void WriteJson(ImmutableArray<CheckDescriptor> rules, TextWriter output) => JsonReportWriter.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            WriteRule(json, rule);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string SeverityOf(CheckDescriptor rule) => rule.OptIn ? $"{rule.Severity.ToName()}, off" : rule.Severity.ToName();

    private static void WriteRule(Utf8JsonWriter json, CheckDescriptor rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Slug);
        json.WriteString("title", rule.Title);
        json.WriteString("severity", rule.Severity.ToName());
        json.WriteBoolean("enabled", !rule.OptIn);
        json.WriteString("category", rule.Category.ToName());
        json.WriteString("since", rule.Since);
        json.WriteString("fix", rule.Fix.ToString().ToLowerInvariant());
        json.WriteBoolean("suppressible", rule.Suppressible);
        json.WriteStrings("aliases", rule.Aliases);
        json.WriteStartArray("options");
        foreach (var option in rule.Options)
        {
            json.WriteStartObject();
            json.WriteString("name", option.Name);
            json.WriteString("description", option.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("help", RulePages.AddressOf(rule));
        json.WriteEndObject();
    }
}
