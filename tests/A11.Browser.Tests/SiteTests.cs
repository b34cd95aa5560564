using System.Net;
using System.Text.RegularExpressions;
using A11.Site;
using A11.Tests;
using Microsoft.Playwright;

namespace A11.Browser.Tests;

/// <summary>The documentation site: its links, and what people see of it.</summary>
[TestClass]
public sealed partial class SiteTests
{
    private const string Host = "http://a11.test/";

    private static readonly Lazy<SiteBuilder> Builder = new(() => new SiteBuilder(Repository.Root));
    private static readonly Lazy<string> Built = new(Build);

    [ClassCleanup]
    public static void RemoveSite()
    {
        if (Built.IsValueCreated)
        {
            Directory.Delete(Built.Value, recursive: true);
        }
    }

    [TestMethod]
    public void Every_link_of_the_documentation_leads_somewhere()
    {
        Assert.AreEqual("", string.Join('\n', Builder.Value.Problems));
        Assert.IsGreaterThan(1000, Builder.Value.Pages.Count);
    }

    [TestMethod]
    [DataRow("[a](other.md)", null)]
    [DataRow("[a](other.md#a-heading)", null)]
    [DataRow("[a](#top)", null)]
    [DataRow("[a](../CHANGELOG.md)", null)]
    [DataRow("[a](../src)", null)]
    [DataRow("[a](https://example.org/gone)", null)]
    [DataRow("[a](gone.md)", "docs/index.md(3): gone.md leads to nothing.")]
    [DataRow("[a](other.md#gone)", "docs/index.md(3): other.md#gone leads to a heading that docs/other.md does not have.")]
    [DataRow("[a](#gone)", "docs/index.md(3): #gone leads to a heading that docs/index.md does not have.")]
    [DataRow("[a](../../outside.md)", "docs/index.md(3): ../../outside.md leads to nothing.")]
    [DataRow("![a](gone.png)", "docs/index.md(3): gone.png leads to nothing.")]
    public void A_link_that_leads_nowhere_is_found(string link, string? problem)
    {
        using var repository = new Repository().With("docs/index.md", $"# Top\n\n{link}\n").With("docs/other.md", "# Other\n\n## A heading\n").With("src/a.txt", "")
            .With("README.md", "").With("CHANGELOG.md", "").With("CONTRIBUTING.md", "").With("SECURITY.md", "");
        Assert.AreEqual(problem ?? "", string.Join('\n', new SiteBuilder(repository.Directory).Problems));
    }

    [TestMethod]
    public void A_guide_that_the_start_page_does_not_name_is_found()
    {
        using var repository = new Repository().With("docs/index.md", "# Top\n\n[a](guides/a.md)\n").With("docs/guides/a.md", "# A\n").With("docs/guides/b.md", "# B\n")
            .With("README.md", "").With("CHANGELOG.md", "").With("CONTRIBUTING.md", "").With("SECURITY.md", "");
        Assert.AreEqual("docs/index.md does not name docs/guides/b.md.", string.Join('\n', new SiteBuilder(repository.Directory).Problems));
    }

