namespace A11.Site;

/// <summary>The site's parts, and the pages in them.</summary>
internal sealed class SiteNavigation
{
    /// <summary>The start page.</summary>
    public const string StartPath = "docs/index.md";

    private static readonly string[] About = ["docs/architecture.md", "docs/security.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];

    public SiteNavigation(IReadOnlyDictionary<string, MarkdownPage> pages)
    {
        (string, string) Entry(string path) => (SiteLinks.AddressOf(path), pages[path].Title);
        var reference = pages.Keys.Where(path => Path.GetDirectoryName(path) == "docs" && path != StartPath && !About.Contains(path));
        Parts =
        [
            ("Guides", [.. pages.Keys.Where(path => path.StartsWith("docs/guides/", StringComparison.Ordinal)).Select(Entry)]),
            ("Reference", [(RuleIndex.Address, "Rules"), .. reference.Select(Entry)]),
            ("About", [.. About.Where(pages.ContainsKey).Select(Entry)]),
        ];
    }

    /// <summary>The parts, each with the addresses and titles of its pages.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<(string Address, string Title)> Pages)> Parts { get; }
}
