using System.Text.Json;

namespace A11.LanguageServer.Tests;

/// <summary>Findings of documents as they are typed.</summary>
[TestClass]
public sealed class DiagnosticTests
{
    private const string Workflow = ".github/workflows/ci.yml";
    private const string Text = """
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            steps:
              - name: 😀 test
                runn: make
        """;

    [TestMethod]
    public async Task A_finding_has_its_place_its_page_and_who_found_it()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Text);
        var finding = (await client.FindingsAsync(Workflow, "AXW0001")).Single(finding => EditorClient.CodeOf(finding) == "AXW0001");
        Assert.AreEqual("8:8-8:12", RangeOf(finding));
        Assert.AreEqual("a11", finding.GetProperty("source").GetString());
        Assert.AreEqual(1, finding.GetProperty("severity").GetInt32());
        StringAssert.EndsWith(finding.GetProperty("codeDescription").GetProperty("href").GetString(), "/rules/AXW0001.html");
        StringAssert.Contains(finding.GetProperty("message").GetString(), "runn");
    }

    [TestMethod]
    [DataRow("Dockerfile", "FROM debian:12.8-slim\nMAINTAINER me\nUSER app\n", "AXD4000", 2)]
    [DataRow("x.sh", "#!/bin/sh\nx=1\n", "AXS2034", 1)]
    public async Task What_is_deprecated_or_unused_is_shown_so(string path, string text, string check, int tag)
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(path, text);
        var finding = (await client.FindingsAsync(path, check)).Single(finding => EditorClient.CodeOf(finding) == check);
        Assert.AreEqual(tag, finding.GetProperty("tags")[0].GetInt32());
    }

    [TestMethod]
    public async Task Other_places_that_explain_a_finding_are_named()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync("x.yml", "a: 1\nb: 2\na: 3\n");
        var related = (await client.FindingsAsync("x.yml", version: 1)).Select(static finding => finding.TryGetProperty("relatedInformation", out var related) ? related[0] : default).First(static related => related.ValueKind is JsonValueKind.Object);
        Assert.AreEqual(client.UriOf("x.yml"), related.GetProperty("location").GetProperty("uri").GetString());
        Assert.AreEqual(0, related.GetProperty("location").GetProperty("range").GetProperty("start").GetProperty("line").GetInt32());
    }

    [TestMethod]
    public async Task Edits_count_columns_in_utf16_and_each_is_one_of_what_the_one_before_leaves()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Text);
        _ = await client.FindingsAsync(Workflow, "AXW0001");
        // Behind the emoji, which is two code units: then the wrong key, which has moved.
        await client.ChangeAsync(Workflow, 2, EditorClient.Edit(7, 16, 7, 17, ""), EditorClient.Edit(0, 0, 0, 0, "# Why.\n"), EditorClient.Edit(9, 8, 9, 12, "run"));
        var findings = await client.FindingsAsync(Workflow, version: 2);
        Assert.IsFalse(findings.Any(finding => EditorClient.CodeOf(finding) == "AXW0001"), string.Join('\n', findings));
        await client.ChangeAsync(Workflow, 3, EditorClient.Edit(8, 14, 8, 20, "x\n        iff: true"));
        Assert.AreEqual("9:8-9:11", RangeOf((await client.FindingsAsync(Workflow, "AXW0001")).Single(finding => EditorClient.CodeOf(finding) == "AXW0001")));
    }

    [TestMethod]
    public async Task A_text_without_a_range_replaces_all_of_it()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Text);
        _ = await client.FindingsAsync(Workflow, "AXW0001");
        await client.ChangeAsync(Workflow, 2, new { text = Text.Replace("runn", "run", StringComparison.Ordinal) });
        Assert.IsFalse((await client.FindingsAsync(Workflow, version: 2)).Any(finding => EditorClient.CodeOf(finding) == "AXW0001"));
    }

    [TestMethod]
    public async Task A_closed_document_has_no_findings()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Text);
        _ = await client.FindingsAsync(Workflow, "AXW0001");
        await client.CloseAsync(Workflow);
        Assert.IsEmpty(await client.FindingsAsync(Workflow, published => published.GetProperty("diagnostics").GetArrayLength() == 0));
    }

    [TestMethod]
    public async Task What_another_open_document_says_counts_before_it_is_saved()
    {
        using var folder = new TestFolder().With("build/action.yml", Action("name"));
        await using var client = await EditorClient.StartAsync(folder);
        var caller = Text.Replace("runn: make", "uses: ./build\n        with:\n          name: x", StringComparison.Ordinal);
        await client.OpenAsync(Workflow, caller);
        Assert.IsFalse((await client.FindingsAsync(Workflow, version: 1)).Any(IsAboutInput));
        await client.OpenAsync("build/action.yml", Action("title"));
        _ = await client.FindingsAsync(Workflow, published => published.GetProperty("diagnostics").EnumerateArray().Any(IsAboutInput));
        await client.ChangeAsync("build/action.yml", 2, new { text = Action("name") });
        _ = await client.FindingsAsync(Workflow, published => !published.GetProperty("diagnostics").EnumerateArray().Any(IsAboutInput));
    }

    [TestMethod]
    public async Task Settings_count_as_they_are_typed_and_as_they_are_on_disk()
    {
        using var folder = new TestFolder().With("a11.yml", "rules: { AXW0001: warning }\n");
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Text);
        Assert.AreEqual(2, (await client.FindingsAsync(Workflow, "AXW0001")).Single(finding => EditorClient.CodeOf(finding) == "AXW0001").GetProperty("severity").GetInt32());
        await client.OpenAsync("a11.yml", "rules: { AXW0001: none }\n");
        _ = await client.FindingsAsync(Workflow, "AXW0001", isThere: false);
        await client.CloseAsync("a11.yml");
        _ = await client.FindingsAsync(Workflow, "AXW0001");
        _ = folder.With("a11.yml", "rules: { AXW0001: none, AXW9999: none }\n");
        await client.NotifyAsync("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = client.UriOf("a11.yml"), type = 2 } } });
        _ = await client.FindingsAsync(Workflow, "AXW0001", isThere: false);
        // What is wrong with the settings is told where they stand, though nobody has them open.
        _ = await client.FindingsAsync("a11.yml", "AXG0005");
        _ = folder.With("a11.yml", "rules: { AXW0001: none }\n");
        await client.NotifyAsync("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = client.UriOf("a11.yml"), type = 2 } } });
        Assert.IsEmpty(await client.FindingsAsync("a11.yml", published => published.GetProperty("diagnostics").GetArrayLength() == 0));
    }

    [TestMethod]
    public async Task A_file_that_comes_to_be_is_seen()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Workflow, Text.Replace("- name: 😀 test\n        runn: make", "- uses: actions/checkout@v4\n      - uses: ./build", StringComparison.Ordinal));
        _ = await client.FindingsAsync(Workflow, "AXW0311");
        _ = folder.With("build/action.yml", Action("name"));
        await client.NotifyAsync("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = client.UriOf("build/action.yml"), type = 1 } } });
        _ = await client.FindingsAsync(Workflow, "AXW0311", isThere: false);
    }

    private static bool IsAboutInput(JsonElement finding) => finding.GetProperty("message").GetString()!.Contains("name", StringComparison.Ordinal) && finding.GetProperty("message").GetString()!.Contains("input", StringComparison.OrdinalIgnoreCase);

    private static string Action(string input) =>
        $"name: Build\ndescription: Builds.\ninputs:\n  {input}:\n    description: Its name.\nruns:\n  using: composite\n  steps:\n    - run: make\n      shell: bash\n";

    private static string RangeOf(JsonElement finding)
    {
        var range = finding.GetProperty("range");
        return $"{PlaceOf(range.GetProperty("start"))}-{PlaceOf(range.GetProperty("end"))}";
    }

    private static string PlaceOf(JsonElement place) => $"{place.GetProperty("line").GetInt32()}:{place.GetProperty("character").GetInt32()}";
}
