using System.Collections.Immutable;
using A11.Agents.Changes;
using A11.Core.Boundaries;
using A11.Core.Files;

namespace A11.Agents.Agents.Adapters;

/// <summary>
/// The files at a repository's root by which agents, and the runtimes that they are made with, are configured there: they name programs that are started (hooks,
/// servers, plugins, status lines), models, addresses, variables and permissions. Who can commit to the repository can write them, so that no agent is given
/// any, not even another agent's: some read each other's.
/// </summary>
internal static class AgentFiles
{
    /// <summary>Files and directories, by the documentation of the programs that read them.</summary>
    private static readonly ImmutableArray<string> Paths =
    [
        // Claude Code (code.claude.com/docs/en/settings, …/mcp, …/plugins).
        ".claude", ".claude.json", ".claude-plugin", ".mcp.json",

        // Codex (developers.openai.com/codex/config-reference, …/skills).
        ".codex", ".agents",

        // Gemini CLI (geminicli.com/docs/reference/configuration), and Qwen Code, which comes of it.
        ".gemini", "gemini-extension.json", ".qwen", "qwen-extension.json",

        // opencode (opencode.ai/docs/config), and Kilo Code, which comes of it.
        ".opencode", "opencode.json", "opencode.jsonc", "tui.json", "tui.jsonc", ".kilo", ".kilocode", "kilo.json", "kilo.jsonc",

        // Cursor (cursor.com/docs/hooks, …/cli/reference/configuration).
        ".cursor",

        // Copilot CLI (docs.github.com/copilot/how-tos/copilot-cli), and what it reads of Visual Studio Code's.
        ".copilot", ".github/copilot", ".github/hooks", ".github/agents", ".github/skills", ".github/extensions", ".github/plugin", ".github/mcp.json", ".github/lsp.json", ".lsp.json", ".vscode/mcp.json",

        // Others that commands of a11.yml start.
        ".aider.conf.yml", ".aider.model.settings.yml", ".amp", ".augment", ".continue", ".crush", ".crush.json", "crush.json", ".factory", ".goose", ".grok", ".junie", ".kiro", ".pi", ".roo", ".vibe", ".windsurf", ".zed",
        ".config/amp", ".config/crush", ".config/github-copilot", ".config/goose", ".config/kilo", ".config/opencode",

        // Variables that Gemini CLI, aider and programs made with Bun load, and scripts that Bun loads first (bun.com/docs/runtime/bunfig).
        ".env", ".env.local", ".env.development", ".env.development.local", ".env.production", ".env.production.local", ".env.test", ".env.test.local", "bunfig.toml", ".bunfig.toml",
    ];

    private static readonly ImmutableHashSet<string> Folded = [.. Paths.Select(PathName.Fold)];

    /// <summary>Whether a path is, or lies in, what configures an agent; in whatever case, since some file systems know none.</summary>
    public static bool Configure(string path)
    {
        var folded = PathName.Fold(path);
        for (var slash = folded.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = folded.IndexOf('/', slash + 1))
        {
            if (Folded.Contains(folded[..slash]))
            {
                return true;
            }
        }

        return Folded.Contains(folded);
    }

    /// <summary>A repository as agents are shown it: what configures agents was never there, so that it counts as no change.</summary>
    public static IFileSource KeepFrom(IFileSource files) =>
        files.Paths.Where(Configure).Select(path => new Change(path, ChangeKind.Deleted, default)).ToArray() is { Length: > 0 } kept ? new OverlayFileSource(files, kept) : files;
}
