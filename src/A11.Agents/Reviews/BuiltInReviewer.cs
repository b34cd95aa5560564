using System.Globalization;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Core.Diagnostics;

namespace A11.Agents.Reviews;

/// <summary>
/// The reviewers that need no agent: A07 (security) reads the findings of category <c>secure</c>, A08 (code) all others and the acceptance
/// report. Neither is the author: what they hold against the files are the rules, which no agent writes.
/// </summary>
/// <param name="role">Which reviewer.</param>
/// <param name="threshold">The severity from which on a finding stops the files.</param>
public sealed class BuiltInReviewer(string role, Severity threshold) : IReviewer
{
    /// <summary>The name under which it signs.</summary>
    public const string SignedName = "builtin";

    /// <inheritdoc/>
    public string Role => role;

    /// <inheritdoc/>
    public string Name => SignedName;

    /// <inheritdoc/>
    public Task<Review> ReviewAsync(ReviewRequest request, IProgress<AgentEvent> progress, CancellationToken cancellation) => Task.FromResult(Judge(request));

    private Review Judge(ReviewRequest request)
    {
        var isSecurity = role == ReviewRoles.Security;
        var own = request.Findings.Where(finding => finding.Rule.Category == Category.Secure == isSecurity).ToArray();
        var stopping = own.Count(finding => finding.Severity >= threshold);
        var unmet = isSecurity ? 0 : request.Criteria.Count(criterion => criterion.Verdict == CriterionVerdict.NotMet);
        var reason = stopping + unmet == 0
            ? "Nothing stands against the files."
            : string.Create(CultureInfo.InvariantCulture, $"{stopping} findings and {unmet} unmet criteria stand against the files.");
        return new Review(role, Name, stopping + unmet == 0, [.. own], reason);
    }
}
