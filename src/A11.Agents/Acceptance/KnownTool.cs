using System.Collections.Immutable;
using A11.Core.Shell.Syntax;

namespace A11.Agents.Acceptance;

/// <summary>A tool that criteria name and commands run.</summary>
/// <param name="Name">What criteria call it.</param>
/// <param name="Purpose">What it is for: <c>test</c>, <c>lint</c>, <c>format</c> or <c>types</c>.</param>
/// <param name="IsRun">Whether a command runs it.</param>
internal sealed record KnownTool(string Name, string Purpose, Func<ShellCommand, bool> IsRun)
{
    /// <summary>All that are known.</summary>
    public static ImmutableArray<KnownTool> All { get; } =
    [
        Program("pytest", "test"), new("unittest", "test", command => Runs(command, "python", "unittest")), new("tox", "test", command => Runs(command, "tox")),
        new("dotnet test", "test", command => command is { Name: "dotnet", Subcommand: "test" }),
        new("npm test", "test", command => command is { Name: "npm", Subcommand: "test" or "t" } || Script(command, "test")),
        new("go test", "test", command => command is { Name: "go", Subcommand: "test" }),
        Program("jest", "test"), Program("vitest", "test"), Program("mocha", "test"),
        Program("ruff", "lint"), Program("flake8", "lint"), Program("pylint", "lint"), Program("eslint", "lint", "lint"), Program("golangci-lint", "lint"), Program("staticcheck", "lint"),
        Program("bandit", "lint"), Program("hadolint", "lint"), Program("actionlint", "lint"), Program("stylelint", "lint"), Program("biome", "lint"),
        new("go vet", "lint", command => command is { Name: "go", Subcommand: "vet" }),
        new("npm run lint", "lint", command => Script(command, "lint")),
        Program("black", "format"), Program("prettier", "format"), Program("gofmt", "format"), Program("isort", "format"),
        new("ruff format", "format", command => Runs(command, "ruff", "format")),
        new("dotnet format", "format", command => command is { Name: "dotnet", Subcommand: "format" }),
        Program("mypy", "types"), Program("pyright", "types"), Program("tsc", "types"),
    ];

    private static KnownTool Program(string name, string purpose, string? script = null) =>
        new(name, purpose, command => Runs(command, name) || (script is not null && Script(command, script)));

    /// <summary>Whether a command runs a program, by itself or through what starts programs of a project, such as <c>npx</c>.</summary>
    private static bool Runs(ShellCommand command, params ReadOnlySpan<string> words)
    {
        var given = command.Words.Select(word => word.Value).Where(word => word.Length > 0).ToArray();
        foreach (var word in words)
        {
            var at = Array.FindIndex(given, candidate => candidate == word || candidate.EndsWith("/" + word, StringComparison.Ordinal));
            if (at < 0 || given[0] is "pip" or "pip3" or "npm" or "echo" || given is ["uv", "pip", ..])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Script(ShellCommand command, string script) =>
        command is { Name: "npm" or "yarn" or "pnpm", Subcommand: "run" or "run-script" } && command.Operands.ElementAtOrDefault(1)?.Value == script;
}
