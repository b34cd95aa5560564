using System.Collections.Immutable;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;
using A11.Core.Files;

namespace A11.Agents.Agents.Adapters;

/// <summary>GitHub Copilot CLI (docs.github.com/copilot/how-tos/copilot-cli): fenced by its arguments; what is denied wins.</summary>
internal sealed class CopilotAdapter : AgentAdapter
{
    private static readonly ImmutableArray<string> ReadTools = ["view", "glob", "grep"];

    /// <inheritdoc/>
    public override string Name => "copilot";

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<string>> Commands => [["copilot"]];

    /// <inheritdoc/>
    public override string HowToInstall => "Install it (npm install --global @github/copilot), or name its path under agents.copilot.exec in a11.yml.";

    /// <inheritdoc/>
    public override ImmutableArray<string> Variables =>
    [
        "COPILOT_GITHUB_TOKEN", "COPILOT_MODEL", "COPILOT_OFFLINE", "COPILOT_PROVIDER_BASE_URL", "COPILOT_PROVIDER_API_KEY", "COPILOT_PROVIDER_BEARER_TOKEN", "COPILOT_PROVIDER_TYPE",
        "COPILOT_PROVIDER_WIRE_API",
    ];

    /// <inheritdoc/>
    public override void Prepare(AgentPlace place)
    {
        // Its tool for new files makes no folders.
        foreach (var path in place.Permissions.Lane)
        {
            place.MakeDirectory(RepositoryPath.Directory(path));
        }

        if (!place.SelfCheck.IsEmpty)
        {
            place.WriteHome(".copilot/mcp-config.json", JsonText.Document(json => json.WriteObject("mcpServers", () => json.WriteObject(AgentPlace.ServerName, () =>
            {
                json.WriteString("type", "local");
                json.WriteString("command", place.SelfCheck[0]);
                json.WriteTexts("args", place.SelfCheck.Skip(1));
                json.WriteTexts("tools", ["*"]);
            }))));
        }
    }

    /// <inheritdoc/>
    public override AgentLaunch Launch(AgentPlace place, AgentPrompt prompt) => new(
    [
        "--output-format", "json", "--no-color", "--no-ask-user", "--no-auto-update", "--disable-builtin-mcps", "--no-custom-instructions", "--disallow-temp-dir",
        .. Tools(place),
        .. Rules(place),
        .. prompt.SessionId is { } session ? [$"--resume={session}"] : ImmutableArray<string>.Empty,
    ])
    {
        Environment = ImmutableDictionary<string, string>.Empty.Add("COPILOT_AUTO_UPDATE", "false"),
    };

    /// <inheritdoc/>
    public override OutputReader CreateReader(AgentPlace place, AgentPrompt prompt, Watch watch, CompletionSignal signal) => new CopilotReader(watch) { Input = prompt.Bytes };

    /// <summary>Our server's tools are offered only where all are: its names are not known before it runs. The shell is taken away then.</summary>
    private static ImmutableArray<string> Tools(AgentPlace place) => !place.SelfCheck.IsEmpty
        ? ["--deny-tool=shell", $"--allow-tool={AgentPlace.ServerName}"]
        : [$"--available-tools={string.Join(',', place.Permissions.IsOpen ? ReadTools.Add("create").Add("edit") : ReadTools)}"];

    private static IEnumerable<string> Rules(AgentPlace place)
    {
        foreach (var glob in place.Permissions.Allowed.SelectMany(pattern => pattern.Globs).Concat(place.Permissions.Lane))
        {
            yield return $"--allow-tool=write({place.Folder}/{glob})";
        }

        foreach (var glob in place.Permissions.Denied.SelectMany(pattern => pattern.Globs))
        {
            yield return $"--deny-tool=write({place.Folder}/{glob})";
        }
    }
}
