using System.Collections.Immutable;
using A11.Agents.Acceptance.Commands;

namespace A11.Agents.Acceptance;

/// <summary>Checks on what workflows and makefiles run.</summary>
internal static class CommandChecks
{
    private static readonly (Purpose Purpose, string[] Words)[] Purposes =
    [
        (Purpose.Test, ["test", "tests", "testing"]),
        (Purpose.Lint, ["lint", "linter", "linters", "linting"]),
        (Purpose.Format, ["format", "formatted", "formatting"]),
        (Purpose.Types, ["types", "typecheck", "type-check", "type-checking", "typechecking"]),
        (Purpose.Build, ["build", "builds", "compile", "compiles"]),
        (Purpose.Deploy, ["deploy", "deploys", "deployed", "deployment", "publish", "publishes"]),
        (Purpose.Scan, ["scan", "scans", "scanning", "sast", "vulnerability", "vulnerabilities"]),
    ];

    private static readonly string[] NoTools = ["coverage", "a", "an", "the", "each", "all", "every", "different", "python", "node", "go", "dotnet", "multiple"];

    public static ImmutableArray<CriterionCheck> All { get; } =
    [
        new((words, result) => result.HasCommands && !IsAboutTargets(words) && NamedTools(words).Length > 0, (words, result) => Join(NamedTools(words).Select(result.Search.Find))),
        new((words, result) => result.HasCommands && !IsAboutTargets(words) && OpenPurposes(words).Length > 0, (words, result) => Join(OpenPurposes(words).Select(result.Search.Find))),
        new((words, result) => result.HasCommands && words.Contains("coverage"), (_, result) => result.Search.Find(Purpose.Coverage)),
        new((words, result) => !result.Workflows.IsEmpty && UnknownTool(words) is not null, (words, result) => result.Search.FindUnknown(UnknownTool(words)!)),
    ];

    /// <summary>The tool that a criterion names and of which nothing is known; null where there is none.</summary>
    public static string? FindUnknownTool(string criterion) => UnknownTool(new Wording(criterion));

    private static bool IsAboutTargets(Wording words) => words.Has("target", "targets");

    /// <summary>The tools that a criterion names; “ruff format” is not ruff.</summary>
    private static NamedTool[] NamedTools(Wording words)
    {
        var named = CommandTable.Instance.Tools.Where(tool => tool.Name.Contains(' ', StringComparison.Ordinal) ? words.HasPhrase(tool.Name) : words.Has(tool.Name)).ToArray();
        return [.. named.Where(tool => !named.Any(other => other.Name.StartsWith(tool.Name + " ", StringComparison.Ordinal)))];
    }

    private static Purpose[] AskedPurposes(Wording words) =>
        [.. Purposes.Where(purpose => words.Has(purpose.Words) || (purpose.Purpose == Purpose.Types && words.Contains("type check"))).Select(purpose => purpose.Purpose)];

    /// <summary>The purposes that no tool named beside them serves.</summary>
    private static Purpose[] OpenPurposes(Wording words) => [.. AskedPurposes(words).Except(NamedTools(words).SelectMany(tool => tool.Purposes))];

    /// <summary>What the parts of a criterion have in common: the worst of their verdicts.</summary>
    private static CriterionEvidence Join(IEnumerable<CriterionEvidence> parts)
    {
        var all = parts.ToArray();
        var verdict = all.Any(part => part.Verdict == CriterionVerdict.NotMet) ? CriterionVerdict.NotMet
            : all.Any(part => part.Verdict == CriterionVerdict.Unchecked) ? CriterionVerdict.Unchecked
            : CriterionVerdict.Met;
        return new(verdict, string.Join(' ', all.Where(part => part.Verdict == verdict).Select(part => part.Evidence)));
    }

    /// <summary>The word behind “with” or “using” in what asks for a check, where no known tool is named: a tool that nobody here knows.</summary>
    private static string? UnknownTool(Wording words)
    {
        if (NamedTools(words).Length > 0 || AskedPurposes(words).Length == 0)
        {
            return null;
        }

        var at = words.Words.IndexOf("with") is var with and >= 0 ? with : words.Words.IndexOf("using");
        return at >= 0 && at + 1 < words.Words.Length && !NoTools.Contains(words.Words[at + 1]) ? words.Words[at + 1] : null;
    }
}
