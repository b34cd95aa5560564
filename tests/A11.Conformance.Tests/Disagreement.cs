using System.Text.Json;

namespace A11.Conformance.Tests;

/// <summary>A demand of a peer's case that we refuse on purpose: disagreements.json says why. The list may only shrink.</summary>
internal sealed record Disagreement(string Case, string Rule)
{
    public static IReadOnlyList<Disagreement> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Corpus.FindSource("disagreements.json")));
        return
        [
            .. document.RootElement.EnumerateArray().Select(entry =>
            {
                Assert.IsGreaterThan(20, entry.GetProperty("reason").GetString()!.Length, "A disagreement gives its reason.");
                return new Disagreement(entry.GetProperty("case").GetString()!, entry.GetProperty("rule").GetString()!);
            }),
        ];
    }
}
