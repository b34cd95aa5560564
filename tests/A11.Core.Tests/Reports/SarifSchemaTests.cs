using A11.Core.Analysis;
using A11.Core.Files;
using A11.Core.Reports;
using A11.Tests;
using NJsonSchema;

namespace A11.Core.Tests.Reports;

/// <summary>SARIF files are valid by the standard's own schema, which .ci/run fetches.</summary>
[TestClass]
public sealed class SarifSchemaTests
{
    private static readonly string Path = System.IO.Path.Combine(RepositoryRoot.Path, "artifacts", "schemas", "sarif-2.1.0.json");

    [TestMethod]
    public async Task Every_kind_of_report_is_valid()
    {
        var schema = await ReadSchemaAsync();
        var files = new MemoryFileSource(
        [
            new("ü/#1%.yml", "a: 1\na: *b\n"), new("x.yml", "\t- ["), new("Dockerfile", "FROM debian\nENV PASSWORD=hunter2abc\nRUN cd /x && apt-get install curl\n# a11:disable AXD3003 -- why not\nRUN cd /y && make\n"),
            new(".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: echo ${{ github.event.issue.title }}\n"),
            new("compose.yaml", "services:\n  a:\n    image: nginx\n    privileged: true\n"),
        ]);
        var result = TestEngine.Default.Run(files, new DefaultSettings(allRules: true));
        Assert.IsTrue(result.Diagnostics.Length > 15 && !result.Suppressed.IsEmpty, "The sample has too little of everything.");
        CheckReport[] reports =
        [
            new(result) { Root = "/home/me/my repo" },
            new(result) { Baselined = [result.Diagnostics[0]], GoneFromBaseline = 1, OnUnchangedLines = [result.Diagnostics[1]], Boundary = (true, "why") },
            Sample.ReportOf(),
            Sample.Report,
            Sample.ReportOf([.. Enumerable.Repeat(result.Diagnostics, 5_100 / result.Diagnostics.Length + 1).SelectMany(findings => findings).Select(finding => finding with { })]),
        ];
        foreach (var report in reports)
        {
            var errors = schema.Validate(new SarifReport().Write(report)).Concat(schema.Validate(new SarifReport(hasSuppressed: false).Write(report)));
            Assert.AreEqual("", string.Join('\n', errors.Take(5)));
        }
    }

    [TestMethod]
    public async Task The_schema_refuses_what_is_no_report()
    {
        var schema = await ReadSchemaAsync();
        var valid = new SarifReport().Write(Sample.Report);
        foreach (var (old, wrong) in (ReadOnlySpan<(string, string)>)[("\"level\": \"error\"", "\"level\": \"bad\""), ("\"startLine\": 1", "\"startLine\": 0"), ("\"columnKind\"", "\"kindOfColumn\""), ("\"kind\": \"inSource\"", "\"kind\": \"x\"")])
        {
            Assert.AreNotEqual(0, schema.Validate(valid.Replace(old, wrong, StringComparison.Ordinal)).Count, old);
        }
    }

    private static async Task<JsonSchema> ReadSchemaAsync()
    {
        if (!File.Exists(Path))
        {
            Assert.Inconclusive("There is no schema of SARIF in artifacts/schemas; .ci/run puts it there.");
        }

        return await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
