using System.Collections.Immutable;

namespace A11.Agents.Acceptance;

/// <summary>What became of an acceptance criterion.</summary>
public enum CriterionVerdict
{
    /// <summary>A check on the files says that they keep it.</summary>
    Met,

    /// <summary>A check on the files says that they don't.</summary>
    NotMet,

    /// <summary>Nothing in the catalogue fits it, or what was found may keep it, but nobody can tell from the files: a person must look.</summary>
    Unchecked,
}

/// <summary>A criterion and what became of it.</summary>
/// <param name="Criterion">The criterion as the task writes it.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Evidence">What was looked at and found, as a sentence.</param>
public sealed record CriterionResult(string Criterion, CriterionVerdict Verdict, string Evidence)
{
    /// <summary>Where the files show it, in the order of what the criterion asks for; empty where they show it nowhere, as they lack something.</summary>
    public ImmutableArray<CriterionPlace> Places { get; init; } = [];

    /// <summary>The verdict as reports name it: <c>met</c>, <c>not-met</c>, <c>unchecked</c>.</summary>
    public string VerdictName => Verdict switch { CriterionVerdict.Met => "met", CriterionVerdict.NotMet => "not-met", _ => "unchecked" };
}
