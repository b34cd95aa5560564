using System.Threading.Channels;

namespace A11.Agents.Processes;

/// <summary>The standard input of a process. Writing never waits: a process that does not read can't hold up those who read what it prints.</summary>
internal sealed class ProcessInput
{
    private readonly Channel<ReadOnlyMemory<byte>> _waiting = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Writes some bytes.</summary>
    public void Write(ReadOnlyMemory<byte> bytes) => _ = _waiting.Writer.TryWrite(bytes);

    /// <summary>Closes the stream behind what was written.</summary>
    public void Close() => _ = _waiting.Writer.TryComplete();

    /// <summary>Hands what is written to the process until it is closed; a process that reads no more is nobody's fault.</summary>
    internal async Task PumpAsync(Stream stream, CancellationToken cancellation)
    {
        try
        {
            await foreach (var bytes in _waiting.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                await stream.WriteAsync(bytes, cancellation).ConfigureAwait(false);
                await stream.FlushAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // It closed its end, or has ended.
        }
        finally
        {
            await CloseAsync(stream).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(Stream stream)
    {
        try
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The last bytes had nobody left to read them.
        }
    }
}
