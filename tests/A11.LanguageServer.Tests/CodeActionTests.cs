using System.Text.Json;
using A11.Agents.Checks;
using A11.Agents.Repositories;
using A11.Core.Files;
using A11.LanguageServer.Protocol;
using A11.Tests;

namespace A11.LanguageServer.Tests;

/// <summary>What can be done about findings.</summary>
[TestClass]
public sealed class CodeActionTests
{
    private const string Workflow = ".github/workflows/ci.yml";
    private const string Head = "on: push\npermissions: {}\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    steps:\n";
    private const string Detour = Head + "      - uses: github/codeql-action/./init@3d3c42e5aac5ba805825da76410c181273ba90b1 # v3.1.1\n";

    [TestMethod]
    public async Task A_safe_fix_is_what_most_people_choose()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Detour);
        _ = await client.FindingsAsync(Workflow, "AXW1117");
        var action = (await ActionsAsync(client, Workflow, line: 7, "quickfix"))[0];
        Assert.IsTrue(action.GetProperty("isPreferred").GetBoolean());
        Assert.AreEqual("AXW1117", action.GetProperty("diagnostics")[0].GetProperty("code").GetString());
        Assert.AreEqual(Detour.Replace("/./", "/", StringComparison.Ordinal), Apply(Detour, action));
    }

    [TestMethod]
    public async Task An_unsafe_fix_says_so()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        const string Text = "#!/bin/sh\nrm $1\n";
        await client.OpenAsync("x.sh", Text);
        _ = await client.FindingsAsync("x.sh", "AXS2086");
        var action = (await ActionsAsync(client, "x.sh", line: 1, "quickfix")).First(static action => action.TryGetProperty("edit", out _));
        StringAssert.Contains(action.GetProperty("title").GetString(), "unsafe");
        Assert.IsFalse(action.TryGetProperty("isPreferred", out _));
        Assert.AreEqual("#!/bin/sh\nrm \"$1\"\n", Apply(Text, action));
    }

    [TestMethod]
    [DataRow(Workflow, Head + "      - name: x\n        run: |\n          set -e\n          rm $FILE\n", "AXS2086")]
    [DataRow(Workflow, Head + "      - run: rm $FILE\n", "AXS2086")]
    [DataRow(Workflow, Detour, "AXW1117")]
    [DataRow("Dockerfile", "FROM debian:12.8-slim\nRUN apt-get update \\\n    && apt-get install -y curl\nUSER 1000\n", "AXD3008")]
    [DataRow("compose.yaml", "services:\n  web:\n    image: nginx:latest\n    restart: always\n", "AXC1003")]
    [DataRow("Makefile", ".PHONY: clean\nclean:\n\techo x\n\trm $$FILE\n", "AXS2086")]
    [DataRow("x.sh", "#!/bin/sh\necho \\\n  a \\\n  $1\n", "AXS2086")]
    [DataRow("x.sh", "#!/bin/sh\r\nif true; then\r\n  rm $1\r\nfi\r\n", "AXS2086")]
    [DataRow(".devcontainer/devcontainer.json", "{\n  // Why.\n  \"image\": \"debian\"\n}\n", "AXG1302")]
    public async Task A_suppression_silences_its_finding_and_brings_no_other(string path, string text, string check)
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(path, text);
        var before = await client.FindingsAsync(path, check);
        var place = before.First(finding => EditorClient.CodeOf(finding) == check).GetProperty("range").GetProperty("start").GetProperty("line").GetInt32();
        var offered = (await ActionsAsync(client, path, place, "quickfix")).Single(action => action.GetProperty("title").GetString() == $"Suppress {check} here with a comment");
        Assert.IsFalse(offered.TryGetProperty("edit", out _), "the edit is made when it is chosen");
        var changed = Apply(text, await client.RequestAsync("codeAction/resolve", offered));
        StringAssert.Contains(changed, $" a11:disable {check} -- ");
        await client.ChangeAsync(path, 2, new { text = changed });
        var after = await client.FindingsAsync(path, version: 2);
        var (was, now) = (before.Select(EditorClient.CodeOf).ToList(), after.Select(EditorClient.CodeOf).ToArray());
        Assert.IsLessThan(was.Count(code => code == check), now.Count(code => code == check), changed);
        Assert.IsTrue(now.All(was.Remove), $"{string.Join(' ', now)}\n{changed}");
    }

    [TestMethod]
    public async Task All_safe_fixes_give_what_the_command_gives()
    {
        const string Text = "from debian:12.8-slim as base\nRUN x\nFROM base\nUSER app\nENV a b\n";
        using var folder = new TestFolder().With("Dockerfile", Text);
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync("Dockerfile", Text);
        _ = await client.FindingsAsync("Dockerfile", version: 1);
        var action = (await ActionsAsync(client, "Dockerfile", line: 0, "source.fixAll")).Single();
        Assert.AreEqual("source.fixAll.a11", action.GetProperty("kind").GetString());
        var result = RepositoryCheck.Load(folder.Path, new RepositoryFiles(folder.Path), new CheckOptions(TestEngine.Default)).Fix(["Dockerfile"], allowsUnsafe: false, out _);
        var expected = FileContent.Decode(result.Files.Single().After.Span).Text.Content;
        Assert.AreNotEqual(Text, expected);
        Assert.AreEqual(expected, Apply(Text, await client.RequestAsync("codeAction/resolve", action)));
    }

    [TestMethod]
    public async Task A_client_that_never_asks_again_is_given_all_edits_at_once()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder, resolves: false);
        await client.OpenAsync(Workflow, Detour);
        _ = await client.FindingsAsync(Workflow, "AXW1117");
        var actions = await ActionsAsync(client, Workflow, line: 7);
        Assert.IsTrue(actions.All(static action => action.TryGetProperty("edit", out _) || action.TryGetProperty("command", out _)));
        Assert.AreEqual(1, actions.Count(static action => action.GetProperty("kind").GetString() == "source.fixAll.a11"));
    }

    [TestMethod]
    public async Task A_page_is_opened_by_a_command()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Detour);
        _ = await client.FindingsAsync(Workflow, "AXW1117");
        var command = (await ActionsAsync(client, Workflow, line: 7)).Select(static action => action.TryGetProperty("command", out var command) ? command : default)
            .First(static command => command.ValueKind == JsonValueKind.Object && command.GetProperty("title").GetString() == "Open the page of AXW1117");
        _ = await client.RequestAsync("workspace/executeCommand", new { command = command.GetProperty("command").GetString(), arguments = command.GetProperty("arguments") });
        _ = await client.RequestAsync("workspace/executeCommand", new { command = "a11.openPage", arguments = new[] { "https://example.org/" } });
        _ = await client.RequestAsync("shutdown", null);
        Assert.AreEqual("AXW1117.html", client.Shown.Single().Split('/')[^1]);
    }

    [TestMethod]
    public async Task An_action_for_an_older_text_changes_nothing()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Detour);
        _ = await client.FindingsAsync(Workflow, "AXW1117");
        var action = (await ActionsAsync(client, Workflow, line: 7, "source")).Single();
        await client.ChangeAsync(Workflow, 2, EditorClient.Edit(0, 0, 0, 0, "# Why.\n"));
        Assert.IsFalse((await client.RequestAsync("codeAction/resolve", action)).TryGetProperty("edit", out _));
    }

    [TestMethod]
    public async Task Hover_tells_why_something_is_found_and_what_is_there()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Detour);
        _ = await client.FindingsAsync(Workflow, "AXW1117");
        var found = await HoverAsync(client, 7, 20);
        StringAssert.Contains(found, "Reports paths of actions with");
        StringAssert.Contains(found, "/rules/AXW1117.html");
        Assert.DoesNotContain("## Bad", found);
        StringAssert.Contains(await HoverAsync(client, 5, 6), "timeout-minutes");
        await client.ChangeAsync(Workflow, 2, new { text = Head + "      - uses: actions/checkout@v4\n      - run: echo ${{ github.event_name }}\n" });
        StringAssert.Contains(await HoverAsync(client, 7, 20), "`fetch-depth`");
        StringAssert.Contains(await HoverAsync(client, 8, 26), "a string");
    }

    private static async Task<string> HoverAsync(EditorClient client, int line, int character) =>
        (await client.RequestAsync("textDocument/hover", client.At(Workflow, line, character))).GetProperty("contents").GetProperty("value").GetString()!;

    private static async Task<JsonElement[]> ActionsAsync(EditorClient client, string path, int line, params string[] only)
    {
        var place = new { line, character = 0 };
        var actions = await client.RequestAsync("textDocument/codeAction", new
        {
            textDocument = new { uri = client.UriOf(path) },
            range = new { start = place, end = place },
            context = new { diagnostics = Array.Empty<object>(), only = only.Length == 0 ? null : only },
        });
        return [.. actions.EnumerateArray()];
    }

    private static string Apply(string text, JsonElement action)
    {
        var edits = action.GetProperty("edit").GetProperty("documentChanges")[0].GetProperty("edits").EnumerateArray()
            .OrderByDescending(static edit => edit.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32())
            .ThenByDescending(static edit => edit.GetProperty("range").GetProperty("start").GetProperty("character").GetInt32());
        return edits.Aggregate(text, static (text, edit) =>
        {
            var range = edit.GetProperty("range");
            return new MarkedText(text, 0, 0).Apply(new DocumentRange(PlaceOf(range.GetProperty("start")), PlaceOf(range.GetProperty("end"))), edit.GetProperty("newText").GetString()!);
        });
    }

    private static Position PlaceOf(JsonElement place) => new(place.GetProperty("line").GetInt32(), place.GetProperty("character").GetInt32());
}
