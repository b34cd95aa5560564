using A11.Agents.Agents;
using A11.Agents.Tests;
using Microsoft.Playwright;

namespace A11.Browser.Tests;

/// <summary>The page of a run, as people meet it.</summary>
[TestClass]
public sealed class RunPageTests
{
    private const string Task = """{ "task_id": "T1", "title": "Build <b>an</b> image", "acceptance_criteria": ["Runs as a non-root user", "Looks nice"], "files_to_create": ["Dockerfile"] }""";
    private const string Attack = "</pre></script><script>alert(1)</script><img src=x onerror=alert(2)>";

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public async Task A_run_is_read_from_its_prompt_to_its_verdict(ColorScheme scheme)
    {
        using var repository = new Repository().WithGit().With(".a11/tasks/t.json", Task);
        repository.Agent = ScriptedAgent.InRounds(
            ScriptedAgent.Writing(("Dockerfile", "FROM debian\n"), ("src/app.py", "print()\n")) with { Prompt = $"Build it. {Attack}", FinalText = $"I did. {Attack}", Transcript = Attack, Usage = new AgentUsage(1000, 50, 0.02m) });
        _ = await repository.RunAsync("run", "T1", "--agent", "scripted");
        _ = await repository.RunAsync("report", "--output", "run.html");
        await using var page = await Browser.OpenAsync(repository.AddressOf("run.html"), new BrowserNewContextOptions { ColorScheme = scheme });
        StringAssert.EndsWith(await page.Find("h1").InnerTextAsync(), ": failed, 1 task");
        Assert.AreEqual("T1: Build <b>an</b> image", await page.Find("section.task h2").InnerTextAsync());
        StringAssert.Contains(await page.Find("table").InnerTextAsync(), "1050 tokens, $0.02");
        var content = await page.Find("main").InnerTextAsync();
        StringAssert.Contains(content, "Refused writes");
        StringAssert.Contains(content, "src/app.py");
        StringAssert.Contains(content, $"I did. {Attack}");
        Assert.IsTrue(await page.Page.GetByText("+FROM debian").IsVisibleAsync());

        var prompt = page.Page.GetByText($"Build it. {Attack}");
        Assert.IsFalse(await prompt.IsVisibleAsync());
        await page.Page.Locator("summary", new() { HasText = "Prompt" }).ClickAsync();
        Assert.IsTrue(await prompt.IsVisibleAsync());

        Assert.AreEqual("", await page.FindBarriersAsync());
        await page.TakeScreenshotAsync($"run-{scheme}".ToLowerInvariant(), isFull: true);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "T1", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Page).ToHaveURLAsync(repository.AddressOf("run.html") + "#task-1");
    }
}
