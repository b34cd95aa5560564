using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using CliWrap;

namespace A11.Tool.Health;

/// <summary>Starts a hook as an agent would, and reads its answer.</summary>
/// <param name="command">The program and its arguments.</param>
/// <param name="folder">The folder that the agent would work in.</param>
internal sealed class HookCall(ImmutableArray<string> command, string folder)
{
    /// <summary>Where programs are looked for; null for the place that this program has.</summary>
    public string? SearchPath { get; init; }

    /// <summary>Asks.</summary>
    /// <param name="request">What the agent writes to its standard input.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its exit code, −1 where it has none, and what it wrote.</returns>
    public async Task<(int Code, string Output, string Error)> AskAsync(string request, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        var (output, error) = (new StringBuilder(), new StringBuilder());
        try
        {
            var result = await Cli.Wrap(command[0]).WithArguments(command[1..]).WithWorkingDirectory(folder)
                .WithEnvironmentVariables(variables => _ = SearchPath is null ? variables : variables.Set("PATH", SearchPath))
                .WithStandardInputPipe(PipeSource.FromString(request)).WithStandardOutputPipe(PipeTarget.ToStringBuilder(output)).WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
                .WithValidation(CommandResultValidation.None).ExecuteAsync(limit.Token).ConfigureAwait(false);
            return (result.ExitCode, output.ToString(), error.ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (-1, "", "it did not answer in time");
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            return (-1, "", failure.Message);
        }
    }

    /// <summary>The first line of a text.</summary>
    public static string FirstLine(string text) => text.Trim().Split('\n')[0];
}
