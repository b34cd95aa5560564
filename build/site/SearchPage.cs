using System.Text.Encodings.Web;
using System.Text.Json;
using A11.Core.Diagnostics;

namespace A11.Site;

/// <summary>The page that searches, and what it searches: names of rules, titles and headings of pages.</summary>
internal static class SearchPage
{
    public const string Address = "search.html";
    public const string Script = "search.js";
    public const string Data = "search-data.js";

    public const string Content =
        """
        <h1>Search</h1>
        <noscript><p>The search needs JavaScript. <a href="rules/index.html">All rules</a> are on one page.</p></noscript>
        <p id="found" role="status"></p>
        <ul id="results" class="results"></ul>

        """;

    /// <summary>The entries, as a script: a page that is opened from a disk may fetch nothing else.</summary>
    public static string CreateData(IEnumerable<CheckDescriptor> rules, IEnumerable<MarkdownPage> pages)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartArray();
            foreach (var rule in rules)
            {
                Write(json, $"{rule.Id}: {rule.Title}", $"rules/{rule.Id}.html", [rule.Id, rule.Slug, .. rule.Aliases, .. rule.Aliases.Select(WithoutLinter)], $"{DomainNames.Find(rule)} {rule.Category.ToName()}");
            }

            foreach (var page in pages.Where(page => !page.Path.StartsWith("docs/rules/", StringComparison.Ordinal)))
            {
                Write(json, page.Title, SiteLinks.AddressOf(page.Path), [Path.GetFileNameWithoutExtension(page.Path)], page.Summary);
                // Those of criteria are the same on all of their pages.
                foreach (var heading in page.Headings.Where(heading => heading.Level is 2 or 3 && heading.Id.Length > 0 && !page.Path.StartsWith("docs/criteria/", StringComparison.Ordinal)))
                {
                    Write(json, $"{heading.Text} – {page.Title}", $"{SiteLinks.AddressOf(page.Path)}#{heading.Id}", [], "");
                }
            }

            json.WriteEndArray();
        }

        return $"window.a11Search = {System.Text.Encoding.UTF8.GetString(buffer.ToArray())};\n";
    }

    /// <summary>What people type: DL3006 for hadolint/DL3006.</summary>
    private static string WithoutLinter(string alias) => alias[(alias.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static void Write(Utf8JsonWriter json, string title, string address, IEnumerable<string> names, string text)
    {
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteString("address", address);
        json.WriteStartArray("names");
        foreach (var name in names.Select(name => name.ToLowerInvariant()).Distinct())
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
