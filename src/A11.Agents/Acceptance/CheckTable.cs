using System.Collections.Immutable;
using A11.Agents.Acceptance.Criteria;

namespace A11.Agents.Acceptance;

/// <summary>The checks on files of some kinds.</summary>
/// <param name="kinds">The kinds of files; none for every one.</param>
/// <param name="checks">The checks.</param>
internal sealed class CheckTable(ImmutableArray<GeneratedFileKind> kinds, params ImmutableArray<RequirementCheck> checks)
{
    /// <summary>The kinds of files; none for every one.</summary>
    public ImmutableArray<GeneratedFileKind> Kinds => kinds;

    /// <summary>What is decided by it.</summary>
    public IEnumerable<CriterionEntry> Entries => checks.SelectMany(static check => check.Entries);

    /// <summary>The entry that a part is of in a task that writes files of some kinds; null where there is none.</summary>
    public CriterionEntry? Find(Requirement part, IReadOnlySet<GeneratedFileKind> written) =>
        kinds.IsEmpty || kinds.Any(written.Contains) ? checks.Select(check => check.Find(part)).FirstOrDefault(static entry => entry is not null) : null;

    /// <summary>Judges parts of one kind; null where they are about something else, or the task has no file that shows it.</summary>
    public CriterionEvidence? Judge(ImmutableArray<Requirement> parts, CheckContext context) =>
        (kinds.IsEmpty || kinds.Any(context.Result.Has)) && checks.FirstOrDefault(check => parts.All(part => check.Find(part) is not null)) is { } found ? found.Judge(parts, context) : null;
}
