using System.Text.Json;

namespace A11.Conformance.Tests;

/// <summary>
/// The ratchet: the number of demands met per corpus never falls below the floor in floors.json. After an improvement, run the
/// tests once with A11_RAISE_FLOORS=1: floors rise to what is met, never fall.
/// </summary>
[TestClass]
public sealed class ConformanceTests
{
    private static readonly Lock FloorsLock = new();

    public static IEnumerable<object[]> Corpora => Corpus.Folder is null ? [["(none)"]] : Corpus.Names.Select(name => new object[] { name });

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DynamicData(nameof(Corpora))]
    public void The_score_does_not_fall(string corpus)
    {
        SkipWithoutCorpora();
        var disagreements = Disagreement.Read().ToHashSet();
        var judgements = Scorer.Judge(Corpus.Read(corpus)).Where(item => !disagreements.Contains(new Disagreement(item.Case, item.Rule))).ToArray();
        var fire = judgements.Count(item => item is { Expectation: Expectation.Fire, Holds: true });
        var clean = judgements.Count(item => item is { Expectation: Expectation.Clean, Holds: true });
        TestContext.WriteLine($"{corpus}: fire {fire}/{judgements.Count(item => item.Expectation == Expectation.Fire)}, clean {clean}/{judgements.Count(item => item.Expectation == Expectation.Clean)}");

        var floor = ReadFloors().GetValueOrDefault(corpus) ?? [0, 0];
        if (Environment.GetEnvironmentVariable("A11_RAISE_FLOORS") == "1")
        {
            Raise(corpus, [Math.Max(floor[0], fire), Math.Max(floor[1], clean)]);
        }

        var failures = string.Join('\n', judgements.Where(item => !item.Holds).Take(20).Select(item => $"  {item.Case}: {item.Expectation} {item.Rule}: {item.Seen}"));
        Assert.IsGreaterThanOrEqualTo(floor[0], fire, $"{corpus} met {floor[0]} demands to report before, now {fire}. Some that fail:\n{failures}");
        Assert.IsGreaterThanOrEqualTo(floor[1], clean, $"{corpus} met {floor[1]} demands to stay silent before, now {clean}. Some that fail:\n{failures}");
    }

    [TestMethod]
    public void Every_listed_disagreement_is_one_still()
    {
        SkipWithoutCorpora();
        var listed = Disagreement.Read();
        foreach (var corpus in Corpus.Names)
        {
            var cases = Corpus.Read(corpus).Where(item => listed.Any(entry => entry.Case == item.Id)).ToArray();
            foreach (var judgement in Scorer.Judge(cases).Where(item => listed.Contains(new Disagreement(item.Case, item.Rule))))
            {
                Assert.IsFalse(judgement.Holds, $"{judgement.Case}, {judgement.Rule}: we agree by now; take it off the list.");
            }
        }
    }

    private static void SkipWithoutCorpora()
    {
        if (Corpus.Folder is null)
        {
            Assert.Inconclusive("Skipped: the peers' cases (../shared/corpora) are not on this machine.");
        }
    }

    private static SortedDictionary<string, int[]> ReadFloors()
    {
        lock (FloorsLock)
        {
            return JsonSerializer.Deserialize<SortedDictionary<string, int[]>>(File.ReadAllText(Corpus.FindSource("floors.json")))!;
        }
    }

    private static void Raise(string corpus, int[] floor)
    {
        lock (FloorsLock)
        {
            var floors = ReadFloors();
            floors[corpus] = floor;
            var lines = floors.Select(entry => $"  \"{entry.Key}\": [{entry.Value[0]}, {entry.Value[1]}]");
            File.WriteAllText(Corpus.FindSource("floors.json"), $"{{\n{string.Join(",\n", lines)}\n}}\n");
        }
    }
}