    [TestMethod]
    public void Every_address_on_the_built_site_is_there()
    {
        var anchors = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var pages = Directory.EnumerateFiles(Built.Value, "*.html", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);
        HashSet<string> AnchorsOf(string file) => anchors.TryGetValue(file, out var known) ? known : anchors[file] = [.. Identifier().Matches(pages[file]).Select(match => match.Groups[1].Value)];
        var wrong = new List<string>();
        foreach (var (file, page) in pages)
        {
            foreach (var address in Reference().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(address => !Uri.TryCreate(address, UriKind.Absolute, out _)).Distinct())
            {
                var (path, anchor) = address.Split('#') is [var before, var after] ? (before, after) : (address, "");
                var target = path.Length == 0 ? file : Path.GetFullPath(Uri.UnescapeDataString(path), Path.GetDirectoryName(file)!);
                if (!File.Exists(target) || (anchor.Length > 0 && !AnchorsOf(target).Contains(anchor)))
                {
                    wrong.Add($"{Path.GetRelativePath(Built.Value, file)}: {address}");
                }
            }
        }

        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    public async Task A_rule_is_found_by_every_name()
    {
        await using var page = await OpenAsync("index.html");
        await page.Page.GetByLabel("Search").FillAsync("DL3006");
        await page.Page.Keyboard.PressAsync("Enter");
        await AssertFirstAsync(page, "AXD3006: Base images should have a tag");
        foreach (var name in (string[])["AXD3006", "axd3006", "untagged-base-image", "hadolint/dl3006", "trivy/DS-0001", "base images tag"])
        {
            await page.Page.GetByLabel("Search").FillAsync(name);
            await AssertFirstAsync(page, "AXD3006: Base images should have a tag");
        }

        await page.Page.GetByLabel("Search").FillAsync("exit codes");
        await AssertFirstAsync(page, "Exit codes – The command line");
        await page.Page.GetByLabel("Search").FillAsync("<img src=x>");
        await Assertions.Expect(page.Find("#found")).ToHaveTextAsync("Nothing is called “<img src=x>”.");

        await page.Page.GetByLabel("Search").FillAsync("AXD3006");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "AXD3006: Base images should have a tag" }).ClickAsync();
        await Assertions.Expect(page.Page).ToHaveURLAsync(Host + "rules/AXD3006.html");
        await Assertions.Expect(page.Find("figure.bad mark")).ToHaveTextAsync("debian");
    }

    [TestMethod]
    [DataRow("index.html", ColorScheme.Light)]
    [DataRow("index.html", ColorScheme.Dark)]
    [DataRow("rules/AXD3006.html", ColorScheme.Light)]
    [DataRow("rules/AXD3006.html", ColorScheme.Dark)]
    [DataRow("search.html?q=health", ColorScheme.Dark)]
    [DataRow("guides/agents.html", ColorScheme.Light)]
    public async Task Names_contrast_and_landmarks_are_right(string address, ColorScheme scheme)
    {
        await using var page = await OpenAsync(address, scheme);
        Assert.AreEqual("", await page.FindBarriersAsync());
        var name = address.Split('.', '?')[0].Split('/')[^1];
        await page.TakeScreenshotAsync($"site-{name}-{scheme}".ToLowerInvariant());
    }

    [TestMethod]
    public async Task Pages_are_reached_by_keyboard_and_without_scripts()
    {
        await using var page = await OpenAsync("index.html", hasScripts: false);
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page).ToHaveURLAsync(Host + "index.html#content");
        await page.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Rules" }).ClickAsync();
        await Assertions.Expect(page.Find("h1")).ToHaveTextAsync("Rules");
        await Assertions.Expect(page.Page.Locator("tbody tr")).ToHaveCountAsync(TestEngine.Default.Checks.All.Length);
    }

    private static async Task<OpenPage> OpenAsync(string address, ColorScheme scheme = ColorScheme.Light, bool hasScripts = true)
    {
        var site = Built.Value;
        return await Browser.OpenAsync(Host + address, new BrowserNewContextOptions { ColorScheme = scheme, JavaScriptEnabled = hasScripts }, async context => await context.RouteAsync("**/*", async route =>
        {
            var path = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
            var file = Path.Combine(site, path);
            await (route.Request.Url.StartsWith(Host, StringComparison.Ordinal) && File.Exists(file) ? route.FulfillAsync(new RouteFulfillOptions { Path = file })
                : path == "favicon.ico" ? route.FulfillAsync(new RouteFulfillOptions { Status = 204 })
                : route.AbortAsync());
        }));
    }

    private static Task AssertFirstAsync(OpenPage page, string title) => Assertions.Expect(page.Find("#results a")).ToHaveTextAsync(title);

    private static string Build()
    {
        var directory = Directory.CreateTempSubdirectory("a11-site-").FullName;
        Builder.Value.Write(directory);
        return directory;
    }

    [GeneratedRegex("\\s(?:href|src|action)=\"([^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Identifier();
}
