namespace A11.Tool.Interactive;

/// <summary>The plugin by which opencode asks before it uses a tool (opencode.ai/docs/plugins): a plugin that throws refuses, and its message reaches the model.</summary>
internal static class OpenCodePlugin
{
    /// <summary>Where it is, from the repository's root.</summary>
    public const string Path = ".opencode/plugins/a11.js";

    /// <summary>Its text.</summary>
    public const string Text =
        """
        // Written by “dotnet a11 init --agent opencode”, and taken out again by --remove. It runs: dotnet a11 hook --agent opencode
        import { spawnSync } from "node:child_process"

        const reading = new Set(["read", "glob", "grep", "list", "bash", "webfetch", "websearch", "todowrite", "todoread", "task", "skill", "question"])

        export const A11 = async ({ directory }) => ({
          "tool.execute.before": async (input, output) => {
            if (reading.has(input.tool)) return
            const request = JSON.stringify({ tool_name: input.tool, tool_input: output.args, cwd: directory })
            const answer = spawnSync("dotnet", ["a11", "hook", "--agent", "opencode"], { cwd: directory, input: request, encoding: "utf8" })
            if (answer.status !== 0) throw new Error(answer.stderr?.trim() || "dotnet a11 could not be started, so it is unknown whether this may be written.")
          },
        })

        """;
}
