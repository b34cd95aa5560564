using System.Collections.Immutable;
using System.Text.Json.Nodes;
using A11.Agents.Agents.Adapters;
using A11.Core.Boundaries;

namespace A11.Tool.Interactive;

/// <summary>
/// The agents that are known, and what each reads from a repository, by its documentation and as its own command line was seen to behave
/// (Claude Code 2.1.332, Codex 0.171.0, Gemini CLI 0.61.0, opencode 1.18.33, Copilot CLI 1.0.102; Cursor by its documentation alone).
/// </summary>
internal static class InteractiveAgents
{
    /// <summary>Exit code 2 denies. Any other failure, such as that of a tool that is not restored, would let the write pass.</summary>
    private const string OrDeny = " || exit 2";

    private const string Commands = "A shell command is not judged before it runs, as nothing can tell what it will write. Check the result: dotnet a11 boundary --base HEAD.";

    private const string ServerName = "a11";

    /// <summary>The words that start our server for agents.</summary>
    private static readonly string[] Server = ["dotnet", "a11", "mcp"];

    /// <summary>Their names, as <c>--agent</c> takes them.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(agent => agent.Name)];

    /// <summary>The agents.</summary>
    public static ImmutableArray<InteractiveAgent> All => [Claude(), Cursor(), Codex(), Gemini(), OpenCode(), Copilot()];

    /// <summary>The agent of a name.</summary>
    public static InteractiveAgent Get(string name) => All.Single(agent => agent.Name == name);

    /// <summary>Settings, hooks, permissions and servers: code.claude.com/docs/en/settings, …/hooks, …/permissions, …/mcp.</summary>
    private static InteractiveAgent Claude() => new("claude", "Claude Code",
        [
            new OwnedJson(".claude/settings.json",
            [
                Hook("claude", ["hooks", "PreToolUse"], new JsonObject
                {
                    ["matcher"] = "Write|Edit|MultiEdit|NotebookEdit|mcp__.*",
                    ["hooks"] = new JsonArray(Command("claude")),
                }),
                .. Patterns.Select(pattern => Item(["permissions", "deny"], $"Edit(/{pattern.Glob})")),
            ]),
            new OwnedJson(".mcp.json", StandardServer()),
        ],
        ["Claude Code asks once whether to use the MCP server a11.", Commands])
    { CreateRequest = Standard("PreToolUse", "Write") };

    /// <summary>Hooks, permissions and servers: cursor.com/docs/hooks, …/cli/reference/permissions, …/mcp.</summary>
    private static InteractiveAgent Cursor() => new("cursor", "Cursor",
        [
            new OwnedJson(".cursor/hooks.json", Hook("cursor", ["hooks", "preToolUse"], new JsonObject
            {
                ["command"] = CommandOf("cursor"),
                ["matcher"] = "Write|Delete",
                ["failClosed"] = true,
            }))
            { Scaffold = new JsonObject { ["version"] = 1 } },
            new OwnedJson(".cursor/cli.json", [.. Patterns.SelectMany(pattern => pattern.Globs).Select(glob => Item(["permissions", "deny"], $"Write({glob})"))])
            { Scaffold = new JsonObject { ["permissions"] = new JsonObject { ["allow"] = new JsonArray() } } },
            new OwnedJson(".cursor/mcp.json", StandardServer()),
        ],
        ["Without a person at the keyboard some versions of Cursor's command line start no hook and keep no permissions. Try it: have it write a11.yml.", Commands])
    { CreateRequest = Standard("preToolUse", "Write") };

    /// <summary>Hooks and configuration: developers.openai.com/codex/hooks, …/codex/config-reference.</summary>
    private static InteractiveAgent Codex() => new("codex", "Codex",
        [
            new OwnedJson(".codex/hooks.json", Hook("codex", ["hooks", "PreToolUse"], new JsonObject
            {
                ["matcher"] = "apply_patch|Edit|Write|Bash|mcp__.*",
                ["hooks"] = new JsonArray(Command("codex")),
            })),
            new TomlSection(".codex/config.toml", ["mcp_servers", "a11"], "[mcp_servers.a11]\ncommand = \"dotnet\"\nargs = [\"a11\", \"mcp\"]\n"),
        ],
        [
            "Codex reads the configuration of a repository only where it is trusted, and starts a hook only once it is trusted as well: type /hooks in Codex.",
            "A patch that Codex applies by its shell is judged. Another shell command is not, as nothing can tell what it will write. Check the result: dotnet a11 boundary --base HEAD.",
        ])
    { CreateRequest = (root, path) => Request("PreToolUse", "apply_patch", root, new JsonObject { ["command"] = $"*** Begin Patch\n*** Add File: {path}\n+x\n*** End Patch\n" }) };

