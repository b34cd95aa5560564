using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using A11.Agents.Repositories;
using CliWrap;

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
            return new HealthCheck(Name, HealthState.Broken, $"An agent that asks to write .git/config is not denied as it should be (exit code {forbidden.Code}): {FirstLine(forbidden.Error)}");
        }

        var unreadable = await AskAsync(null, timeout, cancellation).ConfigureAwait(false);
        return unreadable.Code == Denied
            ? new HealthCheck(Name, HealthState.Good, "A write to .git/config and a request that can't be read were both denied.")
            : new HealthCheck(Name, HealthState.Broken, $"A request that can't be read is not denied (exit code {unreadable.Code}).");
    }

    private async Task<(int Code, string Error)> AskAsync(string? path, TimeSpan timeout, CancellationToken cancellation)
    {
        var request = path is null ? "{" : $$$"""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"{{{path}}}"}}""";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        var error = new StringBuilder();
        try
        {
            var result = await Cli.Wrap(command[0]).WithArguments([.. command.Skip(1), "hook", "--agent", "claude"]).WithWorkingDirectory(folder)
                .WithStandardInputPipe(PipeSource.FromString(request)).WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
                .WithValidation(CommandResultValidation.None).ExecuteAsync(limit.Token).ConfigureAwait(false);
            return (result.ExitCode, error.ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (-1, "it did not answer in time");
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            return (-1, failure.Message);
        }
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0];
}
