using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;

namespace A11.Agents.Agents.Adapters;

/// <summary>Gemini CLI (geminicli.com/docs): fenced by its policy engine, where the rule with the highest priority holds.</summary>
internal sealed class GeminiAdapter : AgentAdapter
{
    private const string PolicyFile = ".a11/gemini-policy.toml";
    private const string SettingsFile = ".a11/gemini-settings.json";
    private const string UserSettingsFile = ".gemini/settings.json";

    private static readonly string[] WriteTools = ["write_file", "replace"];

    /// <inheritdoc/>
    public override string Name => "gemini";

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<string>> Commands => [["gemini"]];

    /// <inheritdoc/>
    public override string HowToInstall => "Install it (npm install --global @google/gemini-cli), or name its path under agents.gemini.exec in a11.yml.";

    /// <inheritdoc/>
    public override ImmutableArray<string> Variables =>
    [
        "GEMINI_API_KEY", "GEMINI_MODEL", "GOOGLE_API_KEY", "GOOGLE_GEMINI_BASE_URL", "GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_LOCATION", "GOOGLE_GENAI_USE_VERTEXAI", "GOOGLE_GENAI_USE_GCA",
    ];

    /// <inheritdoc/>
    public override void Prepare(AgentPlace place)
    {
        place.WriteHome(PolicyFile, Policy(place));
        var settings = Settings(place);
        place.WriteHome(SettingsFile, settings);

        // It takes no system settings from below a directory that others may write, such as /tmp; where there is no sandbox, that is where the home is.
        if (!File.Exists(place.InHome(UserSettingsFile)))
        {
            place.WriteHome(UserSettingsFile, settings);
        }
    }

    /// <inheritdoc/>
    public override AgentLaunch Launch(AgentPlace place, AgentPrompt prompt) => new(
    [
        "--output-format", "stream-json", "--approval-mode", place.Permissions.IsOpen ? "auto_edit" : "default", "--skip-trust", "--extensions", "none", "--policy", place.InHome(PolicyFile),
        .. prompt.SessionId is { } session ? ["--resume", session] : ImmutableArray<string>.Empty,
    ])
    {
        // Started again by itself, it ignores that its parent was ended.
        Environment = ImmutableDictionary<string, string>.Empty.Add("GEMINI_CLI_NO_RELAUNCH", "true").Add("GEMINI_CLI_SYSTEM_SETTINGS_PATH", place.InHome(SettingsFile)),
    };

    /// <inheritdoc/>
    public override OutputReader CreateReader(AgentPlace place, AgentPrompt prompt, Watch watch, CompletionSignal signal) => new GeminiReader(watch) { Input = prompt.Bytes };

    private static string Settings(AgentPlace place) => JsonText.Document(json =>
    {
        json.WriteObject("privacy", () => json.WriteBoolean("usageStatisticsEnabled", false));

        // These settings win over those of the repository, which name programs to start.
        json.WriteObject("hooksConfig", () => json.WriteBoolean("enabled", false));
        json.WriteObject("mcp", () => json.WriteTexts("allowed", [AgentPlace.ServerName]));
        json.WriteObject("advanced", () => json.WriteBoolean("ignoreLocalEnv", true));
        if (place.Variables.ContainsKey("GEMINI_API_KEY"))
        {
            // Without it, it asks how to log in where the service has another address.
            json.WriteObject("security", () => json.WriteObject("auth", () => json.WriteString("selectedType", "gemini-api-key")));
        }

        if (!place.SelfCheck.IsEmpty)
        {
            json.WriteObject("mcpServers", () => json.WriteObject(AgentPlace.ServerName, () =>
            {
                json.WriteString("command", place.SelfCheck[0]);
                json.WriteTexts("args", place.SelfCheck.Skip(1));
                json.WriteBoolean("trust", true);
            }));
        }
    });

    private static string Policy(AgentPlace place)
    {
        var text = new StringBuilder();
        foreach (var tool in WriteTools)
        {
            Add(text, tool, "deny", 500, null);
            foreach (var path in place.Permissions.Allowed.Select(pattern => pattern.Expression).Concat(place.Permissions.Lane.Select(Regex.Escape)))
            {
                Add(text, tool, "allow", 600, PathIn(place, path));
            }

            foreach (var pattern in place.Permissions.Denied)
            {
                Add(text, tool, "deny", 700, PathIn(place, pattern.Expression));
            }

            Add(text, tool, "deny", 800, "\"file_path\":\"[^\"]*\\.\\./");
        }

        return text.ToString();
    }

    /// <summary>The argument that names the file: absolute, or from the workspace.</summary>
    private static string PathIn(AgentPlace place, string expression) => $"\"file_path\":\"({Regex.Escape(place.Folder)}/|\\./|){expression}\"";

    private static void Add(StringBuilder text, string tool, string decision, int priority, string? arguments)
    {
        _ = text.Append(CultureInfo.InvariantCulture, $"[[rule]]\ntoolName = {TomlText.Quote(tool)}\ndecision = {TomlText.Quote(decision)}\npriority = {priority}\n");
        _ = arguments is null ? text : text.Append(CultureInfo.InvariantCulture, $"argsPattern = {TomlText.Quote(arguments)}\n");
        _ = text.Append('\n');
    }
}
