using System.Text.Json;
using A11.LanguageServer.Protocol;

namespace A11.LanguageServer.Tests;

/// <summary>What can be put in where somebody types: in texts that mostly can't be parsed.</summary>
[TestClass]
public sealed class CompletionTests
{
    private const string Workflow = ".github/workflows/ci.yml";
    private const string Jobs = "on:\n  workflow_call:\n    inputs:\n      level:\n        type: string\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    outputs:\n      image: ${{ steps.make.outputs.image }}\n    steps:\n      - id: make\n        run: make\n";

    [TestMethod]
    [DataRow(Workflow, "on: push\njobs:\n  test:\n    ‸", "runs-on steps needs timeout-minutes", "on jobs")]
    [DataRow(Workflow, "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    ti‸\n    steps: []\n", "timeout-minutes", "runs-on steps")]
    [DataRow(Workflow, "o‸", "on jobs permissions", "steps")]
    [DataRow(Workflow, "on: pu‸\n", "push pull_request", "")]
    [DataRow(Workflow, "on: [push, ‸]\n", "pull_request", "")]
    [DataRow(Workflow, "on:\n  push:\n    ‸\njobs: {}\n", "branches paths tags", "push")]
    [DataRow(Workflow, Jobs + "  test:\n    needs: ‸\n", "build", "test")]
    [DataRow(Workflow, Jobs + "  test:\n    needs: [‸\n", "build", "test")]
    [DataRow(Workflow, Jobs + "  test:\n    needs: ‸\n  other:\n    env: {\n", "build", "test")]
    [DataRow(Workflow, Jobs + "  test:\n    needs:\n      - ‸\n", "build", "test")]
    [DataRow(Workflow, Jobs + "      - ‸\n", "run uses name if with", "jobs needs")]
    [DataRow(Workflow, Jobs + "      - name: x\n        ‸\n", "run uses if", "name needs")]
    [DataRow(Workflow, Jobs + "      - run: echo ${{ ‸\n", "github steps inputs hashFiles toJSON", "jobs always")]
    [DataRow(Workflow, Jobs + "      - if: ‸\n", "github steps always success", "secrets")]
    [DataRow(Workflow, Jobs + "      - run: echo ${{ steps.‸ }}\n", "make", "github")]
    [DataRow(Workflow, Jobs + "      - run: |\n          echo one\n          echo ${{ steps.make.‸\n", "outputs outcome conclusion", "")]
    [DataRow(Workflow, Jobs + "      - run: echo ${{ inputs.‸ }}\n", "level", "")]
    [DataRow(Workflow, Jobs + "  test:\n    needs: build\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ needs.build.outputs.‸ }}\n", "image", "")]
    [DataRow(Workflow, Jobs + "      - run: echo ${{ github.ref‸ }}\n", "ref ref_name", "")]
    [DataRow(Workflow, Jobs + "      - run: |\n          ec‸\n", "", "run uses")]
    [DataRow(Workflow, Jobs + "      - uses: ./‸\n", "./tool", "")]
    [DataRow(Workflow, Jobs + "      - uses: ./tool\n        with:\n          ‸\n", "target", "run")]
    [DataRow(Workflow, Jobs + "      - uses: actions/checkout@v4\n        with:\n          fet‸\n", "fetch-depth", "run")]
    [DataRow(Workflow, Jobs + "  call:\n    uses: ./‸\n", "./.github/workflows/called.yml", "./.github/workflows/ci.yml")]
    [DataRow(Workflow, Jobs + "  call:\n    uses: ./.github/workflows/called.yml\n    with:\n      ‸\n", "version", "")]
    [DataRow(Workflow, Jobs + "  test:\n    runs-on: ub‸\n", "ubuntu-24.04 ubuntu-latest", "")]
    [DataRow("tool/action.yml", "name: Tool\ndescription: Does.\nruns:\n  ‸\n", "using steps", "jobs")]
    [DataRow(".github/dependabot.yml", "version: 2\nupdates:\n  - package-ecosystem: ‸\n    directory: /\n", "docker github-actions", "")]
    [DataRow(".github/dependabot.yml", "version: 2\nupdates:\n  - package-ecosystem: npm\n    ‸\n", "directory schedule", "package-ecosystem version")]
    [DataRow("compose.yaml", "services:\n  web:\n    image: nginx\n    ‸\n  db:\n    image: postgres\n", "healthcheck restart depends_on", "image services")]
    [DataRow("compose.yaml", "services:\n  web:\n    image: nginx\n    depends_on:\n      - ‸\n  db:\n    image: postgres\n", "db", "web")]
    [DataRow("compose.yaml", "services:\n  web:\n    image: nginx\n    depends_on: [‸\n  db:\n    image: postgres\n", "db", "web")]
    [DataRow("compose.yaml", "services:\n  web:\n    build:\n      context: .\n      target: ‸\n", "base final", "")]
    [DataRow("compose.yaml", "services:\n  web:\n    image: nginx\n    networks: [‸]\nnetworks:\n  front: {}\n", "front", "web")]
    [DataRow("deploy.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  ‸\n", "replicas selector template", "kind")]
    [DataRow("deploy.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          imagePullPolicy: ‸\n", "Always IfNotPresent", "")]
    [DataRow("deploy.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n---\napiVersion: batch/v1\nkind: Job\nmetadata:\n  name: b\nspec:\n  ‸\n", "backoffLimit", "clusterIP")]
    [DataRow("Dockerfile", "FROM alpine:3.20 AS base\nRUN x\nFROM ‸\n", "base", "final")]
    [DataRow("Dockerfile", "FROM alpine:3.20 AS base\nFROM alpine:3.20 AS final\nCOPY --from=‸ /a /b\n", "base", "final")]
    [DataRow("Dockerfile", "FROM alpine:3.20 AS base\nHEA‸\n", "HEALTHCHECK RUN", "")]
    [DataRow("Makefile", "VERSION := 1\nbuild: clean\n\techo $(‸\nclean:\n\trm -rf out\n", "VERSION", "build")]
    [DataRow("Makefile", "build:\n\tmake\nclean:\n\trm -rf out\nall: ‸\n", "build clean", "VERSION")]
    public async Task Fitting_texts_are_offered_and_others_are_not(string path, string marked, string expected, string unexpected)
    {
        var labels = (await CompleteAsync(path, MarkedText.Read(marked))).Select(static item => item.GetProperty("label").GetString()!).ToHashSet(StringComparer.Ordinal);
        foreach (var label in expected.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains(label, labels, $"{label} is missing of {string.Join(' ', labels)}");
        }

        foreach (var label in unexpected.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.DoesNotContain(label, labels);
        }
    }

