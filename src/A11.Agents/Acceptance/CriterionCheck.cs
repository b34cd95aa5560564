namespace A11.Agents.Acceptance;

/// <summary>What a check found: whether the criterion is kept, and by what one sees it.</summary>
/// <param name="Verdict">Whether it is kept, as far as that can be told.</param>
/// <param name="Evidence">What was looked at and found, as a sentence.</param>
internal readonly record struct CriterionEvidence(CriterionVerdict Verdict, string Evidence)
{
    /// <summary>A finding that leaves nothing open.</summary>
    public CriterionEvidence(bool isMet, string evidence)
        : this(isMet ? CriterionVerdict.Met : CriterionVerdict.NotMet, evidence)
    {
    }
}

/// <summary>A check that criteria of some wording can be held to.</summary>
/// <param name="Fits">Whether a criterion asks for what the check looks at, and the task writes files of which it can be said.</param>
/// <param name="Judge">Looks at the files.</param>
internal sealed record CriterionCheck(Func<Wording, TaskResult, bool> Fits, Func<Wording, TaskResult, CriterionEvidence> Judge);
