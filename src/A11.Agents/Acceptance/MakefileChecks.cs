using System.Collections.Immutable;

namespace A11.Agents.Acceptance;

/// <summary>Checks on makefiles.</summary>
internal static class MakefileChecks
{
    private static readonly string[] NoTargets = ["target", "targets", "for", "and", "or", "with", "a", "an", "the", "to", "of", "each", "all", "every", "make", "makefile", "common", "phony", "documented", "include", "includes", "provide", "provides", "has", "have", "add", "lists", "list", "commands", "command", "is", "are", "default", "show", "shows", "such", "as"];

    public static ImmutableArray<CriterionCheck> All { get; } =
    [
        new((words, result) => !result.Makefiles.IsEmpty && words.Has("target", "targets") && AskedTargets(words).Length > 0 && !words.Contains("help"), (words, result) => JudgeTargets(AskedTargets(words), result)),
        new((words, result) => !result.Makefiles.IsEmpty && words.Has("help"), (_, result) => JudgeHelp(result)),
        new((words, result) => !result.Makefiles.IsEmpty && words.Contains("phony"), (_, result) => JudgePhony(result)),
    ];

    /// <summary>The words that can be names of targets: “Targets for build, test and clean”.</summary>
    private static string[] AskedTargets(Wording words) => [.. words.Words.Where(word => !NoTargets.Contains(word) && word.All(character => char.IsAsciiLetterLower(character) || character == '-'))];

    private static CriterionEvidence JudgeTargets(string[] asked, TaskResult result)
    {
        var targets = result.Makefiles.SelectMany(file => file.Rules).SelectMany(rule => rule.Targets).Select(target => target.Text).ToHashSet();
        var missing = asked.Where(name => !targets.Contains(name)).ToArray();
        return missing.Length == 0 ? new(true, $"The targets are there: {string.Join(", ", asked)}.") : new(false, $"There is no target {string.Join(", ", missing)}.");
    }

    private static CriterionEvidence JudgeHelp(TaskResult result)
    {
        foreach (var file in result.Makefiles)
        {
            if (!file.Rules.Any(rule => rule.Targets.Any(target => target.Text == "help")))
            {
                return new(false, "There is no target help.");
            }
        }

        return new(true, "The target help is there.");
    }

    private static CriterionEvidence JudgePhony(TaskResult result)
    {
        var isMet = result.Makefiles.All(file => file.PhonyTargets.Any());
        return new(isMet, isMet ? "The targets that make no file are declared phony." : "No target is declared phony.");
    }
}
