using A11.Core.Shell.Model;

namespace A11.Agents.Acceptance;

/// <summary>Checks on shell scripts.</summary>
internal static partial class ScriptChecks
{
    private static readonly string[] Shells = ["bash", "sh", "dash", "zsh", "ksh"];

    /// <summary>Whether every script sets the options before it does its work.</summary>
    private static CriterionEvidence JudgeStrictMode(string options, TaskResult result)
    {
        foreach (var script in result.Scripts)
        {
            string[] asked = options.Length > 0 ? options.Split(' ') : KnowsPipes(script) ? ["errexit", "nounset", "pipefail"] : ["errexit", "nounset"];
            var missing = asked.Where(option => script.FindOption(option) is null).ToArray();
            if (missing.Length > 0)
            {
                return missing.All(script.SetsLater) ? CriterionEvidence.Open($"A script sets {string.Join(", ", missing)} only after other commands.").At(result.PlaceOf(script, default(Core.Text.TextSpan)))
                    : new CriterionEvidence(false, $"A script does not begin with set for {string.Join(", ", missing)}.").At(result.PlaceOf(script, default(Core.Text.TextSpan)));
            }

            if (script.ChangesOptions)
            {
                return CriterionEvidence.Open("A script takes options of the shell back.");
            }
        }

        return new CriterionEvidence(true, "Every script sets the options before its work.").At(result.Scripts.Select(script => result.PlaceOf(script, script.FindOption("errexit") ?? script.FindOption("nounset") ?? script.FindOption("pipefail"))));
    }

    /// <summary>Whether the shell has <c>pipefail</c>: POSIX knows it since 2024, and few shells called sh do.</summary>
    private static bool KnowsPipes(ScriptFile script) => script.Interpreter is not { } line || ShellOf(line.Value) is not ("sh" or "dash");

    private static string ShellOf(string line)
    {
        var words = line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Select(static word => word[(word.LastIndexOf('/') + 1)..]).FirstOrDefault(static name => name != "env" && !name.StartsWith('-'), "");
    }

    private static CriterionEvidence JudgeShebang(string asked, TaskResult result)
    {
        foreach (var script in result.Scripts)
        {
            var isKept = script.Interpreter is { } line && (asked.Length == 0 || (Shells.Contains(asked) ? ShellOf(line.Value) == asked : line.Value == asked));
            if (!isKept)
            {
                return new CriterionEvidence(false, script.Interpreter is { } given ? $"A script begins with {given.Value}." : "A script has no line that names its interpreter.").At(result.PlaceOf(script, default(Core.Text.TextSpan)));
            }
        }

        return new CriterionEvidence(true, "Every script names its interpreter.").At(result.Scripts.Select(script => result.PlaceOf(script, script.Interpreter?.Span)));
    }

    private static CriterionEvidence JudgeExecutable(TaskResult result)
    {
        var scripts = result.Paths.Where(path => GeneratedFiles.MeaningOf(path) == GeneratedFileKind.Script).ToArray();
        var lacking = Array.FindAll(scripts, path => result.Files.IsExecutable(path) == false);
        return lacking.Length > 0 ? new CriterionEvidence(false, $"{string.Join(", ", lacking)} may not be executed.").At(lacking.Select(static path => new CriterionPlace(path, 1)))
            : scripts.Any(path => result.Files.IsExecutable(path) is null) ? CriterionEvidence.Open("Whether a script may be executed can't be told here.")
            : new CriterionEvidence(true, "Every script may be executed.").At(scripts.Select(static path => new CriterionPlace(path, 1)));
    }

    private static CriterionEvidence JudgeFindings(string linter, TaskResult result)
    {
        var (findings, unsearched) = result.ScriptFindings;
        return !findings.IsEmpty ? new CriterionEvidence(false, $"{findings[0].Rule.Id}: {findings[0].Message}").At(findings.Select(static finding => new CriterionPlace(finding.Path, finding.Start.Line)))
            : !unsearched.IsEmpty ? CriterionEvidence.Open($"No rule about shell looks at {string.Join(", ", unsearched)}.")
            : linter.Length > 0 ? CriterionEvidence.Open($"The rules about shell find nothing; {linter} itself was not run.")
            : new(true, "The rules about shell find nothing.");
    }
}
