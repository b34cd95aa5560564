using A11.Agents.Acceptance.Commands;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>Which work comes first: <c>lint before test</c>, <c>deploy after the tests</c>, <c>tests first</c>.</summary>
internal static class OrderPhrases
{
    private static readonly string[] Between = ["come", "comes", "run", "runs", "go", "goes", "happen", "happens", "is", "are", "the", "a", "all", "done", "any", "must", "should", "they", "it", "first", "pass", "passes", "succeed", "succeeds", "finish", "finishes"];

    /// <summary>Reads them between parts that are work, in their order.</summary>
    public static void Read(CriterionText text, List<Requirement> found)
    {
        var work = found.Where(requirement => requirement is { IsNegated: false, Alternatives.IsEmpty: true } && WorkOf(requirement) is not null).ToArray();
        for (var index = 0; index < text.Words.Length; index++)
        {
            var (before, after) = (Last(index), First(index));
            if (before is not null && after is not null && IsAdjacent(text, before.Place.End, after.Place.Start, index))
            {
                var isBefore = text.Is(index, "before", "precedes", "precede");
                if (isBefore || text.Is(index, "after", "follows", "follow") || IsWait(text, index))
                {
                    text.Use(before.Place.End, after.Place.Start - before.Place.End);
                    found.Add(new Requirement(RequirementKind.Order, WorkOf(isBefore ? before : after)!, [WorkOf(isBefore ? after : before)!]) { Place = (index, index + 1) });
                }
            }
            else if (text.Is(index, "first") && before is not null && IsAdjacent(text, before.Place.End, index + 1, index))
            {
                text.Use(before.Place.End, index + 1 - before.Place.End);
                found.Add(new Requirement(RequirementKind.Order, WorkOf(before)!, ["*"]) { Place = (index, index + 1) });
            }
        }

        Requirement? Last(int index) => Array.FindLast(work, requirement => requirement.Place.End <= index);

        Requirement? First(int index) => Array.Find(work, requirement => requirement.Place.Start > index);
    }

    private static bool IsWait(CriterionText text, int index) =>
        (text.Is(index, "for") && text.Is(index - 1, "wait", "waits")) || (text.Is(index, "on", "upon") && text.Is(index - 1, "depend", "depends"));

    /// <summary>What a part asks to be done, by the name of its purpose; null where it is no work. Quick checks are those that don't run the code.</summary>
    private static string? WorkOf(Requirement requirement) => requirement.Kind switch
    {
        RequirementKind.Work => requirement.Name,
        RequirementKind.TestKind => nameof(Purpose.Test),
        RequirementKind.ImageBuild => nameof(Purpose.Build),
        RequirementKind.Tool => Criterion.Tools.First(tool => tool.Name == requirement.Name).Purposes is [var purpose, ..] ? purpose.ToString() : null,
        _ => null,
    };

    private static bool IsAdjacent(CriterionText text, int start, int end, int keyword) => start <= keyword && Enumerable.Range(start, Math.Max(0, end - start))
        .All(index => index == keyword || text.Is(index, Between) || (index == keyword - 1 && text.Is(index, "wait", "waits", "depend", "depends")));
}
