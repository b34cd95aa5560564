using System.Collections.Immutable;
using System.Globalization;

namespace A11.Core.Reports;

/// <summary>How much of a run a SARIF file holds, and what it leaves out.</summary>
/// <param name="Results">The most results; the worst of those that count come first.</param>
/// <param name="HasFixes">Whether fixes are written.</param>
internal sealed record SarifExtent(int Results, bool HasFixes)
{
    /// <summary>Whether findings are written that comments suppress or the baseline knows.</summary>
    public bool HasSuppressed { get; init; } = true;

    /// <summary>As much as GitHub takes.</summary>
    public static SarifExtent Full { get; } = new(SarifLimits.Results, HasFixes: true);

    /// <summary>The next smaller extent: without fixes, then with ever fewer results.</summary>
    /// <param name="count">The results that there are.</param>
    public SarifExtent Reduce(int count) => HasFixes ? this with { HasFixes = false } : this with { Results = Math.Min(Results, count) / 2 };

    /// <summary>Those of the results that are written, in their order.</summary>
    public ImmutableArray<SarifResult> Select(ImmutableArray<SarifResult> results)
    {
        if (results.Length <= Results)
        {
            return results;
        }

        var chosen = results.OrderBy(result => result.Standing).ThenByDescending(result => result.Diagnostic.Severity).Take(Results).ToHashSet<SarifResult>(ReferenceEqualityComparer.Instance);
        return [.. results.Where(chosen.Contains)];
    }

    /// <summary>What readers of the file must know of what it does not hold.</summary>
    /// <param name="all">All results.</param>
    /// <param name="written">Those that are written.</param>
    /// <param name="secrets">Where secrets are.</param>
    public IEnumerable<string> Explain(ImmutableArray<SarifResult> all, ImmutableArray<SarifResult> written, SecretPlaces secrets)
    {
        if (written.Length < all.Length)
        {
            yield return $"{Number(all.Length - written.Length)} of {Number(all.Length)} results are left out, the least severe ones, so that code scanning takes the file: it takes {Number(SarifLimits.Results)} results and 10 MB, compressed.";
        }
        else if (written.Length > SarifLimits.ShownResults)
        {
            yield return $"The run has {Number(written.Length)} results, of which code scanning shows {Number(SarifLimits.ShownResults)}.";
        }

        var fixes = written.Count(result => result.HasFix);
        var hidden = HasFixes ? written.Count(result => result.HasFix && secrets.AreIn(result.Diagnostic)) : 0;
        if (!HasFixes && fixes > 0)
        {
            yield return $"The fixes of {Number(fixes)} results are left out, so that the file stays below 10 MB, compressed.";
        }
        else if (hidden > 0)
        {
            yield return hidden == 1 ? "The fix of 1 result is left out, since its text holds a secret." : $"The fixes of {Number(hidden)} results are left out, since their text holds secrets.";
        }

        if (written.Count(result => result.Diagnostic.Related.Length > SarifLimits.ShownLocations - 1) is > 0 and var many)
        {
            yield return $"{(many == 1 ? "1 result has" : $"{Number(many)} results have")} more than {Number(SarifLimits.ShownLocations - 1)} related locations, of which the first are written.";
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
