using A11.Agents.Acceptance;
using A11.Core.Reports;

namespace A11.Tool;

/// <summary>The pages of acceptance criteria, <c>docs/criteria/….md</c>, which the program carries.</summary>
internal static class CriterionPages
{
    /// <summary>The page's Markdown; null where the entry has none.</summary>
    public static string? Find(CriterionEntry entry)
    {
        using var stream = typeof(CriterionPages).Assembly.GetManifestResourceStream($"criteria/{entry.Slug}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Where the page can be read on the web.</summary>
    public static string AddressOf(CriterionEntry entry) => $"{RulePages.DocumentationAddress}/criteria/{entry.Slug}.html";
}
