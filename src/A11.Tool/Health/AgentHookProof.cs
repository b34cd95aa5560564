using System.Collections.Immutable;
using System.Text.Json;
using A11.Agents.FileSystems;
using A11.Tool.Hooks;
using A11.Tool.Interactive;

namespace A11.Tool.Health;

/// <summary>
/// Proves that a denial denies an agent which people drive by hand: runs the command of its hook exactly as its configuration has it, with a request in the
/// agent's form, and reads the answer as the agent does.
/// </summary>
/// <param name="agent">The agent.</param>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="host">The process.</param>
internal sealed class AgentHookProof(InteractiveAgent agent, string root, ToolHost host)
{
    private const string Forbidden = ".git/config";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Files that profiles usually allow, one of which is asked for.</summary>
    private static readonly ImmutableArray<string> Candidates = ["Dockerfile", ".github/workflows/ci.yml", "Makefile", "compose.yaml", ".gitlab-ci.yml", "azure-pipelines.yml", "deploy/deployment.yaml"];

    /// <summary>Asks the hook; null where the agent is not configured here.</summary>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<HealthCheck?> RunAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        var name = $"{agent.Name} denies";
        try
        {
            return Find() is { } command ? await ProveAsync(name, command, timeout, cancellation).ConfigureAwait(false) : null;
        }
        catch (InvalidDataException error)
        {
            return new HealthCheck(name, HealthState.Broken, error.Message);
        }
    }

    private async Task<HealthCheck> ProveAsync(string name, ImmutableArray<string> command, TimeSpan timeout, CancellationToken cancellation)
    {
        var call = new HookCall(command, root) { SearchPath = host.Variable("PATH") };
        var (code, output, error) = await call.AskAsync(agent.CreateRequest(root, Forbidden), timeout, cancellation).ConfigureAwait(false);
        if (!HookAnswer.IsDenial(agent.Name, code, output) || !error.Contains("may not be written", StringComparison.Ordinal))
        {
            return new HealthCheck(name, HealthState.Broken, $"The hook in {agent.HookFile} does not deny a write to {Forbidden} as it should (exit code {code}): {HookCall.FirstLine(error)}");
        }

        if (FindAllowed() is not { } allowed)
        {
            return new HealthCheck(name, HealthState.Good, $"The hook in {agent.HookFile} denied a write to {Forbidden}.");
        }

        (code, _, error) = await call.AskAsync(agent.CreateRequest(root, allowed), timeout, cancellation).ConfigureAwait(false);
        return code == 0
            ? new HealthCheck(name, HealthState.Good, $"The hook in {agent.HookFile} denied a write to {Forbidden} and allowed one to {allowed}.")
            : new HealthCheck(name, HealthState.Broken, $"The hook in {agent.HookFile} denies a write to {allowed}, which the boundary allows (exit code {code}): {HookCall.FirstLine(error)}");
    }

    /// <summary>The command of the hook, as its shell is told it; null where the file has none.</summary>
    /// <exception cref="InvalidDataException">The file is none that an agent can read.</exception>
    private ImmutableArray<string>? Find()
    {
        if (PolicyFile.ReadText(root, agent.HookFile) is not { } text || !text.Contains(agent.HookMark, StringComparison.Ordinal))
        {
            return null;
        }

        // A plugin is a program; what it starts stands in it word by word.
        if (!agent.HookFile.EndsWith(".json", StringComparison.Ordinal))
        {
            return ["dotnet", .. agent.HookMark.Split(' ')];
        }

        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return FindText(document.RootElement) is not { } command ? null : OperatingSystem.IsWindows() ? ["cmd", "/c", command] : ["/bin/sh", "-c", command];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{agent.HookFile} is no JSON, so the agent can't read its hook: {error.Message}");
        }
    }

    private string? FindText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { } text && text.Contains(agent.HookMark, StringComparison.Ordinal) ? text : null,
        JsonValueKind.Array => value.EnumerateArray().Select(FindText).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => value.EnumerateObject().Select(member => FindText(member.Value)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private string? FindAllowed()
    {
        try
        {
            var policy = RepositoryPolicy.Read(host);
            var judge = policy.JudgeFor(policy.FindTask(null));
            return Candidates.Where(path => judge.Judge(path, root).IsAllowed).Cast<string?>().FirstOrDefault();
        }
        catch (Exception error) when (error is UsageException or InvalidDataException)
        {
            return null;
        }
    }
}
