using System.Runtime.InteropServices;
using A11.Agents.Processes;

namespace A11.Tool;

/// <summary>
/// Signals that ask the process to end, a closed terminal among them: the first one cancels the command, which ends its agents and cleans up. A command that does not hear of it in time is ended,
/// and so is every one at the second signal, with its agents; what is left of a workspace is removed by the next run.
/// </summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TimeSpan _patience;
    private readonly PosixSignalRegistration[] _registrations;
    private int _received;

    /// <summary>Listens from now on.</summary>
    /// <param name="patience">How long a command may take to end by itself.</param>
    public TerminationSignals(TimeSpan patience)
    {
        _patience = patience;
        _registrations = [.. new[] { PosixSignal.SIGHUP, PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Receive))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>Listens no longer. The source of the token stays: a signal that came just now is still being handled.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Receive(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _received) > 1)
        {
            End();
        }

        // What is cancelled may take its time, and not ours.
        _ = _cancellation.CancelAsync();
        new Thread(EndLate) { IsBackground = true }.Start();
    }

    private void EndLate()
    {
        Thread.Sleep(_patience);
        End();
    }

    private static void End()
    {
        RunningAgents.End();
        Environment.Exit((int)ExitCode.Cancelled);
    }
}
