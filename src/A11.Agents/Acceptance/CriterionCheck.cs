namespace A11.Agents.Acceptance;

/// <summary>What a check found: whether the criterion is kept, and by what one sees it.</summary>
/// <param name="IsMet">Whether it is kept.</param>
/// <param name="Evidence">What was looked at and found, as a sentence.</param>
internal readonly record struct CriterionEvidence(bool IsMet, string Evidence);

/// <summary>A check that criteria of some wording can be held to.</summary>
/// <param name="Fits">Whether a criterion asks for what the check looks at, and the task writes files of which it can be said.</param>
/// <param name="Judge">Looks at the files.</param>
internal sealed record CriterionCheck(Func<Wording, TaskResult, bool> Fits, Func<Wording, TaskResult, CriterionEvidence> Judge);
