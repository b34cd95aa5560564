using System.Text.Json;

namespace A11.LanguageServer.Tests;

/// <summary>From where something is used to where it is defined, and back.</summary>
[TestClass]
public sealed class NavigationTests
{
    private const string Ci = ".github/workflows/ci.yml";
    private const string CiText =
        "on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    outputs:\n      image: ${{ steps.make.outputs.image }}\n    steps:\n      - id: make\n        run: make\n      - uses: ./tool\n        with:\n          target: a\n" +
        "  test:\n    needs: [build]\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ needs.build.outputs.image }}\n  call:\n    uses: ./.github/workflows/called.yml\n";

    private const string Compose = "services:\n  web:\n    build:\n      context: .\n      target: final\n    depends_on:\n      - db\n    networks: [front]\n  db:\n    image: postgres:17.2\n    networks: [front]\nnetworks:\n  front: {}\n";
    private const string Dockerfile = "FROM alpine:3.20 AS base\nRUN apk add x\nFROM base AS final\nCOPY --from=base /a /b\n";
    private const string Makefile = "VERSION := 1\n.PHONY: all build\nall: build\n\techo $(VERSION) ${VERSION}\nbuild:\n\tmake\n";

    [TestMethod]
    [DataRow(Ci, "needs: [bu‸ild]", Ci, "  ‹build›:")]
    [DataRow(Ci, "needs.bui‸ld.outputs", Ci, "  ‹build›:")]
    [DataRow(Ci, "outputs.ima‸ge }}\n  call", Ci, "      ‹image›: $")]
    [DataRow(Ci, "steps.ma‸ke", Ci, "- id: ‹make›")]
    [DataRow(Ci, "uses: ./to‸ol", "tool/action.yml", "‹›name: Tool")]
    [DataRow(Ci, "tar‸get: a", "tool/action.yml", "  ‹target›:")]
    [DataRow(Ci, "workflows/cal‸led.yml", ".github/workflows/called.yml", "‹›on:")]
    [DataRow("tool/action.yml", "inputs.tar‸get", "tool/action.yml", "  ‹target›:")]
    [DataRow("compose.yaml", "- d‸b", "compose.yaml", "  ‹db›:")]
    [DataRow("compose.yaml", "target: fin‸al", "Dockerfile", "AS ‹final›")]
    [DataRow("compose.yaml", "networks: [fr‸ont]\n  db", "compose.yaml", "  ‹front›: {}")]
    [DataRow("compose.yaml", "context: ‸.", "Dockerfile", "‹›FROM alpine")]
    [DataRow("Dockerfile", "--from=ba‸se", "Dockerfile", "AS ‹base›")]
    [DataRow("Dockerfile", "FROM ba‸se AS final", "Dockerfile", "AS ‹base›")]
    [DataRow("Makefile", "all: bui‸ld\n\t", "Makefile", "‹build›:\n\tmake")]
    [DataRow("Makefile", "${VERS‸ION}", "Makefile", "‹VERSION› := 1")]
    public async Task A_use_leads_to_its_definition(string path, string use, string expectedPath, string expected)
    {
        using var folder = CreateFolder();
        await using var client = await EditorClient.StartAsync(folder);
        var text = await File.ReadAllTextAsync(folder.PathOf(path));
        await client.OpenAsync(path, text);
        var place = MarkedText.Read(text.Replace(use.Replace("‸", "", StringComparison.Ordinal), use, StringComparison.Ordinal));
        var locations = await client.RequestAsync("textDocument/definition", client.At(path, place.Line, place.Character));
        Assert.AreEqual(1, locations.GetArrayLength(), locations.ToString());
        Assert.AreEqual(client.UriOf(expectedPath), locations[0].GetProperty("uri").GetString());
        StringAssert.Contains(Mark(await File.ReadAllTextAsync(folder.PathOf(expectedPath)), locations[0].GetProperty("range")), expected);
    }

