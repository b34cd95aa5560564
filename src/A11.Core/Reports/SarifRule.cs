using System.Text.Json;
using A11.Core.Diagnostics;

namespace A11.Core.Reports;

/// <summary>A rule as SARIF describes it: a <c>reportingDescriptor</c> (§3.49).</summary>
internal static class SarifRule
{
    public static void Write(Utf8JsonWriter json, CheckDescriptor rule)
    {
        var page = RulePages.Find(rule);
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Slug);
        json.WriteMessage("shortDescription", rule.Title);
        json.WriteMessage("fullDescription", RulePages.SummaryOf(rule, page));
        json.WriteString("helpUri", RulePages.AddressOf(rule));
        json.WriteStartObject("help");
        json.WriteString("text", $"{rule.Title}. {RulePages.SummaryOf(rule, page)}");
        if (page is not null)
        {
            json.WriteString("markdown", page);
        }

        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteBoolean("enabled", !rule.OptIn);
        json.WriteString("level", SarifReport.LevelOf(rule.Severity));
        json.WriteEndObject();
        WriteProperties(json, rule);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, CheckDescriptor rule)
    {
        json.WriteStartObject("properties");
        json.WriteString("category", rule.Category.ToName());
        json.WriteStrings("aliases", rule.Aliases);
        json.WriteString("since", rule.Since);
        // GitHub's code scanning lists a finding as a security one by this tag; it shows SarifLimits.ShownTags of them.
        json.WriteStrings("tags", rule.Category == Category.Secure ? ["security", rule.Category.ToName()] : [rule.Category.ToName()]);
        json.WriteEndObject();
    }
}
