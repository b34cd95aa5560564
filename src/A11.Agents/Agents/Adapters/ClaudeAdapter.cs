using System.Collections.Immutable;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;

namespace A11.Agents.Agents.Adapters;

/// <summary>Claude Code (code.claude.com/docs/en/headless, …/settings).</summary>
internal sealed class ClaudeAdapter : AgentAdapter
{
    private const string ReadTools = "Read,Glob,Grep";

    private const string Settings = ".a11/claude-settings.json";
    private const string Servers = ".a11/claude-servers.json";

    /// <inheritdoc/>
    public override string Name => "claude";

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<string>> Commands => [["claude"]];

    /// <inheritdoc/>
    public override string HowToInstall => "Install it (npm install --global @anthropic-ai/claude-code), or name its path under agents.claude.exec in a11.yml.";

    /// <inheritdoc/>
    public override ImmutableArray<string> Variables =>
    [
        "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL", "ANTHROPIC_MODEL", "ANTHROPIC_SMALL_FAST_MODEL", "CLAUDE_CODE_OAUTH_TOKEN",
    ];

    /// <inheritdoc/>
    public override void Prepare(AgentPlace place)
    {
        place.WriteHome(Settings, JsonText.Document(json => json.WriteObject("permissions", () =>
        {
            // Rules of Edit hold for Write too. Two slashes in front mean the root of the file system; one would mean the folder of these settings.
            var allowed = place.Permissions.Allowed.Select(pattern => pattern.Glob).Concat(place.Permissions.Lane).Select(glob => RuleOf(place, glob));
            json.WriteTexts("allow", allowed.Concat(ReadTools.Split(',')).Concat(place.SelfCheck.IsEmpty ? [] : [$"mcp__{AgentPlace.ServerName}"]));
            json.WriteTexts("deny", place.Permissions.Denied.Select(pattern => RuleOf(place, pattern.Glob)));
        })));
        place.WriteHome(Servers, JsonText.Document(json => json.WriteObject("mcpServers", () =>
        {
            if (!place.SelfCheck.IsEmpty)
            {
                json.WriteObject(AgentPlace.ServerName, () =>
                {
                    json.WriteString("command", place.SelfCheck[0]);
                    json.WriteTexts("args", place.SelfCheck.Skip(1));

                    // Its tools are in the first request; without this, a server that starts slowly is still "pending" then, and calling it fails.
                    json.WriteBoolean("alwaysLoad", true);
                });
            }
        })));
    }

    /// <inheritdoc/>
    public override AgentLaunch Launch(AgentPlace place, AgentPrompt prompt) => new(
    [
        "--print", "--output-format", "stream-json", "--verbose", "--permission-mode", "dontAsk",
        "--tools", place.Permissions.IsOpen ? ReadTools + ",Edit,Write" : ReadTools,
        "--settings", place.InHome(Settings), "--setting-sources", "", "--strict-mcp-config", "--mcp-config", place.InHome(Servers),
        .. prompt.SessionId is { } session ? ["--resume", session] : ImmutableArray<string>.Empty,
    ])
    {
        // Of ten tries that it makes by itself, the last are minutes apart, even where the login was refused; the tries are ours. And it waits five seconds
        // for a server, which a busy machine may not be able to start in that time.
        Environment = ImmutableDictionary<string, string>.Empty
            .Add("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1").Add("CLAUDE_CODE_MAX_RETRIES", "2").Add("DISABLE_AUTOUPDATER", "1")
            .Add("MCP_CONNECT_TIMEOUT_MS", "60000").Add("MCP_TIMEOUT", "60000"),
    };

    /// <inheritdoc/>
    public override OutputReader CreateReader(AgentPlace place, AgentPrompt prompt, Watch watch, CompletionSignal signal) => new ClaudeReader(watch) { Input = prompt.Bytes };

    private static string RuleOf(AgentPlace place, string glob) => $"Edit(/{place.Folder}/{glob})";
}
