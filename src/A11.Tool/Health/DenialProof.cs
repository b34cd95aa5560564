using System.Collections.Immutable;
using A11.Agents.Repositories;

namespace A11.Tool.Health;

/// <summary>Proves that a denial denies on this machine: starts the hook as an agent would, asks for what no policy allows, and reads its exit code.</summary>
/// <param name="command">The command that starts this program.</param>
/// <param name="folder">The folder that the agent would work in.</param>
internal sealed class DenialProof(ImmutableArray<string> command, string folder)
{
    private const int Denied = 2;

    /// <summary>Asks the hook.</summary>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<HealthCheck> RunAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        const string Name = "hook denies";
        if (command.IsEmpty)
        {
            return new HealthCheck(Name, HealthState.Broken, "It is not known how this program was started, so that no agent could start its hook.");
        }

        // Where the root is found, the denial has to come from the policy, not from something that is missing.
        var reason = RepositoryLocator.FindRoot(folder) is null ? "no repository here" : "may not be written";
        var forbidden = await AskAsync(".git/config", timeout, cancellation).ConfigureAwait(false);
        if (forbidden.Code != Denied || !forbidden.Error.Contains(reason, StringComparison.Ordinal))
        {
            return new HealthCheck(Name, HealthState.Broken, $"An agent that asks to write .git/config is not denied as it should be (exit code {forbidden.Code}): {HookCall.FirstLine(forbidden.Error)}");
        }

        var unreadable = await AskAsync(null, timeout, cancellation).ConfigureAwait(false);
        return unreadable.Code == Denied
            ? new HealthCheck(Name, HealthState.Good, "A write to .git/config and a request that can't be read were both denied.")
            : new HealthCheck(Name, HealthState.Broken, $"A request that can't be read is not denied (exit code {unreadable.Code}).");
    }

    private async Task<(int Code, string Error)> AskAsync(string? path, TimeSpan timeout, CancellationToken cancellation)
    {
        var request = path is null ? "{" : $$$"""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"{{{path}}}"}}""";
        var (code, _, error) = await new HookCall([.. command, "hook", "--agent", "claude"], folder).AskAsync(request, timeout, cancellation).ConfigureAwait(false);
        return (code, error);
    }
}
