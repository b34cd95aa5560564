namespace A11.Agents.Acceptance;

/// <summary>What became of an acceptance criterion.</summary>
public enum CriterionVerdict
{
    /// <summary>A check on the files says that they keep it.</summary>
    Met,

    /// <summary>A check on the files says that they don't.</summary>
    NotMet,

    /// <summary>No check fits it, or what was found may keep it, but nobody can tell from the files: a person must look.</summary>
    Unchecked,
}

/// <summary>A criterion and what became of it.</summary>
/// <param name="Criterion">The criterion as the task writes it.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Evidence">What was looked at and found, as a sentence.</param>
public sealed record CriterionResult(string Criterion, CriterionVerdict Verdict, string Evidence);
