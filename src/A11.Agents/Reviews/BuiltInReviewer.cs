using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance;
using A11.Core.Diagnostics;

namespace A11.Agents.Reviews;

/// <summary>
/// The reviewers that need no agent: A07 (security) reads the findings of category <c>secure</c>, A08 (code) all others and the acceptance
/// report. Neither is the author.
/// </summary>
public static class BuiltInReviewer
{
    /// <summary>The name under which it signs.</summary>
    public const string Name = "builtin";

    private const string Security = "A07";

    /// <summary>Reviews.</summary>
    /// <param name="reviewer">Which reviewer.</param>
    /// <param name="findings">All findings in the task's files.</param>
    /// <param name="criteria">What became of the task's acceptance criteria.</param>
    /// <param name="threshold">The severity from which on a finding stops the files.</param>
    public static Review Judge(string reviewer, ImmutableArray<Diagnostic> findings, ImmutableArray<CriterionResult> criteria, Severity threshold)
    {
        var isSecurity = reviewer == Security;
        var own = findings.Where(finding => (finding.Rule.Category == Category.Secure) == isSecurity).ToImmutableArray();
        var stopping = own.Count(finding => finding.Severity >= threshold);
        var unmet = isSecurity ? 0 : criteria.Count(criterion => criterion.Verdict == CriterionVerdict.NotMet);
        var reason = stopping + unmet == 0
            ? "Nothing stands against the files."
            : string.Create(CultureInfo.InvariantCulture, $"{stopping} findings and {unmet} unmet criteria stand against the files.");
        return new Review(reviewer, Name, stopping + unmet == 0, own, reason);
    }
}
