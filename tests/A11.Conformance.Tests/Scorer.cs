using A11.Core.Configuration;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Tests;

namespace A11.Conformance.Tests;

/// <summary>Judges cases as shared/conformance/score.py does, in this process: all cases side by side, one run.</summary>
internal static class Scorer
{
    /// <summary>The judgements of a corpus: case, rule, what was asked, whether it holds and what was seen.</summary>
    public static IReadOnlyList<Judgement> Judge(IReadOnlyList<ConformanceCase> cases) =>
    [
        .. Judge([.. cases.Where(item => !item.ByDefault)], allRules: true),
        .. Judge([.. cases.Where(item => item.ByDefault)], allRules: false),
    ];

    private static IEnumerable<Judgement> Judge(IReadOnlyList<ConformanceCase> cases, bool allRules)
    {
        if (cases.Count == 0)
        {
            yield break;
        }

        var files = MemoryFileSource.FromBytes(cases.SelectMany((item, index) => item.Files.Select(file => new KeyValuePair<string, byte[]>($"{Folder(index)}/{file.Key}", file.Value))));
        var settings = TestEngine.Load(files, SettingsOptions.Default with { AllRules = allRules });
        var found = TestEngine.Default.Run(files, settings).Diagnostics.Concat(settings.Problems).ToLookup(finding => finding.Path[..finding.Path.IndexOf('/', StringComparison.Ordinal)]);
        foreach (var (index, item) in cases.Index())
        {
            foreach (var judgement in Judge(item, [.. found[Folder(index)].Where(finding => item.Files.Count > 1 || finding.Path == $"{Folder(index)}/{item.Entry}")]))
            {
                yield return judgement;
            }
        }
    }

    private static string Folder(int index) => $"c{index:D5}";

    private static IEnumerable<Judgement> Judge(ConformanceCase item, Diagnostic[] found)
    {
        foreach (var rule in item.Fire)
        {
            var at = found.Where(finding => IsNamed(finding, rule, item.Peer)).Select(finding => finding.Start.Line).ToArray();
            var wanted = item.Lines.GetValueOrDefault(rule, []);
            yield return new Judgement(item.Id, rule, Expectation.Fire, at.Length > 0 && (wanted.Length == 0 || at.Intersect(wanted).Any()), $"wanted line {string.Join(",", wanted)}, got {string.Join(",", at)}");
        }

        foreach (var group in item.FireAny)
        {
            yield return new Judgement(item.Id, string.Join('|', group), Expectation.Fire, group.Any(rule => found.Any(finding => IsNamed(finding, rule, item.Peer))), "got none");
        }

        foreach (var rule in item.Clean)
        {
            var at = found.Where(finding => IsNamed(finding, rule, item.Peer)).Select(finding => finding.Start.Line).ToArray();
            yield return new Judgement(item.Id, rule, Expectation.Clean, at.Length == 0, $"got {string.Join(",", at)}");
        }

        if (item.IsComplete)
        {
            var wanted = item.Fire.Concat(item.FireAny.SelectMany(group => group)).ToArray();
            var more = found
                .Where(finding => finding.Aliases.Any(alias => alias.StartsWith(item.Peer + "/", StringComparison.Ordinal)) && !wanted.Any(rule => IsNamed(finding, rule, item.Peer)))
                .Select(finding => $"{finding.Rule.Id}@{finding.Start.Line}")
                .ToArray();
            yield return new Judgement(item.Id, "(nothing else)", Expectation.Clean, more.Length == 0, $"also {string.Join(",", more)}");
        }
    }

    private static bool IsNamed(Diagnostic finding, string rule, string peer) => rule is "parse-error" or "schema"
        ? finding.Aliases.Any(alias => alias.EndsWith("/" + rule, StringComparison.Ordinal))
        : finding.Aliases.Contains($"{peer}/{rule}");
}

/// <summary>What a case asks of a rule.</summary>
internal enum Expectation
{
    Fire,
    Clean,
}

/// <summary>Whether one demand of a case is met.</summary>
internal sealed record Judgement(string Case, string Rule, Expectation Expectation, bool Holds, string Seen);
