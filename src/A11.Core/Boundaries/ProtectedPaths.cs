using System.Collections.Frozen;
using System.Collections.Immutable;

namespace A11.Core.Boundaries;

/// <summary>What no agent may write, whatever its profile says, and what it may write only when its task names it.</summary>
public static class ProtectedPaths
{
    /// <summary>Git's own files, the policy, the configuration of linters, and what MSBuild imports by itself: who may write these can switch the guard off.</summary>
    public static ImmutableArray<PathPattern> Always { get; } = Parse(
        "**/.git", "**/.git/**", ".gitmodules", ".gitattributes",
        "a11.yml", "a11.lock.json", "a11.baseline.json", "**/.a11", "**/.a11/**",
        ".editorconfig", ".globalconfig", "*.props", "*.targets", "nuget.config",
        ".hadolint.yaml", ".hadolint.yml", "zizmor.yml", "zizmor.yaml", "actionlint.yml", "actionlint.yaml",
        ".dclintrc*", "dclint.config.*", "checkmake.ini", ".kube-linter.yaml", ".kube-linter.yml",
        ".trivyignore*", "trivy.yaml", ".checkov.yaml", ".checkov.yml", ".shellcheckrc", ".yamllint*", ".semgrepignore");

    /// <summary>What instructs people's tools or other agents.</summary>
    public static ImmutableArray<PathPattern> UnlessNamed { get; } = Parse(
        ".github/copilot-instructions.md", ".github/instructions/**", ".github/prompts/**", ".github/agents/**", ".github/hooks/**", ".github/skills/**",
        ".github/mcp.json", ".github/lsp.json", ".github/copilot/**", ".github/extensions/**", ".github/plugin/**", ".copilot/**", ".agents/**", ".claude.json", ".claude-plugin/**",
        "CODEOWNERS", ".pre-commit-config.yaml", ".pre-commit-config.yml", ".pre-commit-hooks.yaml", "lefthook.yml", "lefthook.yaml", "**/.husky/**",
        "**/.cursor/**", ".cursorrules", "**/.claude/**", "CLAUDE.md", "AGENTS.md", "GEMINI.md", "**/.codex/**", "**/.gemini/**",
        "opencode.json", "opencode.jsonc", "**/.opencode/**", ".mcp.json", "**/.vscode/**", "**/.devcontainer/**", ".windsurfrules", ".aider*", "**/.continue/**");

    /// <summary>
    /// Directories that tools know by exactly this name: one that is spelled otherwise means nothing to them on one system and is the same on another. Git's
    /// and our own are protected however they are spelled.
    /// </summary>
    private static readonly FrozenSet<string> KnownDirectories = FrozenSet.ToFrozenSet(
        [
            ".github", ".gitlab", ".gitea", ".forgejo", ".circleci", ".buildkite", ".azuredevops", ".azure-pipelines", ".woodpecker", ".semaphore", ".config", ".vscode", ".devcontainer", ".husky", ".cursor", ".claude", ".codex",
            ".gemini", ".opencode", ".continue", ".cargo", ".mvn", ".gradle", ".yarn", ".bundle", ".idea", ".vs", ".docker", ".kube", ".ssh", ".aws", ".azure", ".terraform", ".venv", "node_modules",
        ],
        StringComparer.Ordinal);

    /// <summary>Why a path may be written only by a task that names it, as a sentence; null where any may.</summary>
    /// <param name="folded">The parts of the path in folded form (<see cref="PathName.Fold"/>).</param>
    internal static string? FindReasonToName(string[] folded)
    {
        foreach (var pattern in UnlessNamed)
        {
            if (pattern.IsMatch(folded))
            {
                return $"It instructs people's tools or other agents ({pattern}), so a task must name it to write it.";
            }
        }

        return folded[^1] == ".gitignore" ? "It hides files from git, and so from whoever reviews, so a task must name it to write it."
            : ToolFiles.IsMatch(folded) ? "Common tools read it by themselves and can be made to run code by it, so a task must name it to write it."
            : ProgramNames.IsMatch(folded[^1]) ? "It has the name of a program that people and scripts start, so a task must name it to write it."
            : null;
    }

    /// <summary>The directory on the way to a path that is a known one in another spelling; null where there is none.</summary>
    /// <param name="path">The path.</param>
    internal static (string Directory, string Known)? FindMisspelled(string path)
    {
        var names = path.Split('/');
        for (var i = 0; i < names.Length - 1; i++)
        {
            if (PathName.Fold(names[i]) is var folded && folded != names[i] && KnownDirectories.Contains(folded))
            {
                return (names[i], folded);
            }
        }

        return null;
    }

    private static ImmutableArray<PathPattern> Parse(params ReadOnlySpan<string> patterns)
    {
        var result = ImmutableArray.CreateBuilder<PathPattern>(patterns.Length);
        foreach (var pattern in patterns)
        {
            // Compared in folded form, so that no other case or spelling of the same name slips through.
            result.Add(PathPattern.Parse(PathName.Fold(pattern)));
        }

        return result.MoveToImmutable();
    }
}
