using Microsoft.Playwright;

namespace A11.Browser.Tests;

/// <summary>The system's Chromium, started once for all tests.</summary>
[TestClass]
public static class Browser
{
    /// <summary>What Debian, Ubuntu and Chrome's own packages call it.</summary>
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>A machine may have a lot else to do: a test depends on what happens, not on when.</summary>
    private const float Patience = 120_000;

    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);
    private static IPlaywright? _driver;

    /// <summary>Opens a page of its own.</summary>
    /// <param name="address">The page's address.</param>
    /// <param name="options">How; null for what is usual.</param>
    /// <param name="prepare">What is done before; without it there is no network, as a page of one file needs none.</param>
    public static async Task<OpenPage> OpenAsync(string address, BrowserNewContextOptions? options = null, Func<IBrowserContext, Task>? prepare = null)
    {
        var browser = await Started.Value;
        options ??= new BrowserNewContextOptions();
        options.ViewportSize ??= new ViewportSize { Width = 1200, Height = 900 };
        options.Offline = prepare is null;
        var context = await browser.NewContextAsync(options);
        await (prepare?.Invoke(context) ?? Task.CompletedTask);
        context.SetDefaultTimeout(Patience);
        var page = new OpenPage(context, await context.NewPageAsync());
        _ = await page.Page.GotoAsync(address);
        return page;
    }

    /// <summary>Ends the browser.</summary>
    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (Started.IsValueCreated && Started.Value.IsCompletedSuccessfully)
        {
            await (await Started.Value).DisposeAsync();
        }

        _driver?.Dispose();
    }

    private static async Task<IBrowser> StartAsync()
    {
        if (Find() is not { } program)
        {
            Assert.Inconclusive("There is no chromium; install it to have the pages looked at.");
            throw new InvalidOperationException();
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        _driver = await Playwright.CreateAsync();
        return await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            // Chromium's own sandbox refuses to run as root.
            Args = OperatingSystem.IsLinux() && Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