    [TestMethod]
    [DataRow(Ci, "  ‸build:", "ci.yml:2 ci.yml:13 ci.yml:16")]
    [DataRow("tool/action.yml", "  tar‸get:", "action.yml:3 action.yml:8 ci.yml:11")]
    [DataRow("Dockerfile", "AS fin‸al", "Dockerfile:2 compose.yaml:4")]
    [DataRow("compose.yaml", "  d‸b:", "compose.yaml:6 compose.yaml:8")]
    [DataRow("compose.yaml", "  fr‸ont: {}", "compose.yaml:7 compose.yaml:10 compose.yaml:12")]
    [DataRow("Makefile", "VERS‸ION :=", "Makefile:0 Makefile:3 Makefile:3")]
    [DataRow("Makefile", "buil‸d:\n\tmake", "Makefile:1 Makefile:2 Makefile:4")]
    public async Task A_definition_leads_to_its_uses(string path, string definition, string expected)
    {
        using var folder = CreateFolder();
        await using var client = await EditorClient.StartAsync(folder);
        var text = await File.ReadAllTextAsync(folder.PathOf(path));
        await client.OpenAsync(path, text);
        var place = MarkedText.Read(text.Replace(definition.Replace("‸", "", StringComparison.Ordinal), definition, StringComparison.Ordinal));
        var found = await client.RequestAsync("textDocument/references", new { textDocument = new { uri = client.UriOf(path) }, position = new { line = place.Line, character = place.Character }, context = new { includeDeclaration = true } });
        var lines = found.EnumerateArray().Select(static location => $"{location.GetProperty("uri").GetString()!.Split('/')[^1]}:{location.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32()}").Order(StringComparer.Ordinal);
        Assert.AreEqual(string.Join(' ', expected.Split(' ').Order(StringComparer.Ordinal)), string.Join(' ', lines));
    }

    [TestMethod]
    [DataRow(Ci, "build[make ./tool] test[echo ${{ needs.build.outputs.image }}] call")]
    [DataRow("Dockerfile", "base final")]
    [DataRow("compose.yaml", "web db")]
    [DataRow("Makefile", "VERSION all build")]
    [DataRow("deploy.yaml", "Deployment web[app] Service web")]
    public async Task A_document_has_an_outline(string path, string expected)
    {
        using var folder = CreateFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(path, await File.ReadAllTextAsync(folder.PathOf(path)));
        var symbols = await client.RequestAsync("textDocument/documentSymbol", new { textDocument = new { uri = client.UriOf(path) } });
        Assert.AreEqual(expected, string.Join(' ', symbols.EnumerateArray().Select(Describe)));
    }

    [TestMethod]
    public async Task Scripts_and_parts_can_be_folded()
    {
        using var folder = new TestFolder();
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(Ci, "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          echo one\n          echo two\n      - run: make\n");
        var folds = await client.RequestAsync("textDocument/foldingRange", new { textDocument = new { uri = client.UriOf(Ci) } });
        Assert.AreEqual("2-8 5-7 6-7", string.Join(' ', folds.EnumerateArray().Select(static fold => $"{fold.GetProperty("startLine").GetInt32()}-{fold.GetProperty("endLine").GetInt32()}")));
    }

    private static TestFolder CreateFolder() => new TestFolder()
        .With(Ci, CiText).With("compose.yaml", Compose).With("Dockerfile", Dockerfile).With("Makefile", Makefile)
        .With("tool/action.yml", "name: Tool\ndescription: Does.\ninputs:\n  target:\n    description: What.\nruns:\n  using: composite\n  steps:\n    - run: echo ${{ inputs.target }}\n      shell: bash\n")
        .With(".github/workflows/called.yml", "on:\n  workflow_call: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n")
        .With("deploy.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: nginx:1.27.3\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n");

    private static string Describe(JsonElement symbol) =>
        symbol.GetProperty("name").GetString() + (symbol.TryGetProperty("children", out var children) ? $"[{string.Join(' ', children.EnumerateArray().Select(Describe))}]" : "");

    private static string Mark(string text, JsonElement range)
    {
        var lines = text.Split('\n');
        var (start, end) = (range.GetProperty("start"), range.GetProperty("end"));
        var line = lines[end.GetProperty("line").GetInt32()].Insert(end.GetProperty("character").GetInt32(), "›");
        lines[end.GetProperty("line").GetInt32()] = line;
        lines[start.GetProperty("line").GetInt32()] = lines[start.GetProperty("line").GetInt32()].Insert(start.GetProperty("character").GetInt32(), "‹");
        return string.Join('\n', lines);
    }
}
