using System.Collections.Immutable;

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

    /// <summary>Where the files show it.</summary>
    public ImmutableArray<CriterionPlace> Places
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The same, shown at places.</summary>
    public CriterionEvidence At(params IEnumerable<CriterionPlace?> places) => this with { Places = [.. places.OfType<CriterionPlace>().Distinct()] };

    /// <summary>What nobody can tell from the files.</summary>
    public static CriterionEvidence Open(string reason) => new(CriterionVerdict.Unchecked, $"{reason} Check it by hand.");

    /// <summary>What parts that must all hold come to: the worst of their verdicts, with what was found of those.</summary>
    public static CriterionEvidence All(IEnumerable<CriterionEvidence> parts)
    {
        var found = parts.ToArray();
        var verdict = found.Any(part => part.Verdict == CriterionVerdict.NotMet) ? CriterionVerdict.NotMet
            : found.Any(part => part.Verdict == CriterionVerdict.Unchecked) ? CriterionVerdict.Unchecked
            : CriterionVerdict.Met;
        return Join(found, verdict);
    }

    /// <summary>What parts of which one is enough come to: the best of their verdicts.</summary>
    public static CriterionEvidence Any(IEnumerable<CriterionEvidence> parts)
    {
        var found = parts.ToArray();
        var verdict = found.Any(part => part.Verdict == CriterionVerdict.Met) ? CriterionVerdict.Met
            : found.Any(part => part.Verdict == CriterionVerdict.Unchecked) ? CriterionVerdict.Unchecked
            : CriterionVerdict.NotMet;
        return Join(found, verdict);
    }

    private static CriterionEvidence Join(CriterionEvidence[] parts, CriterionVerdict verdict)
    {
        var deciding = Array.FindAll(parts, part => part.Verdict == verdict);
        return new CriterionEvidence(verdict, string.Join(' ', deciding.Select(part => part.Evidence).Distinct(StringComparer.Ordinal))).At(deciding.SelectMany(part => part.Places));
    }
}
