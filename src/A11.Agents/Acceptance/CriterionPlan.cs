using System.Collections.Immutable;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Tasks;

namespace A11.Agents.Acceptance;

/// <summary>How the criteria of a task will be judged, known before any file of it is written.</summary>
public static class CriterionPlan
{
    /// <summary>Reads the criteria of a task, in order.</summary>
    public static ImmutableArray<PlannedCriterion> Create(DevOpsTask task)
    {
        var kinds = GeneratedFiles.KindsOf(task);
        return [.. task.AcceptanceCriteria.Select(criterion => Read(criterion, kinds))];
    }

    /// <summary>Reads a criterion of a task that writes files of some kinds.</summary>
    internal static PlannedCriterion Read(string criterion, IReadOnlySet<GeneratedFileKind> kinds)
    {
        var read = Criterion.Read(criterion, kinds);
        var lacking = read.Requirements.SelectMany(part => part.Options).Any(part => CriterionCatalogue.Find(part, kinds) is null);
        return new PlannedCriterion(criterion, [.. read.Requirements.SelectMany(part => Plan(part, kinds))])
        {
            Reason = read.Requirements.IsEmpty ? "No criterion of the catalogue fits it."
                : read.FindGap() is { } gap ? gap
                : lacking ? "No file of the task is of the kind that shows it."
                : null,
        };
    }

    private static IEnumerable<PlannedPart> Plan(Requirement part, IReadOnlySet<GeneratedFileKind> kinds) => CriterionCatalogue.Find(part, kinds) is { } entry
        ? [new PlannedPart(entry, entry.ParametersOf(part), part.IsNegated, [.. part.Alternatives.SelectMany(other => Plan(other, kinds))])]
        : [];
}

/// <summary>How a criterion will be judged.</summary>
/// <param name="Criterion">The criterion as the task writes it.</param>
/// <param name="Parts">What it asks for, as far as that is understood.</param>
public sealed record PlannedCriterion(string Criterion, ImmutableArray<PlannedPart> Parts)
{
    /// <summary>Why it can't be met by a check, as sentences; null where it can.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether all of it is understood, so that the files show whether it is met.</summary>
    public bool IsChecked => Reason is null;
}

/// <summary>A part of a criterion that is understood.</summary>
/// <param name="Entry">What it asks for.</param>
/// <param name="Parameters">The numbers and names in it.</param>
/// <param name="IsNegated">Whether it asks that it not be so.</param>
/// <param name="Alternatives">What would do as well.</param>
public sealed record PlannedPart(CriterionEntry Entry, ImmutableArray<string> Parameters, bool IsNegated, ImmutableArray<PlannedPart> Alternatives)
{
    /// <summary>The part on one line: <c>not exposed-port: 8080</c>.</summary>
    public override string ToString() => string.Join(" or ", Alternatives.Select(other => other.ToString())
        .Prepend($"{(IsNegated ? "not " : "")}{Entry.Slug}{(Parameters.IsEmpty ? "" : $": {string.Join(", ", Parameters)}")}"));
}
