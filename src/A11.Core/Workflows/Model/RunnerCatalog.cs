using System.Collections.Frozen;
using System.Collections.Immutable;

namespace A11.Core.Workflows.Model;

/// <summary>GitHub's own runners, and the labels that the runner program gives itself, from the table <c>Facts/runners.txt</c>, which names its origin.</summary>
internal static class RunnerCatalog
{
    private static readonly Lazy<FrozenDictionary<string, KnownRunner>> Known = new(static () => FactTable.Read("runners.txt").Select(Parse).ToFrozenDictionary(static runner => runner.Label, StringComparer.OrdinalIgnoreCase));

    /// <summary>The runners by their labels.</summary>
    public static ImmutableArray<KnownRunner> All => Known.Value.Values;

    /// <summary>The runner of a label; null where nobody but its owner knows it.</summary>
    public static KnownRunner? Find(string label) => Known.Value.GetValueOrDefault(label);

    private static KnownRunner Parse(string[] row) => new(
        row[0],
        row[1] switch { "self-hosted" => RunnerKind.SelfHosted, "hosted" => RunnerKind.Hosted, _ => RunnerKind.Removed },
        row[2] == "retired",
        row[3] == "-" ? null : row[3],
        row[4] == "-" ? null : row[4],
        [.. row[5].Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>The label of the newest image of the same system that is no preview.</summary>
    public static string NewestLike(KnownRunner runner) => runner.System switch { "macos" => "macos-15", "windows" => "windows-2025", _ => "ubuntu-24.04" };
}
