namespace A11.Agents.Acceptance.Criteria;

/// <summary>What keeps a target from running by accident: <c>requires CONFIRM=yes</c>, <c>asks for confirmation</c>.</summary>
internal static class Guards
{
    private static readonly Phrase Demand = Phrase.Parse("that|which|is|are|to? requires|require|needs|need|asks-for|ask-for|guarded-by|guarded-with|protected-by|behind|refuses-without|fails-without|with|requiring|needing");

    private static readonly Phrase General = Phrase.Parse("explicit? confirmation|guard|guards|safety-guard|environment-variable|variable|prompt|confirmation-prompt|confirmation-variable");

    private static readonly Phrase Rest = Phrase.Parse("environment? variable|to-be-set|is-set|set|from-the-environment");

    /// <summary>Reads the guard of targets behind a word; whether there is one.</summary>
    public static bool Read(CriterionText text, int at, IEnumerable<string> targets, Action<Requirement> add)
    {
        if (Demand.Match(text, at) is not { } demand)
        {
            return false;
        }

        var end = text.Is(demand.End, "a", "an", "the") ? demand.End + 1 : demand.End;
        var assignment = text.IsFree(end) ? text.Words[end].Text.Split('=', 2) : [""];
        var variable = assignment[0];
        var value = assignment.Length == 2 ? assignment[1] : "";
        var isVariable = value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') && variable.Length > 1 && variable.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character == '_');
        if (isVariable || General.Match(text, end) is not null)
        {
            end = isVariable ? end + 1 : General.Match(text, end)!.Value.End;
            end = Rest.Match(text, end)?.End ?? end;
            var guarded = targets.ToArray();
            var target = guarded.Length == 1 ? guarded[0] : guarded.FirstOrDefault(name => name is "deploy" or "release" or "publish") ?? "deploy";
            add(new Requirement(RequirementKind.Guard, target, !isVariable ? [] : value.Length > 0 ? [variable, value] : [variable]) { Place = (at, end) });
            text.Use(at, end - at);
            return true;
        }

        return false;
    }
}
