using A11.Core.Reports;

namespace A11.Site;

/// <summary>Where the links of Markdown pages lead on the site.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="pages">The site's pages, by their paths from the root.</param>
internal sealed class SiteLinks(string root, IReadOnlyDictionary<string, MarkdownPage> pages)
{
    private const string Documents = "docs/";

    /// <summary>The address of a page, from the site's root.</summary>
    public static string AddressOf(string path)
    {
        path = path.StartsWith(Documents, StringComparison.Ordinal) ? path[Documents.Length..] : path.ToLowerInvariant();
        return Path.ChangeExtension(path, ".html");
    }

    /// <summary>How a page addresses another of the site.</summary>
    /// <param name="from">The address of the page, from the site's root.</param>
    /// <param name="to">The other's.</param>
    public static string Relate(string from, string to) => string.Concat(Enumerable.Repeat("../", from.Count(letter => letter == '/'))) + to;

    /// <summary>Replaces the addresses of a page's links.</summary>
    /// <returns>A sentence for each that leads nowhere.</returns>
    public IEnumerable<string> Resolve(MarkdownPage page)
    {
        foreach (var link in page.Links.Where(link => link.Url is { } url && !Uri.TryCreate(url, UriKind.Absolute, out _)))
        {
            var (address, problem) = Find(page, link.Url!);
            link.Url = address ?? link.Url;
            if (problem is not null)
            {
                yield return $"{page.Path}({link.Line + 1}): {problem}";
            }
        }
    }

    private (string? Address, string? Problem) Find(MarkdownPage page, string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var (path, anchor) = hash < 0 ? (url, "") : (url[..hash], url[(hash + 1)..]);
        var target = path.Length == 0 ? page.Path : Normalize(page.Path[..(page.Path.LastIndexOf('/') + 1)], Uri.UnescapeDataString(path));
        if (pages.TryGetValue(target, out var other))
        {
            return anchor.Length > 0 && other.Headings.All(heading => heading.Id != anchor)
                ? (null, $"{url} leads to a heading that {target} does not have.")
                : (Relate(AddressOf(page.Path), AddressOf(target)) + (anchor.Length == 0 ? "" : "#" + anchor), null);
        }

        var full = Path.Combine(root, target);
        return target.Length == 0 || target.StartsWith("../", StringComparison.Ordinal) || !Path.Exists(full) ? (null, $"{url} leads to nothing.")
            : target is "docs/rules" or "docs/criteria" ? (Relate(AddressOf(page.Path), target == "docs/rules" ? "rules/index.html" : "criteria.html"), null)
            : target.StartsWith(Documents, StringComparison.Ordinal) && File.Exists(full) ? (Relate(AddressOf(page.Path), target[Documents.Length..]), null)
            : ($"{RulePages.ProductAddress}/{(File.Exists(full) ? "blob" : "tree")}/main/{target}", null);
    }

    private static string Normalize(string directory, string path)
    {
        var names = new List<string>();
        foreach (var name in (directory + path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == ".." && names.Count > 0 && names[^1] != "..")
            {
                names.RemoveAt(names.Count - 1);
            }
            else if (name != ".")
            {
                names.Add(name);
            }
        }

        return string.Join('/', names);
    }
}