    [TestMethod]
    [DataRow(Workflow, "on: push\njobs:\n  test:\n    ti‸\n", "timeout-minutes", "on: push\njobs:\n  test:\n    timeout-minutes: \n")]
    [DataRow(Workflow, "on: push\njobs:\n  test:\n    st‸: []\n", "steps", "on: push\njobs:\n  test:\n    steps: []\n")]
    [DataRow(Workflow, "on: push\njobs:\n  test:\n    st‸\n", "steps", "on: push\njobs:\n  test:\n    steps:\n")]
    [DataRow(Workflow, Jobs + "      - run: echo ${{ steps.m‸ }}\n", "make", Jobs + "      - run: echo ${{ steps.make }}\n")]
    [DataRow(Workflow, Jobs + "  test:\n    needs: \"b‸\"\n", "build", Jobs + "  test:\n    needs: \"build\"\n")]
    [DataRow("Dockerfile", "FROM alpine:3.20 AS base\nFROM alpine:3.20\nCOPY --from=ba‸x /a /b\n", "base", "FROM alpine:3.20 AS base\nFROM alpine:3.20\nCOPY --from=base /a /b\n")]
    public async Task A_text_takes_the_place_of_the_word_that_is_typed(string path, string marked, string label, string expected)
    {
        var text = MarkedText.Read(marked);
        var edit = (await CompleteAsync(path, text)).Single(item => item.GetProperty("label").GetString() == label).GetProperty("textEdit");
        var range = edit.GetProperty("range");
        Assert.AreEqual(expected, text.Apply(new DocumentRange(PlaceOf(range.GetProperty("start")), PlaceOf(range.GetProperty("end"))), edit.GetProperty("newText").GetString()!));
    }

    private static Position PlaceOf(JsonElement place) => new(place.GetProperty("line").GetInt32(), place.GetProperty("character").GetInt32());

    private static async Task<JsonElement[]> CompleteAsync(string path, MarkedText text)
    {
        using var folder = new TestFolder()
            .With("tool/action.yml", "name: Tool\ndescription: Does.\ninputs:\n  target:\n    description: What.\nruns:\n  using: composite\n  steps: []\n")
            .With(".github/workflows/called.yml", "on:\n  workflow_call:\n    inputs:\n      version:\n        type: string\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n")
            .With("Dockerfile", "FROM alpine:3.20 AS base\nFROM base AS final\nUSER 1000\n");
        await using var client = await EditorClient.StartAsync(folder);
        await client.OpenAsync(path, text.Text);
        var list = await client.RequestAsync("textDocument/completion", client.At(path, text.Line, text.Character));
        return [.. list.GetProperty("items").EnumerateArray()];
    }
}
