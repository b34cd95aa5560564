using System.ComponentModel;
using System.Diagnostics;

namespace A11.Agents.Processes;

/// <summary>
/// Runs a program until it ends or must be ended, and then everything that it started. By <see cref="Process"/> and not by CliWrap, as git is:
/// an execution of CliWrap's ends when its pipes do, which a child left behind can hold open for ever; its environment begins with ours; and its
/// standard input can't answer what standard output says.
/// </summary>
internal sealed class AgentProcess
{
    /// <summary>The variable whose value tells a run's processes from all others.</summary>
    public const string MarkerVariable = "A11_RUN_MARKER";

    /// <summary>How long a process that has ended may leave its streams open before whatever holds them is ended too.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly ProcessRequest _request;
    private readonly IConversation _conversation;
    private readonly Lock _speaking = new();
    private long _printed;
    private long _lastHeard;

    private AgentProcess(ProcessRequest request, IConversation conversation)
    {
        _request = request;
        _conversation = conversation;
    }

    private bool IsFlooded => Interlocked.Read(ref _printed) > _request.OutputLimit;

    /// <summary>Runs a program. No process that it started is left when this returns or throws.</summary>
    /// <param name="request">The program.</param>
    /// <param name="conversation">What is said to it and heard from it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Win32Exception">It can't be started.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Task<ProcessOutcome> RunAsync(ProcessRequest request, IConversation conversation, CancellationToken cancellation) =>
        new AgentProcess(request, conversation).RunAsync(cancellation);

    private async Task<ProcessOutcome> RunAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var marker = Guid.NewGuid().ToString("N");
        var clock = Stopwatch.StartNew();

        using var tree = new ProcessTree(marker, _request.OwnFolders);

        // A sandbox ends with the thread that started it.
        using var process = LastingThread.Run(() => Start(marker));
        tree.Begin(process);
        var exit = process.WaitForExitAsync(CancellationToken.None);
        using var closing = new CancellationTokenSource();
        var output = new CapturedStream(MayKeep, Receive);
        var errors = new CapturedStream(MayKeep, null);
        var input = new ProcessInput();
        var streams = Task.WhenAll(
            output.ReadAsync(process.StandardOutput.BaseStream, closing.Token),
            errors.ReadAsync(process.StandardError.BaseStream, closing.Token));
        var pump = input.PumpAsync(process.StandardInput.BaseStream, closing.Token);
        ProcessEnding ending;
        try
        {
            lock (_speaking)
            {
                _conversation.Begin(input);
            }

            ending = await WaitAsync(exit, clock, cancellation).ConfigureAwait(false);
            if (ending == ProcessEnding.Itself)
            {
                _ = await Task.WhenAny(streams, Task.Delay(Drain, cancellation)).ConfigureAwait(false);
            }
        }
        finally
        {
            tree.End();
            input.Close();
            _ = await Task.WhenAny(streams, Task.Delay(Drain, CancellationToken.None)).ConfigureAwait(false);
            await closing.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(streams, pump).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
        await exit.ConfigureAwait(false);

        // What it printed at the very end is read only now.
        ending = ending == ProcessEnding.Itself && IsFlooded ? ProcessEnding.Flooded : ending;
        return new ProcessOutcome(ending, process.ExitCode, output.Text, errors.Text, clock.Elapsed);
    }

    private Process Start(string marker)
    {
        var start = new ProcessStartInfo(_request.Program, _request.Arguments)
        {
            WorkingDirectory = _request.Folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in _request.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[MarkerVariable] = marker;
        return Process.Start(start) ?? throw new Win32Exception($"{_request.Program} did not start.");
    }

    private async Task<ProcessEnding> WaitAsync(Task exit, Stopwatch clock, CancellationToken cancellation)
    {
        while (true)
        {
            _ = await Task.WhenAny(exit, Task.Delay(Tick, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (IsFlooded)
            {
                return ProcessEnding.Flooded;
            }

            if (exit.IsCompleted)
            {
                return ProcessEnding.Itself;
            }

            if (HasLingered())
            {
                return ProcessEnding.Lingered;
            }

            if (_request.HasOverrun())
            {
                return ProcessEnding.Overran;
            }

            if (clock.Elapsed > _request.Timeout)
            {
                return ProcessEnding.TimedOut;
            }
        }
    }

    private bool HasLingered()
    {
        lock (_speaking)
        {
            return _conversation.IsFinished && Stopwatch.GetElapsedTime(_lastHeard) > _request.Grace;
        }
    }

    private bool MayKeep(int count) => Interlocked.Add(ref _printed, count) <= _request.OutputLimit;

    private void Receive(ReadOnlyMemory<byte> line)
    {
        lock (_speaking)
        {
            _lastHeard = Stopwatch.GetTimestamp();
            _conversation.Receive(line);
        }
    }
}
