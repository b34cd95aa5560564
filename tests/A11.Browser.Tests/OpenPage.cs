using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace A11.Browser.Tests;

/// <summary>An open page. When it is closed, its console must have been silent.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];

    /// <summary>Listens to a page.</summary>
    public OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning" ? $"console: {message.Text}" : null);
        page.PageError += (_, error) => Note($"script: {error}");
        page.Dialog += (_, dialog) => Note($"dialog: {dialog.Message}");
        page.RequestFailed += (_, request) => Note($"request: {request.Url}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>The first element that a selector finds.</summary>
    public ILocator Find(string selector) => Page.Locator(selector).First;

    /// <summary>How many elements are seen.</summary>
    public Task<int> CountAsync(string selector) => Page.EvaluateAsync<int>("selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility()).length", selector);

    /// <summary>What a program that reads the page for blind people, or looks at contrast, finds wrong.</summary>
    public async Task<string> FindBarriersAsync()
    {
        var result = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return string.Join('\n', result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
    }

    /// <summary>Keeps a picture of the page in <c>artifacts/screenshots</c>.</summary>
    public async Task TakeScreenshotAsync(string name, bool isFull = false) =>
        _ = await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", name + ".png"), FullPage = isFull });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        lock (_problems)
        {
            Assert.AreEqual("", string.Join('\n', _problems));
        }
    }

    private void Note(string? problem)
    {
        lock (_problems)
        {
            if (problem is not null)
            {
                _problems.Add(problem);
            }
        }
    }
}
