using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace A11.Browser.Tests;

/// <summary>The HTML report, as people meet it.</summary>
[TestClass]
public sealed class ReportPageTests
{
    private const string Findings = "#findings article";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task All_findings_are_seen_with_and_without_scripts()
    {
        using var repository = Repository.CreateSample();
        var (address, json) = await ReportAsync(repository);
        var expected = json.RootElement.GetProperty("findings").GetArrayLength();
        Assert.IsGreaterThan(10, expected);
        foreach (var hasScripts in (bool[])[true, false])
        {
            await using var page = await Browser.OpenAsync(address, new BrowserNewContextOptions { JavaScriptEnabled = hasScripts });
            Assert.AreEqual(expected, await page.Page.Locator(Findings).CountAsync());
            Assert.AreEqual(hasScripts, await page.Find("#filters").IsVisibleAsync());
            Assert.IsTrue(await page.Page.Locator(Findings).Last.IsVisibleAsync());
            foreach (var finding in json.RootElement.GetProperty("findings").EnumerateArray().Take(5))
            {
                StringAssert.Contains(await page.Find("#findings").InnerTextAsync(), finding.GetProperty("message").GetString()!);
            }
        }
    }

    [TestMethod]
    public async Task Filters_narrow_and_counts_follow()
    {
        using var repository = Repository.CreateSample();
        var (address, json) = await ReportAsync(repository);
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToArray();
        await using var page = await Browser.OpenAsync(address);
        await AssertShownAsync(page, findings, _ => true);

        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "warning" }).UncheckAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "info" }).UncheckAsync();
        await AssertShownAsync(page, findings, finding => Text(finding, "severity") == "error");

        var errors = findings.Where(finding => Text(finding, "severity") == "error").ToArray();
        var rule = Text(errors[0], "rule");
        _ = await page.Page.GetByLabel("Rule", new() { Exact = true }).First.SelectOptionAsync(rule);
        await AssertShownAsync(page, findings, finding => Text(finding, "severity") == "error" && Text(finding, "rule") == rule);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await AssertShownAsync(page, findings, _ => true);

        await page.Page.GetByLabel("Only with a fix").CheckAsync();
        await AssertShownAsync(page, findings, finding => finding.TryGetProperty("fix", out _));
        await page.Page.GetByLabel("Only with a fix").UncheckAsync();

        _ = await page.Page.GetByLabel("Category").First.SelectOptionAsync("reproducible");
        await AssertShownAsync(page, findings, finding => Text(finding, "category") == "reproducible");
        _ = await page.Page.GetByLabel("Category").First.SelectOptionAsync("");

        await page.Page.GetByLabel("Search").FillAsync("NGINX compose");
        await Assertions.Expect(page.Find("#status")).ToContainTextAsync(" of ");
        var shown = await page.Page.Locator($"{Findings}:visible").AllInnerTextsAsync();
        Assert.IsNotEmpty(shown);
        Assert.IsTrue(shown.All(text => text.Contains("nginx", StringComparison.OrdinalIgnoreCase)));

        await page.Page.GetByLabel("Search").FillAsync("no such words");
        await Assertions.Expect(page.Find("#status")).ToHaveTextAsync($"No finding of {findings.Length} matches the filters");
        Assert.AreEqual(0, await page.CountAsync("details.group"));
    }

    [TestMethod]
    [DataRow("Rule", "rule")]
    [DataRow("Category", "category")]
    [DataRow("File", "path")]
    public async Task Findings_are_grouped(string label, string property)
    {
        using var repository = Repository.CreateSample();
        var (address, json) = await ReportAsync(repository);
        await using var page = await Browser.OpenAsync(address);
        await page.Page.GetByRole(AriaRole.Radio, new() { Name = "Category" }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Radio, new() { Name = label }).CheckAsync();
        var expected = json.RootElement.GetProperty("findings").EnumerateArray().CountBy(finding => Text(finding, property))
            .Select(group => $"{group.Key} {Number(group.Value)}").Order(StringComparer.Ordinal);
        var groups = await page.Page.Locator("details.group").EvaluateAllAsync<string[]>("groups => groups.map(group => group.dataset.key + ' ' + group.querySelector('.count').textContent)");
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', groups.Order(StringComparer.Ordinal)));
        Assert.AreEqual(label != "File", await page.Find(".path").IsVisibleAsync(), "The path is told where no heading does.");
    }

    [TestMethod]
    public async Task The_keyboard_is_enough()
    {
        using var repository = Repository.CreateSample();
        var (address, _) = await ReportAsync(repository);
        await using var page = await Browser.OpenAsync(address);
        var keyboard = page.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        Assert.AreEqual("Skip to the findings", await FocusedAsync(page, "textContent"));
        Assert.IsTrue(await page.Find(".skip").EvaluateAsync<bool>("link => link.getBoundingClientRect().left >= 0"), "A link with the focus is seen.");
        await keyboard.PressAsync("Enter");
        Assert.AreEqual("content", await FocusedAsync(page, "id"));

        await keyboard.PressAsync("/");
        Assert.AreEqual("search", await FocusedAsync(page, "id"));
        await keyboard.TypeAsync("a/b");
        Assert.AreEqual("a/b", await page.Page.GetByLabel("Search").InputValueAsync(), "In the field, a slash is a slash.");
        await keyboard.PressAsync("Escape");
        Assert.AreEqual("", await page.Page.GetByLabel("Search").InputValueAsync());

        await page.Find("details.group > summary").FocusAsync();
        Assert.AreNotEqual("none", await page.Find("details.group > summary").EvaluateAsync<string>("summary => getComputedStyle(summary).outlineStyle"));
        await keyboard.PressAsync("Enter");
        Assert.IsNull(await page.Find("details.group").GetAttributeAsync("open"));

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "All groups" }).FocusAsync();
        await keyboard.PressAsync("Space");
        Assert.AreEqual(0, await page.CountAsync(Findings + " h4"));
        await keyboard.PressAsync("Space");
        Assert.AreEqual("true", await page.Find("#expand").GetAttributeAsync("aria-expanded"));
        Assert.IsTrue(await page.Find(Findings).IsVisibleAsync());
    }

    [TestMethod]
    public async Task A_fix_is_a_diff_that_says_whether_it_is_safe()
    {
        using var repository = Repository.CreateSample();
        var (address, _) = await ReportAsync(repository);
        await using var page = await Browser.OpenAsync(address);
        // Text that is not scrolled to has a place, and is not rendered.
        var safe = page.Page.Locator("article[data-fix=safe] details").First;
        StringAssert.StartsWith(await safe.Locator("summary").TextContentAsync(), "Safe fix: ");
        await safe.Locator("summary").ClickAsync();
        StringAssert.StartsWith(await safe.Locator(".add").First.InnerTextAsync(), "+");
        StringAssert.StartsWith(await safe.Locator(".del").First.InnerTextAsync(), "-");
        StringAssert.StartsWith(await page.Page.Locator("article[data-fix=unsafe] summary").First.TextContentAsync(), "Unsafe fix, to be reviewed: ");
        StringAssert.Contains(await page.Page.Locator("article[data-rule=AXD3006] mark").First.TextContentAsync(), "debian");
    }

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task Names_contrast_and_landmarks_are_right(ColorScheme scheme)
    {
        using var repository = Repository.CreateSample();
        var (address, _) = await ReportAsync(repository);
        await using var page = await Browser.OpenAsync(address, new BrowserNewContextOptions { ColorScheme = scheme });
        await page.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        Assert.AreEqual("", await page.FindBarriersAsync());
        await page.TakeScreenshotAsync($"report-{scheme}".ToLowerInvariant());
        Assert.AreEqual("status", await page.Find("#status").GetAttributeAsync("role"));
        var levels = await page.Page.Locator("h1, h2, h3, h4").EvaluateAllAsync<int[]>("headings => headings.map(heading => Number(heading.localName[1]))");
        Assert.AreEqual(1, levels[0]);
        Assert.IsTrue(levels.Zip(levels.Skip(1)).All(pair => pair.Second <= pair.First + 1), string.Join(' ', levels));
    }

    [TestMethod]
    public async Task The_theme_is_chosen_and_kept()
    {
        using var repository = Repository.CreateSample();
        var (address, _) = await ReportAsync(repository);
        await using var page = await Browser.OpenAsync(address, new BrowserNewContextOptions { ColorScheme = ColorScheme.Light });
        Assert.AreEqual("rgb(255, 255, 255)", await BackgroundAsync(page));
        _ = await page.Page.GetByLabel("Theme").SelectOptionAsync("dark");
        Assert.AreEqual("rgb(22, 24, 29)", await BackgroundAsync(page));
        _ = await page.Page.ReloadAsync();
        Assert.AreEqual("rgb(22, 24, 29)", await BackgroundAsync(page));
        _ = await page.Page.GetByLabel("Theme").SelectOptionAsync("");
        Assert.AreEqual("rgb(255, 255, 255)", await BackgroundAsync(page));
    }

    [TestMethod]
    public async Task On_paper_all_findings_and_fixes_are_there_without_controls()
    {
        using var repository = Repository.CreateSample();
        var (address, _) = await ReportAsync(repository);
        await using var page = await Browser.OpenAsync(address, new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.IsFalse(await page.Find("#filters").IsVisibleAsync());
        Assert.IsTrue(await page.Find("article .add").IsVisibleAsync());
        Assert.AreEqual("rgb(255, 255, 255)", await BackgroundAsync(page));
    }

    /// <summary>Windows has no such names.</summary>
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task What_a_repository_writes_stays_text()
    {
        const string Attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
        using var repository = new Repository()
            .With("<img src=x onerror=alert(3)>/Dockerfile", $"FROM debian\n# {Attack} \u202eabc\nLABEL a=\"{Attack}\"\nRUN apt-get install {Attack}\n");
        var (address, _) = await ReportAsync(repository);
        await using var page = await Browser.OpenAsync(address);
        StringAssert.Contains(await page.Find("#findings").InnerTextAsync(), Attack);
        StringAssert.Contains(await page.Find("#findings h3").InnerTextAsync(), "<img src=x onerror=alert(3)>/Dockerfile");
        await page.Page.GetByRole(AriaRole.Radio, new() { Name = "Rule" }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Radio, new() { Name = "File" }).CheckAsync();
        StringAssert.Contains(await page.Find("#findings h3").InnerTextAsync(), "<img src=x onerror=alert(3)>/Dockerfile");
        Assert.AreEqual(0, await page.Page.Locator("img").CountAsync());
        Assert.AreEqual(1, await page.Page.Locator("script").CountAsync());
        Assert.IsFalse((await page.Page.ContentAsync()).Contains('\u202e', StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task The_policy_stops_what_is_not_the_pages_own()
    {
        using var repository = Repository.CreateSample();
        var (address, _) = await ReportAsync(repository);
        var page = await Browser.OpenAsync(address);
        await page.Page.EvaluateAsync("const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script)");
        Assert.IsFalse(await page.Page.EvaluateAsync<bool>("window.ran === true"));
        await page.Page.Context.CloseAsync();
    }

    /// <summary>The times are for reading; what is held is the size.</summary>
    [TestMethod]
    public async Task Ten_thousand_findings_are_one_page_that_works()
    {
        using var repository = new Repository();
        for (var file = 0; file < 100; file++)
        {
            _ = repository.With($"d{file}/Dockerfile", "FROM debian:12.8-slim\n" + string.Concat(Enumerable.Range(0, 100).Select(line => $"run echo {line}\n")) + "USER app\n");
        }

        var (address, json) = await ReportAsync(repository);
        var count = json.RootElement.GetProperty("findings").GetArrayLength();
        Assert.IsGreaterThanOrEqualTo(10_000, count);
        var size = new FileInfo(Path.Combine(repository.Directory, "report.html")).Length;
        var started = Stopwatch.GetTimestamp();
        await using var page = await Browser.OpenAsync(address);
        await Assertions.Expect(page.Find("#status")).ToHaveTextAsync($"{Number(count)} shown");
        var opened = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        await page.Page.GetByLabel("Search").FillAsync("d42/");
        await Assertions.Expect(page.Find("#status")).ToContainTextAsync(" of ");
        var filtered = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        await page.Page.GetByRole(AriaRole.Radio, new() { Name = "Rule" }).CheckAsync();
        var grouped = Stopwatch.GetElapsedTime(started);
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} findings: {size / 1024.0 / 1024:0.0} MB, open {opened.TotalSeconds:0.0} s, filter {filtered.TotalSeconds:0.0} s, group {grouped.TotalSeconds:0.0} s"));
        Assert.IsLessThan(30, size / 1024 / 1024);
    }

    private static async Task<(string Address, JsonDocument Json)> ReportAsync(Repository repository)
    {
        var json = await repository.RunAsync("check", "--rules", "all", "--shellcheck", "off", "--format", "json", "--report", "html=report.html");
        return (repository.AddressOf("report.html"), JsonDocument.Parse(json));
    }

    private static async Task AssertShownAsync(OpenPage page, JsonElement[] findings, Func<JsonElement, bool> isShown)
    {
        var expected = findings.Count(isShown);
        await Assertions.Expect(page.Find("#status")).ToHaveTextAsync(expected == findings.Length ? $"{Number(expected)} shown" : $"{expected} of {Number(findings.Length)} shown");
        Assert.AreEqual(expected, await page.CountAsync(Findings));
        var counts = await page.Page.Locator("details.group:visible .count").AllInnerTextsAsync();
        Assert.AreEqual(expected, counts.Sum(count => int.Parse(count.Split(' ')[0], CultureInfo.InvariantCulture)));
    }

    private static string Text(JsonElement finding, string property) => finding.GetProperty(property).GetString()!;

    private static string Number(int count) => count == 1 ? "1 finding" : $"{count} findings";

    private static Task<string> FocusedAsync(OpenPage page, string property) => page.Page.EvaluateAsync<string>("property => document.activeElement[property]", property);

    private static Task<string> BackgroundAsync(OpenPage page) => page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
