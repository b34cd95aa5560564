using System.Collections.Immutable;
using A11.Core.Diagnostics;

namespace A11.Agents.Checks;

/// <summary>Tells what was suppressed before from what a change suppresses.</summary>
/// <param name="Known">Findings of which as many were suppressed before, by file and check.</param>
/// <param name="New">The others.</param>
internal sealed record SuppressionComparison(ImmutableArray<Diagnostic> Known, ImmutableArray<Diagnostic> New)
{
    /// <summary>Compares suppressed findings with those that were suppressed before.</summary>
    public static SuppressionComparison Create(IEnumerable<Diagnostic> suppressed, IEnumerable<Diagnostic> before)
    {
        var counts = before.CountBy(finding => (finding.Path, finding.Rule.Id)).ToDictionary();
        var (known, added) = (ImmutableArray.CreateBuilder<Diagnostic>(), ImmutableArray.CreateBuilder<Diagnostic>());
        foreach (var finding in suppressed)
        {
            var key = (finding.Path, finding.Rule.Id);
            var left = counts.GetValueOrDefault(key);
            counts[key] = left - 1;
            (left > 0 ? known : added).Add(finding);
        }

        return new SuppressionComparison(known.ToImmutable(), added.ToImmutable());
    }
}
