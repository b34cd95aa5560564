using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Editing;
using A11.Core.Files;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Compose;

/// <summary>What editors show of compose files. Places are marked with ¦.</summary>
[TestClass]
public sealed class ComposeEditingTests
{
    private const string Path = "deploy/compose.yaml";

    private const string Text =
        """
        include: [db.yaml, missing.yaml, "${DIR}/a.yaml"]
        services:
          web:
            build:
              context: app
              dockerfile: Containerfile
              target: Final
              additional_contexts: {base: "service:base"}
            depends_on: [base]
            networks: {front: {}, other: {}}
            volumes: ["data:/data", "./a:/a", {type: volume, source: data, target: /b}]
            secrets: [{source: token}]
            configs: [site, missing]
          base:
            build: app
            network_mode: service:web
            extends: {file: db.yaml, service: db}
          tool:
            build: lib
            extends: web
            links: ["web:www"]
          job:
            extends: {file: "${DIR}/db.yaml", service: db}
        networks: {front: {}}
        volumes: {data: {}}
        secrets: {token: {environment: TOKEN}}
        configs: {site: {content: a}}

        """;

    [TestMethod]
    public void Names_are_found_where_they_are_defined_and_used()
    {
        var view = View([new(Path, Text)]);
        var found = new List<string>();
        for (var offset = 0; offset < Text.Length; offset++)
        {
            if (view.FindSymbol(Path, offset) is { } use && use.Span.Start == offset)
            {
                found.Add($"{new SourceText(Text).GetPosition(offset).Line} {Text.Substring(use.Span.Start, use.Span.Length)}: {use.Symbol.Path} {use.Symbol.Kind} {use.Symbol.Name}{(use.IsDefinition ? " defined" : "")}".TrimEnd());
            }
        }

        Assert.AreEqual(
            """
            1 db.yaml: deploy/db.yaml File
            3 web: deploy/compose.yaml Service web defined
            6 Containerfile: deploy/app/Containerfile File
            7 Final: deploy/app/Containerfile Stage final
            8 base: deploy/compose.yaml Service base
            9 base: deploy/compose.yaml Service base
            10 front: deploy/compose.yaml Definition networks/front
            11 data: deploy/compose.yaml Definition volumes/data
            11 data: deploy/compose.yaml Definition volumes/data
            12 token: deploy/compose.yaml Definition secrets/token
            13 site: deploy/compose.yaml Definition configs/site
            14 base: deploy/compose.yaml Service base defined
            15 app: deploy/app/Dockerfile File
            16 web: deploy/compose.yaml Service web
            17 db: deploy/db.yaml Service db
            18 tool: deploy/compose.yaml Service tool defined
            20 web: deploy/compose.yaml Service web
            21 web: deploy/compose.yaml Service web
            22 job: deploy/compose.yaml Service job defined
            24 front: deploy/compose.yaml Definition networks/front defined
            25 data: deploy/compose.yaml Definition volumes/data defined
            26 token: deploy/compose.yaml Definition secrets/token defined
            27 site: deploy/compose.yaml Definition configs/site defined
            """,
            string.Join('\n', found));
    }

    [TestMethod]
    public void An_alias_is_the_place_of_what_it_stands_for()
    {
        const string Aliased = "services:\n  web:\n    image: &name db\n    depends_on:\n      - *name\n  db:\n    image: a\n";
        var use = View([new(Path, Aliased)]).FindSymbol(Path, Aliased.IndexOf("*name", StringComparison.Ordinal))!.Value;
        Assert.AreEqual("*name db", $"{Aliased.Substring(use.Span.Start, use.Span.Length)} {use.Symbol.Name}");
    }

    [TestMethod]
    [DataRow("services:\n  web:\n    depends_on:\n      - ¦\n  db:\n    image: a\n  cache:\n    image: a\n", "db cache", DisplayName = "Other services")]
    [DataRow("services:\n  web:\n    depends_on:\n      db:\n        condition: service_started\n      ¦\n  db:\n    image: a\n  cache:\n    image: a\n", "cache", DisplayName = "But not those that are there")]
    [DataRow("services:\n  web:\n    extends:\n      service: ¦\n  db:\n    image: a\n", "web db", DisplayName = "A service to extend")]
    [DataRow("services:\n  web:\n    links:\n      - ¦\n  db:\n    image: a\n", "web db", DisplayName = "A service to link")]
    [DataRow("services:\n  web:\n    networks:\n      - ¦\nnetworks:\n  front:\n  back:\n", "front back", DisplayName = "Networks")]
    [DataRow("services:\n  web:\n    secrets:\n      - ¦\nsecrets:\n  token:\n", "token", DisplayName = "Secrets")]
    [DataRow("services:\n  web:\n    build:\n      context: app\n      dockerfile: Containerfile\n      target: ¦\n", "base final", DisplayName = "Stages")]
    [DataRow("services:\n  web:\n    build:\n      target: ¦\n", "", DisplayName = "Without a Dockerfile there are none")]
    [DataRow("services:\n  web:\n    image: ¦\n", "", DisplayName = "Of an image no name is known")]
    [DataRow("services:\n  web:\n    image: a\n    command: |\n      ¦\n", "", DisplayName = "Nor in a block scalar")]
    public void Names_that_are_defined_can_be_put_in(string marked, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', Suggest(marked).Where(static suggestion => suggestion.Kind is SuggestionKind.Name).Select(static suggestion => suggestion.Text)));

    [TestMethod]
    [DataRow("services:\n  web:\n    pul¦\n", "pull_policy: ")]
    [DataRow("services:\n  web:\n    cgroup: ¦\n", "private")]
    public void Keys_and_values_of_the_format_can_be_put_in(string marked, string expected) => Assert.Contains(expected, Suggest(marked).Select(static suggestion => suggestion.Text));

    [TestMethod]
    public void A_key_is_described()
    {
        var view = View([new(Path, Text)]);
        Assert.IsTrue(view.Describe(Path, Text.IndexOf("context", StringComparison.Ordinal))?.StartsWith("**context**", StringComparison.Ordinal));
        Assert.IsNull(view.Describe(Path, Text.IndexOf("app", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Services_are_the_outline() =>
        CollectionAssert.AreEqual(new[] { "web null 3", "base null 14", "tool null 18", "job null 22" }, View([new(Path, Text)]).FindOutline(Path).Select(static item => $"{item.Name} {item.Detail ?? "null"} {new SourceText(Text).GetPosition(item.NameSpan.Start).Line}").ToArray());

    private static EditorView View(IEnumerable<KeyValuePair<string, string>> files) => new(TestEngine.Default, new MemoryFileSource(
    [
        .. files, new("deploy/db.yaml", "services:\n  db:\n    image: postgres:17.6\n"), new("deploy/app/Containerfile", "FROM alpine:3.22.1 AS base\nFROM base\nFROM base AS final\n"), new("deploy/app/Dockerfile", "FROM alpine:3.22.1\n"),
    ]));

    private static ImmutableArray<Suggestion> Suggest(string marked)
    {
        var offset = marked.IndexOf('¦', StringComparison.Ordinal);
        return View([new(Path, marked.Remove(offset, 1))]).Suggest(Path, offset);
    }
}