    /// <summary>Settings and hooks: geminicli.com/docs/reference/configuration, …/hooks/reference. Policies of a repository are switched off there (…/reference/policy-engine).</summary>
    private static InteractiveAgent Gemini() => new("gemini", "Gemini CLI",
        [
            new OwnedJson(".gemini/settings.json",
                Hook("gemini", ["hooks", "BeforeTool"], new JsonObject
                {
                    ["matcher"] = "write_file|replace|mcp_.*",
                    ["hooks"] = new JsonArray(Command("gemini", json => json["name"] = "a11")),
                }),
                StandardServer()),
        ],
        [
            "Gemini CLI starts hooks of a repository only in a folder that is trusted (/permissions), not with --skip-trust.",
            "Gemini CLI reads no permissions from a repository, so that the hook alone denies. On Windows it needs PowerShell 7.",
            Commands,
        ])
    { CreateRequest = Standard("BeforeTool", "write_file") };

    /// <summary>Configuration, permissions and plugins: opencode.ai/docs/config, …/permissions, …/plugins. Of permissions the last that matches holds.</summary>
    private static InteractiveAgent OpenCode() => new("opencode", "opencode",
        [
            new OwnedText(OpenCodePlugin.Path, OpenCodePlugin.Text, InteractiveAgent.MarkOf("opencode")),
            new OwnedJson("opencode.json",
            [
                new JsonEntry(["mcp"], ServerName, new JsonObject { ["type"] = "local", ["command"] = Array(Server), ["enabled"] = true }),
                .. Patterns.Select(pattern => new JsonEntry(["permission", "edit"], pattern.Wildcard, "deny") { IsOptional = true }),
            ])
            { Alternative = "opencode.jsonc", Scaffold = new JsonObject { ["$schema"] = "https://opencode.ai/config.json" } },
        ],
        ["opencode started with --pure loads no plugin.", Commands])
    { CreateRequest = (root, path) => Request(null, "write", root, new JsonObject { ["filePath"] = path }) };

    /// <summary>Hooks and servers: docs.github.com/copilot/reference/hooks-reference, …/copilot-cli-reference. A repository's settings hold no permissions.</summary>
    private static InteractiveAgent Copilot() => new("copilot", "GitHub Copilot CLI",
        [
            new OwnedJson(".github/hooks/a11.json", Hook("copilot", ["hooks", "preToolUse"], new JsonObject
            {
                ["type"] = "command",
                ["bash"] = CommandOf("copilot"),
                ["powershell"] = $"dotnet {InteractiveAgent.MarkOf("copilot")}; if ($LASTEXITCODE -ne 0) {{ exit 2 }}",
                ["timeoutSec"] = 60,
            }))
            { Scaffold = new JsonObject { ["version"] = 1 } },
            new OwnedJson(".github/mcp.json", new JsonEntry(["mcpServers"], ServerName, new JsonObject
            {
                ["type"] = "local",
                ["command"] = Server[0],
                ["args"] = Array(Server[1..]),
                ["tools"] = Array(["*"]),
            })),
        ],
        [
            "Copilot starts hooks of a repository only in a folder that is trusted; with -p nobody is asked, so trust it before.",
            "Copilot reads no permissions from a repository, so that the hook alone denies.",
            Commands,
        ])
    {
        CreateRequest = (root, path) => new JsonObject { ["cwd"] = root, ["toolName"] = "create", ["toolArgs"] = new JsonObject { ["path"] = path, ["file_text"] = "x" } }.ToJsonString(),
    };

    /// <summary>What no agent may write, whatever a task says.</summary>
    private static IEnumerable<PermissionPattern> Patterns => ProtectedPaths.Always.Select(PermissionPattern.Create);

    private static string CommandOf(string agent) => $"dotnet {InteractiveAgent.MarkOf(agent)}{OrDeny}";

    private static JsonObject Command(string agent, Action<JsonObject>? extend = null)
    {
        var hook = new JsonObject { ["type"] = "command", ["command"] = CommandOf(agent) };
        extend?.Invoke(hook);
        return hook;
    }

    private static JsonEntry Hook(string agent, ImmutableArray<string> path, JsonObject value) => new(path, null, value) { Mark = InteractiveAgent.MarkOf(agent) };

    private static JsonEntry Item(ImmutableArray<string> path, string text) => new(path, null, text);

    private static JsonEntry StandardServer() => new(["mcpServers"], ServerName, new JsonObject { ["command"] = Server[0], ["args"] = Array(Server[1..]) });

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode)JsonValue.Create(text))]);

    private static Func<string, string, string> Standard(string name, string tool) => (root, path) => Request(name, tool, root, new JsonObject { ["file_path"] = path });

    private static string Request(string? name, string tool, string root, JsonObject input)
    {
        var request = new JsonObject { ["cwd"] = root, ["tool_name"] = tool, ["tool_input"] = input };
        if (name is not null)
        {
            request["hook_event_name"] = name;
        }

        return request.ToJsonString();
    }
}
