using System.Collections.Immutable;
using A11.Agents.Agents.Completion;
using A11.Agents.Agents.Output;

namespace A11.Agents.Agents.Adapters;

/// <summary>
/// OpenAI's Codex (developers.openai.com/codex). It writes by its shell alone, and fences that by a sandbox of its own; inside ours it is off,
/// since one can't be made in the other.
/// </summary>
internal sealed class CodexAdapter : AgentAdapter
{
    /// <inheritdoc/>
    public override string Name => "codex";

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<string>> Commands => [["codex"]];

    /// <inheritdoc/>
    public override string HowToInstall => "Install it (npm install --global @openai/codex), or name its path under agents.codex.exec in a11.yml.";

    /// <inheritdoc/>
    public override ImmutableArray<string> Variables => ["CODEX_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORGANIZATION", "OPENAI_PROJECT"];

    /// <inheritdoc/>
    public override AgentLaunch Launch(AgentPlace place, AgentPrompt prompt) => new(
    [
        "exec",
        .. prompt.SessionId is null ? ImmutableArray<string>.Empty : ["resume"],
        "--json", "--skip-git-repo-check",

        // Without it, it waits five seconds at its end where there is no network.
        "-c", "analytics.enabled=false",

        // The configuration of a repository that is not trusted is not read.
        "-c", $"projects={{ {TomlText.Quote(place.Folder)} = {{ trust_level=\"untrusted\" }} }}",
        .. Permissions(place).SelectMany(setting => new[] { "-c", setting }),
        .. Server(place).SelectMany(setting => new[] { "-c", setting }),
        .. prompt.SessionId is { } session ? [session] : ImmutableArray<string>.Empty,
        "-",
    ]);

    /// <inheritdoc/>
    public override OutputReader CreateReader(AgentPlace place, AgentPrompt prompt, Watch watch, CompletionSignal signal) => new CodexReader(watch) { Input = prompt.Bytes };

    private static IEnumerable<string> Permissions(AgentPlace place)
    {
        if (!place.Permissions.IsOpen)
        {
            return ["sandbox_mode=\"read-only\""];
        }

        if (place.IsSandboxed)
        {
            return ["sandbox_mode=\"danger-full-access\""];
        }

        // Its sandbox knows folders that are there, not patterns: a task that writes at the root needs the root.
        var folders = place.Permissions.Lane.Select(path => path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "").Distinct(StringComparer.Ordinal).ToList();
        if (folders.Contains(""))
        {
            return ["sandbox_mode=\"workspace-write\""];
        }

        foreach (var folder in folders)
        {
            place.MakeDirectory(folder);
        }

        var writable = string.Join(", ", folders.Select(folder => $"{TomlText.Quote(folder)} = \"write\""));
        return
        [
            "default_permissions=\"fence\"",
            $"permissions.fence.filesystem={{ \":root\" = \"read\", \":workspace_roots\" = {{ \".\" = \"read\", {writable} }} }}",
        ];
    }

    private static IEnumerable<string> Server(AgentPlace place) => place.SelfCheck.IsEmpty ? [] :
    [
        $"mcp_servers.{AgentPlace.ServerName}.command={TomlText.Quote(place.SelfCheck[0])}",
        $"mcp_servers.{AgentPlace.ServerName}.args=[{string.Join(", ", place.SelfCheck.Skip(1).Select(TomlText.Quote))}]",
    ];
}
