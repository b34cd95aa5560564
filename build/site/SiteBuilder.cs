using System.Collections.Immutable;
using A11.Core.Catalogue;
using A11.Core.Diagnostics;

namespace A11.Site;

/// <summary>The documentation site, made of the repository's Markdown pages.</summary>
public sealed class SiteBuilder
{
    /// <summary>Pages beside those in docs/.</summary>
    private static readonly string[] OtherPages = ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];

    private readonly string _root;
    private readonly SortedDictionary<string, MarkdownPage> _pages = new(StringComparer.Ordinal);
    private readonly ImmutableArray<CheckDescriptor> _rules = [.. StandardEngine.Create().Checks.All.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Reads and checks the pages.</summary>
    /// <param name="root">Absolute path of the repository's root.</param>
    public SiteBuilder(string root)
    {
        _root = root;
        var documents = Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
        foreach (var path in documents.Concat(OtherPages))
        {
            _pages.Add(path, Read(path));
        }

        var links = new SiteLinks(root, _pages);
        // The README is GitHub's start page; the site has its own.
        Problems = [.. _pages.Values.Append(Read("README.md")).SelectMany(links.Resolve), .. ListUnusedGuides()];
    }

    /// <summary>The pages, by their paths from the root.</summary>
    public IReadOnlyDictionary<string, MarkdownPage> Pages => _pages;

    /// <summary>A sentence for each link that leads nowhere.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The root of the repository that a directory lies in.</summary>
    public static string FindRoot(string directory) => File.Exists(Path.Combine(directory, "A11.Build.sln"))
        ? directory
        : FindRoot(Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The program runs outside of the repository."));

    /// <summary>Writes the site, in place of an older one.</summary>
    /// <param name="output">Absolute path of its directory.</param>
    public void Write(string output)
    {
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        var template = new SiteTemplate(new SiteNavigation(_pages));
        foreach (var page in _pages.Values)
        {
            WriteFile(output, SiteLinks.AddressOf(page.Path), template.Create(SiteLinks.AddressOf(page.Path), page.Title, page.Render(), [.. page.Headings.Where(heading => heading.Level == 2)]));
        }

        WriteFile(output, RuleIndex.Address, template.Create(RuleIndex.Address, "Rules", RuleIndex.Render(_rules)));
        WriteFile(output, SearchPage.Address, template.Create(SearchPage.Address, "Search", SearchPage.Content, scripts: [SearchPage.Data, SearchPage.Script]));
        WriteFile(output, SearchPage.Data, SearchPage.CreateData(_rules, _pages.Values));
        WriteFile(output, SearchPage.Script, SiteResources.Read("search.js"));
        WriteFile(output, SiteTemplate.Style, SiteResources.Read("page.css") + SiteResources.Read("site.css"));
        WriteFile(output, SiteTemplate.Script, SiteResources.Read("page.js"));
        CopyOtherFiles(output);
    }

    private MarkdownPage Read(string path) => new(path, File.ReadAllText(Path.Combine(_root, path)));

    /// <summary>A guide that the start page does not name is one that nobody finds.</summary>
    private IEnumerable<string> ListUnusedGuides()
    {
        var start = SiteNavigation.StartPath;
        var named = _pages.TryGetValue(start, out var page) ? page.Links.Select(link => link.Url).ToHashSet() : [];
        return _pages.Keys.Where(path => path.StartsWith("docs/guides/", StringComparison.Ordinal) && !named.Contains(SiteLinks.AddressOf(path))).Select(path => $"{start} does not name {path}.");
    }

    private void CopyOtherFiles(string output)
    {
        var documents = Path.Combine(_root, "docs");
        foreach (var file in Directory.EnumerateFiles(documents, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".md"))
        {
            var target = Path.Combine(output, Path.GetRelativePath(documents, file));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void WriteFile(string output, string address, string content)
    {
        var path = Path.Combine(output, address);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
