using System.Collections.Frozen;
using A11.Core.Shell.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>What commands of a step are for (the manual of each program).</summary>
internal static class CommandPurpose
{
    private static readonly FrozenSet<string> Linters = new[]
    {
        "eslint", "prettier", "stylelint", "tsc", "biome", "flake8", "ruff", "pylint", "mypy", "pyright", "black", "isort", "golangci-lint", "gofmt", "staticcheck", "rubocop", "shellcheck", "hadolint", "yamllint", "markdownlint", "phpstan", "actionlint",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Testers = new[] { "pytest", "tox", "nox", "jest", "vitest", "mocha", "rspec", "phpunit", "ctest", "cypress", "playwright" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Runners = new[] { "npm", "yarn", "pnpm", "bun", "make", "just", "task", "composer", "rake", "mvn", "mvnw", "gradle", "gradlew", "cargo", "go", "dotnet", "deno", "sbt" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LintTargets = new[] { "lint", "format", "fmt", "clippy", "vet", "typecheck", "type-check", "format:check", "check-format", "lint:check" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> TestTargets = new[] { "test", "tests", "verify", "check-tests", "test:unit", "test:ci", "test:e2e", "e2e", "integration-test", "unit-test" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether it lints, formats or checks types.</summary>
    public static bool IsLint(ShellCommand command) => Is(command, Linters, LintTargets);

    /// <summary>Whether it tests.</summary>
    public static bool IsTest(ShellCommand command) => Is(command, Testers, TestTargets);

    /// <summary>Whether it installs the dependencies of the project from a registry.</summary>
    public static bool IsInstall(ShellCommand command) => command switch
    {
        { Name: "npm" or "yarn" or "pnpm" or "bun", Subcommand: "ci" or "install" or "i" or null } => true,
        { Name: "pip" or "pip3" or "poetry" or "bundle" or "composer", Subcommand: "install" } => true,
        { Name: "dotnet", Subcommand: "restore" } or { Name: "go", Subcommand: "mod" } => true,
        _ => false,
    };

    private static bool Is(ShellCommand command, FrozenSet<string> programs, FrozenSet<string> targets) =>
        command.Name is { } name && (programs.Contains(name) || (name is "npx" or "bundle" or "poetry" or "uv" or "pipx" && command.Operands.Take(2).Any(word => programs.Contains(word.Value)))
            || (Runners.Contains(name) && command.Operands.Any(word => targets.Contains(word.Value))));
}
