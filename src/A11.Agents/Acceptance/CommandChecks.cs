using System.Collections.Immutable;
using A11.Core.Shell.Syntax;

namespace A11.Agents.Acceptance;

/// <summary>Checks on what workflows and makefiles run.</summary>
internal static class CommandChecks
{
    private static readonly (string Purpose, string[] Words)[] Purposes =
    [
        ("test", ["test", "tests", "testing"]),
        ("lint", ["lint", "linter", "linters", "linting"]),
        ("format", ["format", "formatted", "formatting"]),
        ("types", ["types", "typecheck", "type-check", "type-checking", "typechecking"]),
    ];

    public static ImmutableArray<CriterionCheck> All { get; } =
    [
        new((words, result) => result.HasCommands && NamedTools(words).Length > 0, (words, result) => JudgeTools(NamedTools(words), result)),
        new((words, result) => result.HasCommands && NamedTools(words).Length == 0 && AskedPurposes(words).Length > 0 && !words.Has("target", "targets"), (words, result) => JudgePurposes(AskedPurposes(words), result)),
        new((words, result) => result.HasCommands && words.Contains("coverage"), (_, result) => JudgeCoverage(result)),
        new((words, result) => !result.Workflows.IsEmpty && words.Contains("with ") && UnknownTool(words) is not null, (words, result) => JudgeUnknownTool(UnknownTool(words)!, result)),
    ];

    private static KnownTool[] NamedTools(Wording words) => [.. KnownTool.All.Where(tool => tool.Name.Contains(' ', StringComparison.Ordinal) ? words.Contains(tool.Name) : words.Has(tool.Name))];

    private static string[] AskedPurposes(Wording words) =>
        [.. Purposes.Where(purpose => words.Has(purpose.Words) || (purpose.Purpose == "types" && words.Contains("type check"))).Select(purpose => purpose.Purpose)];

    private static CriterionEvidence JudgeTools(KnownTool[] tools, TaskResult result)
    {
        var missing = tools.Where(tool => !result.Commands.Any(tool.IsRun)).Select(tool => tool.Name).ToArray();
        return missing.Length == 0
            ? new(true, $"{string.Join(" and ", tools.Select(tool => tool.Name))} {(tools.Length == 1 ? "is" : "are")} run.")
            : new(false, $"No command runs {string.Join(" or ", missing)}.");
    }

    private static CriterionEvidence JudgePurposes(string[] purposes, TaskResult result)
    {
        var found = new List<string>();
        foreach (var purpose in purposes)
        {
            if (KnownTool.All.FirstOrDefault(tool => tool.Purpose == purpose && result.Commands.Any(tool.IsRun)) is { } tool)
            {
                found.Add($"“{Show(result.Commands.First(tool.IsRun))}” is run");
            }
            else
            {
                return new(false, $"No command that is known for it ({purpose}) is run.");
            }
        }

        return new(true, $"{string.Join(", ", found)}.");
    }

    private static CriterionEvidence JudgeCoverage(TaskResult result)
    {
        var command = result.Commands.FirstOrDefault(command => command.Words.Any(word => word.Value.Contains("cov", StringComparison.OrdinalIgnoreCase)));
        return command is null ? new(false, "No command measures coverage.") : new(true, $"“{Show(command)}” measures it.");
    }

    /// <summary>The word behind “with” or “using” in what asks for a check, where no known tool is named: a tool that nobody here knows.</summary>
    private static string? UnknownTool(Wording words)
    {
        if (NamedTools(words).Length > 0 || AskedPurposes(words).Length == 0)
        {
            return null;
        }

        var at = words.Words.IndexOf("with") is var with and >= 0 ? with : words.Words.IndexOf("using");
        return at >= 0 && at + 1 < words.Words.Length && words.Words[at + 1] is not ("coverage" or "a" or "an" or "the" or "each" or "all" or "every" or "different" or "python" or "node" or "go" or "dotnet" or "multiple") ? words.Words[at + 1] : null;
    }

    private static CriterionEvidence JudgeUnknownTool(string tool, TaskResult result) =>
        result.Commands.FirstOrDefault(command => command.Words.Any(word => word.Value == tool)) is { } command
            ? new(true, $"“{Show(command)}” runs it.")
            : new(false, $"No command runs {tool}.");

    private static string Show(ShellCommand command) => string.Join(' ', command.Words.Select(word => word.Raw));
}
