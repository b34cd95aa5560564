using System.Collections.Immutable;
using System.Globalization;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Reviews.Fit;
using A11.Agents.Reviews.Security;
using A11.Core.Diagnostics;

namespace A11.Agents.Reviews;

/// <summary>
/// The reviewers that need no agent. They judge what the rules can't, as rules see one state of the files: A07 (security) compares the change
/// with what was there before, A08 (code) compares it with the task and the repository.
/// </summary>
/// <param name="role">Which reviewer.</param>
public sealed class BuiltInReviewer(string role) : IReviewer
{
    /// <summary>The name under which it signs.</summary>
    public const string SignedName = "builtin";

    /// <summary>A reason names so many places; the findings name all.</summary>
    private const int NamedPlaces = 3;

    /// <inheritdoc/>
    public string Role => role;

    /// <inheritdoc/>
    public string Name => SignedName;

    /// <inheritdoc/>
    public Task<Review> ReviewAsync(ReviewRequest request, IProgress<AgentEvent> progress, CancellationToken cancellation) => Task.FromResult(Judge(request));

    private Review Judge(ReviewRequest request)
    {
        ImmutableArray<Diagnostic> findings = [.. (role == ReviewRoles.Security ? SecurityReview.Find(request) : FitReview.Find(request)).Distinct().Order(DiagnosticOrder.Instance)];
        var refused = findings.Where(finding => finding.Severity == Severity.Error).ToArray();
        return new Review(role, Name, refused.Length == 0, findings, refused.Length > 0 ? Explain(refused) : role == ReviewRoles.Security ? "No unexpected change in privileges, secrets, sources, triggers or checks." : Summarize(request));
    }

    private static string Explain(Diagnostic[] refused)
    {
        var places = string.Join(' ', refused.Take(NamedPlaces).Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Path}:{finding.Start.Line}: {finding.Message}")));
        return refused.Length > NamedPlaces ? string.Create(CultureInfo.InvariantCulture, $"{places} And {refused.Length - NamedPlaces} more.") : places;
    }

    private static string Summarize(ReviewRequest request)
    {
        var open = request.Criteria.Where(criterion => criterion.Verdict == CriterionVerdict.Unchecked).Select(criterion => $"“{criterion.Criterion}”").ToArray();
        return open.Length == 0 ? "The files fit the task and the repository." : $"The files fit the task and the repository as far as could be checked. Check by hand: {string.Join(", ", open)}.";
    }
}
