using System.Collections.Immutable;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;

namespace A11.Agents.Agents.Adapters;

/// <summary>
/// Cursor's command line (cursor.com/docs/cli/headless, …/cli/reference/permissions). Whether its permissions hold without a person at the keyboard
/// differs between its versions, so that they are never the only safeguard.
/// </summary>
internal sealed class CursorAdapter : AgentAdapter
{
    private const string Configuration = ".cursor";

    /// <inheritdoc/>
    public override string Name => "cursor";

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<string>> Commands => [["cursor-agent"], ["agent"]];

    /// <inheritdoc/>
    public override string HowToInstall => "Install it (curl https://cursor.com/install --fail --silent --show-error | bash), or name its path under agents.cursor.exec in a11.yml.";

    /// <inheritdoc/>
    public override ImmutableArray<string> Variables => ["CURSOR_API_KEY", "CURSOR_AUTH_TOKEN"];

    /// <inheritdoc/>
    public override void Prepare(AgentPlace place)
    {
        // A folder of the run's own: runs side by side got in each other's way in a common one.
        place.WriteHome($"{Configuration}/cli-config.json", JsonText.Document(json =>
        {
            json.WriteNumber("version", 1);
            json.WriteObject("editor", () => json.WriteBoolean("vimMode", false));
            json.WriteObject("permissions", () =>
            {
                json.WriteTexts("allow",
                [
                    "Read(**)",
                    .. place.Permissions.Allowed.SelectMany(pattern => pattern.Globs).Concat(place.Permissions.Lane).Select(glob => $"Write({glob})"),
                    .. place.SelfCheck.IsEmpty ? ImmutableArray<string>.Empty : [$"Mcp({AgentPlace.ServerName}:*)"],
                ]);
                json.WriteTexts("deny",
                [
                    "WebFetch(*)",
                    .. place.IsSandboxed ? ImmutableArray<string>.Empty : ["Shell(*)"],
                    .. place.Permissions.IsOpen ? place.Permissions.Denied.SelectMany(pattern => pattern.Globs).Select(glob => $"Write({glob})") : ["Write(**)"],
                ]);
            });
        }));
        if (!place.SelfCheck.IsEmpty)
        {
            place.WriteHome($"{Configuration}/mcp.json", JsonText.Document(json => json.WriteObject("mcpServers", () => json.WriteObject(AgentPlace.ServerName, () =>
            {
                json.WriteString("command", place.SelfCheck[0]);
                json.WriteTexts("args", place.SelfCheck.Skip(1));
            }))));
            place.WriteHome($"{Configuration}/hooks.json", JsonText.Document(json =>
            {
                json.WriteNumber("version", 1);
                json.WriteObject("hooks", () =>
                {
                    json.WriteStartArray("preToolUse");
                    json.WriteStartObject();
                    json.WriteString("command", string.Join(' ', place.OwnCommand.Append("hook").Append("--agent").Append("cursor").Select(Quote)));
                    json.WriteString("matcher", "Write|Delete");
                    json.WriteBoolean("failClosed", true);
                    json.WriteEndObject();
                    json.WriteEndArray();
                });
            }));
        }
    }

    /// <inheritdoc/>
    public override AgentLaunch Launch(AgentPlace place, AgentPrompt prompt) => new(
    [
        "--print", "--trust", "--output-format", "stream-json",
        .. place.Permissions.IsOpen ? ["--force"] : ImmutableArray.Create("--mode", "ask"),
        .. place.SelfCheck.IsEmpty ? ImmutableArray<string>.Empty : ["--approve-mcps"],
        .. prompt.SessionId is { } session ? ["--resume", session] : ImmutableArray<string>.Empty,
    ])
    {
        Environment = ImmutableDictionary<string, string>.Empty.Add("CURSOR_CONFIG_DIR", place.InHome(Configuration)),
    };

    /// <inheritdoc/>
    public override OutputReader CreateReader(AgentPlace place, AgentPrompt prompt, Watch watch, CompletionSignal signal) => new CursorReader(watch) { Input = prompt.Bytes };

    /// <summary>A word as a shell reads it (POSIX, 2.2.2).</summary>
    private static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
