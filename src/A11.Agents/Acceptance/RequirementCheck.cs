using System.Collections.Immutable;
using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

/// <summary>Decides the parts of criteria that are of one kind, and says what these are: the entries of the catalogue are held by the checks behind them.</summary>
/// <param name="Kind">The kind of the parts.</param>
/// <param name="Judge">Holds parts of this kind against a task's files.</param>
/// <param name="Entries">What such parts ask for.</param>
internal sealed record RequirementCheck(RequirementKind Kind, Func<ImmutableArray<Requirement>, CheckContext, CriterionEvidence?> Judge, params ImmutableArray<CriterionEntry> Entries)
{
    /// <summary>The entry that a part is of; null where there is none.</summary>
    public CriterionEntry? Find(Requirement part) => part.Kind == Kind ? Entries.FirstOrDefault(entry => entry.Covers(part)) : null;
}
