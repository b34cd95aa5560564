using System.Collections.Frozen;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Model;

namespace A11.Core.Workflows.Taint;

/// <summary>Steps that run what lies in the working directory: scripts, build files and configuration (github/codeql, <c>poisonable_steps.yml</c>).</summary>
internal static class PoisonableStep
{
    private static readonly FrozenSet<string> Actions = new[]
    {
        "pre-commit/action", "oxsecurity/megalinter", "bridgecrewio/checkov-action", "ruby/setup-ruby", "actions/jekyll-build-pages", "sonarsource/sonarcloud-github-action",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Programs = new[]
    {
        "ant", "asv", "bundle", "bun", "cargo", "checkov", "eslint", "golangci-lint", "gomplate", "goreleaser", "gradle", "gradlew", "make", "mdformat", "mkdocs", "msbuild", "mvn", "mvnw", "mypy", "npm", "npx",
        "pnpm", "pre-commit", "prettier", "phpstan", "poetry", "pylint", "pytest", "rake", "rubocop", "sonar-scanner", "stylelint", "terraform", "tflint", "tox", "nox", "yarn", "webpack", "composer",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Interpreters = new[] { "sh", "bash", "zsh", "fish", "source", ".", "node", "python", "python3", "ruby", "perl", "php" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The place of what runs; null where the step runs nothing of the working directory.</summary>
    public static TextSpan? Find(WorkflowStep step, WorkflowFile file)
    {
        if (step is { Uses: { } uses, Reference: { } reference })
        {
            return reference.Text.StartsWith("./", StringComparison.Ordinal) || Actions.Contains(reference.Repository) ? uses.ValueSpan : null;
        }

        return step.Run is { } run && file.ParseScript(run).Commands.FirstOrDefault(Runs) is { } command ? run.Map.ToHost(command.Span) : null;
    }

    private static bool Runs(ShellCommand command)
    {
        if (command.Words.IsEmpty || command.Name is not { } name)
        {
            return false;
        }

        var path = command.Words[0].Value;
        return path.StartsWith("./", StringComparison.Ordinal)
            || Programs.Contains(name)
            || (Interpreters.Contains(name) && command.Operands.Any(static word => word.ConstantValue is { } file && !file.StartsWith('/') && (file.Contains('/', StringComparison.Ordinal) || file.Contains('.', StringComparison.Ordinal))))
            || (name is "python" or "python3" && command.HasFlag("-m") && command.Operands.Any(static word => word.Value is "pytest" or "tox" or "build"))
            || (name is "pip" or "pip3" or "pipx" && (command.HasFlag("-r", "--requirement") || command.Operands.Any(static word => word.Value.StartsWith('.'))))
            || (name == "go" && command.Subcommand is "generate" or "run" or "test" or "build")
            || (name == "dotnet" && command.Subcommand is "build" or "test" or "run" or "restore" or "pack" or "publish" or "msbuild")
            || (name == "docker" && command.Subcommand is "build" or "compose");
    }
}
