using System.Collections.Immutable;

namespace A11.Core.Boundaries;

/// <summary>What no agent may write, whatever its profile says, and what it may write only when its task names it.</summary>
public static class ProtectedPaths
{
    /// <summary>Git's own files, the policy, and the configuration of linters: who may write these can switch the guard off.</summary>
    public static ImmutableArray<PathPattern> Always { get; } = Parse(
        "**/.git", "**/.git/**", ".gitmodules", ".gitattributes",
        "a11.yml", "a11.lock.json", "a11.baseline.json", "**/.a11", "**/.a11/**",
        ".editorconfig", ".globalconfig", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "nuget.config",
        ".hadolint.yaml", ".hadolint.yml", "zizmor.yml", "zizmor.yaml", "actionlint.yml", "actionlint.yaml",
        ".dclintrc*", "dclint.config.*", "checkmake.ini", ".kube-linter.yaml", ".kube-linter.yml",
        ".trivyignore*", "trivy.yaml", ".checkov.yaml", ".checkov.yml", ".shellcheckrc", ".yamllint*", ".semgrepignore");

    /// <summary>What instructs people's tools or other agents.</summary>
    public static ImmutableArray<PathPattern> UnlessNamed { get; } = Parse(
        ".github/copilot-instructions.md", ".github/instructions/**", ".github/prompts/**", ".github/agents/**", ".github/hooks/**", ".github/skills/**",
        "CODEOWNERS", ".pre-commit-config.yaml", ".pre-commit-config.yml", ".pre-commit-hooks.yaml", "lefthook.yml", "lefthook.yaml", "**/.husky/**",
        "**/.cursor/**", ".cursorrules", "**/.claude/**", "CLAUDE.md", "AGENTS.md", "GEMINI.md", "**/.codex/**", "**/.gemini/**",
        "opencode.json", "opencode.jsonc", "**/.opencode/**", ".mcp.json", "**/.vscode/**", "**/.devcontainer/**", ".windsurfrules", ".aider*", "**/.continue/**");

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
