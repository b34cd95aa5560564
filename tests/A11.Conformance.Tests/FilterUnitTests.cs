using System.Text.Json;
using A11.Core.Files;
using A11.Tests;

namespace A11.Conformance.Tests;

/// <summary>The filter patterns of actionlint's own unit tests (shared/corpora/units): which of them are refused for branches, and which for paths.</summary>
[TestClass]
public sealed class FilterUnitTests
{
    private const string Check = "AXW0210";

    [TestMethod]
    public void Patterns_are_refused_as_actionlint_refuses_them()
    {
        if (Corpus.Folder is null || !File.Exists(Path.Combine(Corpus.Folder, "units", "actionlint-units.jsonl")))
        {
            Assert.Inconclusive("Skipped: the peers' cases (../shared/corpora) are not on this machine.");
        }

        var failures = new List<string>();
        var count = 0;
        foreach (var line in File.ReadLines(Path.Combine(Corpus.Folder!, "units", "actionlint-units.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var unit = document.RootElement;
            if (!unit.TryGetProperty("config", out var config) || !config.TryGetProperty("glob", out var kinds))
            {
                continue;
            }

            var pattern = unit.GetProperty("files").EnumerateObject().First().Value.GetString()!;
            var isRefused = unit.GetProperty("fire").GetArrayLength() > 0;
            foreach (var filter in kinds.EnumerateArray().Select(static kind => kind.GetString() == "ref" ? "branches" : "paths"))
            {
                count++;
                failures.AddRange(IsRefused(filter, pattern) == isRefused ? [] : [$"{filter}: {JsonSerializer.Serialize(pattern)} is {(isRefused ? "accepted" : "refused")}"]);
            }
        }

        Assert.IsGreaterThan(80, count);
        Assert.IsEmpty(failures, string.Join('\n', failures));
    }

    private static bool IsRefused(string filter, string pattern)
    {
        var files = new MemoryFileSource([new(".github/workflows/ci.yml", $"on:\n  push:\n    {filter}:\n      - {JsonSerializer.Serialize(pattern)}\njobs: {{}}\n")]);
        return TestEngine.Default.Run(files, TestEngine.Load(files)).Diagnostics.Any(static finding => finding.Rule.Id == Check);
    }
}
