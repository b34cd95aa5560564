using System.Collections.Immutable;
using A11.Agents.Acceptance.Criteria;
using A11.Core.Make.Model;

namespace A11.Agents.Acceptance;

/// <summary>Checks on makefiles.</summary>
internal static partial class MakefileChecks
{
    private static IEnumerable<TargetRule> Find(TaskResult result, string target) => result.Makefiles.SelectMany(file => file.Rules).Where(rule => rule.Targets.Contains(target, StringComparer.OrdinalIgnoreCase));

    private static CriterionPlace? PlaceOf(TaskResult result, string target) => Find(result, target).Select(rule => result.PlaceOf(rule, rule.Span)).FirstOrDefault();

    /// <summary>A target is there where make knows a rule for it that does something; declared phony alone it is not.</summary>
    private static CriterionEvidence JudgeTargets(ImmutableArray<Requirement> parts, TaskResult result)
    {
        string[] asked = [.. parts.Select(part => part.Name)];
        var missing = asked.Where(name => !Find(result, name).Any()).ToArray();
        var empty = asked.Except(missing).Where(name => Find(result, name).All(rule => rule.Recipe.IsEmpty && rule.Prerequisites.IsEmpty)).ToArray();
        return missing.Length > 0 ? result.Makefiles.Any(file => file.HasInclude) ? CriterionEvidence.Open($"There is no target {string.Join(", ", missing)}, unless an included makefile has it.") : new(false, $"There is no target {string.Join(", ", missing)}.")
            : empty.Length > 0 ? new(false, $"The target {string.Join(", ", empty)} does nothing.")
            : new CriterionEvidence(true, asked is ["help"] ? "The target help is there." : $"The targets are there: {string.Join(", ", asked)}.").At(asked.Select(name => PlaceOf(result, name)));
    }

    /// <summary>Whether help lists the targets: it reads their comments from the makefile, and each has one; or it names them itself.</summary>
    private static CriterionEvidence JudgeHelpList(TaskResult result)
    {
        foreach (var file in result.Makefiles)
        {
            var help = file.Rules.FirstOrDefault(rule => rule.Targets.Contains("help"));
            if (help is null)
            {
                return new(false, "There is no target help.");
            }

            var script = string.Join('\n', help.Recipe.Select(line => line.Script));
            var names = file.Rules.Where(rule => !rule.Recipe.IsEmpty || !rule.Prerequisites.IsEmpty).SelectMany(rule => rule.Targets).Where(IsCommand).Where(name => name != "help").Distinct(StringComparer.Ordinal).ToArray();
            var reads = script.Contains("MAKEFILE_LIST", StringComparison.Ordinal) || (script.Contains("Makefile", StringComparison.Ordinal) && script.Contains("##", StringComparison.Ordinal));
            var unlisted = names.Where(name => reads ? !file.Rules.Any(rule => rule.IsDocumented && rule.Targets.Contains(name)) : !HasWord(script, name)).ToArray();
            if (unlisted.Length > 0)
            {
                return new(false, $"The target help does not list {string.Join(", ", unlisted)}.");
            }
        }

        return new CriterionEvidence(true, "The target help is there. It lists the targets.").At(PlaceOf(result, "help"));
    }

    private static bool IsCommand(string name) => name.Length > 0 && name[0] is not ('.' or '_') && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static bool HasWord(string text, string word) =>
        text.Split([' ', '\n', '\t', '"', '\'', ':', ',', '\\', '(', ')', '|', '-'], StringSplitOptions.RemoveEmptyEntries).Contains(word, StringComparer.Ordinal)
        || (word.Contains('-', StringComparison.Ordinal) && text.Contains(word, StringComparison.Ordinal));

    /// <summary>Targets whose recipes make no file of their name are commands, and are to be declared.</summary>
    private static CriterionEvidence JudgePhony(TaskResult result)
    {
        foreach (var file in result.Makefiles)
        {
            var declared = file.PhonyTargets;
            var open = file.Rules.Where(rule => !rule.MakesTarget).SelectMany(rule => rule.Targets).Where(IsCommand).Where(name => !declared.Contains(name)).Distinct(StringComparer.Ordinal).ToArray();
            if (declared.Count == 0 || open.Length > 0)
            {
                return new(false, declared.Count == 0 ? "No target is declared phony." : $"Not declared phony: {string.Join(", ", open)}.");
            }
        }

        return new CriterionEvidence(true, "The targets that make no file are declared phony.").At(PlaceOf(result, ".PHONY"));
    }

    private static CriterionEvidence JudgeDefault(string name, TaskResult result)
    {
        foreach (var file in result.Makefiles)
        {
            if (file.DefaultGoal != name || !Find(result, name).Any())
            {
                return new(false, $"Without a goal, make does {file.DefaultGoal ?? "nothing"}.");
            }
        }

        return new CriterionEvidence(true, $"Without a goal, make does {name}.").At(PlaceOf(result, name));
    }

    /// <summary>Whether a target's first command refuses to go on without a variable.</summary>
    private static CriterionEvidence JudgeGuard(Requirement part, TaskResult result)
    {
        var (file, rule) = result.Makefiles.SelectMany(file => file.Rules.Select(rule => (file, rule)))
            .FirstOrDefault(pair => !pair.rule.Recipe.IsEmpty && pair.rule.Targets.Contains(part.Name, StringComparer.OrdinalIgnoreCase));
        if (rule is null)
        {
            return new(false, $"There is no target {part.Name} that does anything.");
        }

        var (variable, value) = (part.Values.ElementAtOrDefault(0) ?? "", part.Values.ElementAtOrDefault(1) ?? "");
        var asked = variable.Length == 0 ? "confirmation" : value.Length == 0 ? variable : $"{variable}={value}";
        if (file.Targets.Contains(".IGNORE"))
        {
            return CriterionEvidence.Open("Failures are ignored by .IGNORE, so whether a guard stops can't be told.");
        }

        return file.StopsWithout(rule, variable, value) switch
        {
            true => new CriterionEvidence(true, $"The target {part.Name} asks for {asked} first.").At(result.PlaceOf(rule, rule.Span)),
            false => new CriterionEvidence(false, $"The target {part.Name} does not ask for {asked} first.").At(result.PlaceOf(rule, rule.Span)),
            null => CriterionEvidence.Open($"Whether the target {part.Name} stops without {asked} can't be told."),
        };
    }
}
