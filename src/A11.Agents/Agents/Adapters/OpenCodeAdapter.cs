using System.Collections.Immutable;
using System.Text;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;

namespace A11.Agents.Agents.Adapters;

/// <summary>opencode (opencode.ai/docs/permissions): of its rules the last that matches holds.</summary>
internal sealed class OpenCodeAdapter : AgentAdapter
{
    private const string Configuration = ".a11/opencode.json";

    /// <inheritdoc/>
    public override string Name => "opencode";

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<string>> Commands => [["opencode"]];

    /// <inheritdoc/>
    public override string HowToInstall => "Install it (npm install --global opencode-ai), or name its path under agents.opencode.exec in a11.yml.";

    /// <inheritdoc/>
    public override ImmutableArray<string> Variables => ["OPENCODE_API_KEY", "OPENCODE_CONFIG_CONTENT", "ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GEMINI_API_KEY", "OPENROUTER_API_KEY"];

    /// <inheritdoc/>
    public override void Prepare(AgentPlace place) =>
        place.WriteHome(Configuration, JsonText.Document(json =>
        {
            json.WriteBoolean("autoupdate", false);
            json.WriteString("share", "disabled");
            if (!place.SelfCheck.IsEmpty)
            {
                json.WriteObject("mcp", () => json.WriteObject(AgentPlace.ServerName, () =>
                {
                    json.WriteString("type", "local");
                    json.WriteTexts("command", place.SelfCheck);
                }));
            }
        }));

    /// <inheritdoc/>
    public override AgentLaunch Launch(AgentPlace place, AgentPrompt prompt) => new(
    [
        "run", "--pure", "--format", "json",
        .. prompt.SessionId is { } session ? ["--session", session] : ImmutableArray<string>.Empty,
    ])
    {
        Environment = ImmutableDictionary<string, string>.Empty
            .Add("OPENCODE_CONFIG", place.InHome(Configuration))
            .Add("OPENCODE_PERMISSION", Permission(place))
            .Add("OPENCODE_DISABLE_AUTOUPDATE", "true")

            // The repository's own configuration starts plugins, servers and tools; so would what it takes over from Claude Code's.
            .Add("OPENCODE_DISABLE_PROJECT_CONFIG", "true")
            .Add("OPENCODE_DISABLE_CLAUDE_CODE", "true")
            .Add("OPENCODE_DISABLE_EXTERNAL_SKILLS", "true"),
    };

    /// <inheritdoc/>
    public override OutputReader CreateReader(AgentPlace place, AgentPrompt prompt, Watch watch, CompletionSignal signal) => new OpenCodeReader(watch) { Input = prompt.Bytes };

    private static string Permission(AgentPlace place) => Encoding.UTF8.GetString(JsonText.Line(json =>
    {
        json.WriteString("*", "deny");
        foreach (var tool in (ReadOnlySpan<string>)["read", "glob", "grep", "list", "todowrite", "todoread", $"{AgentPlace.ServerName}_*"])
        {
            json.WriteString(tool, "allow");
        }

        json.WriteObject("edit", () =>
        {
            // A name stands once: what is said of it last is what holds.
            var rules = new Dictionary<string, string>(StringComparer.Ordinal) { ["*"] = "deny" };
            foreach (var (pattern, decision) in place.Permissions.Allowed.Select(pattern => (pattern.Wildcard, "allow"))
                .Concat(place.Permissions.Denied.Select(pattern => (pattern.Wildcard, "deny")))
                .Concat(place.Permissions.Lane.Select(path => (path, "allow"))))
            {
                _ = rules.Remove(pattern);
                rules.Add(pattern, decision);
            }

            foreach (var (pattern, decision) in rules)
            {
                json.WriteString(pattern, decision);
            }
        });
        json.WriteString("external_directory", "deny");
    }));
}
