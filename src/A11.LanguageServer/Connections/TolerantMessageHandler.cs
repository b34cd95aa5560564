using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace A11.LanguageServer.Connections;

/// <summary>
/// Reads messages behind their headers. Those that are no JSON-RPC are passed over: a client's mistake must not end the server. The end of what the client writes is held back while an
/// answer is due: the library would end at once, and a client that writes all its requests and closes would get no answers.
/// </summary>
internal sealed class TolerantMessageHandler(Stream output, Stream input, IJsonRpcMessageFormatter formatter, Action<string> log) : HeaderDelimitedMessageHandler(output, input, formatter)
{
    /// <summary>No answer takes longer; a request that the client has taken back may never be answered.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private int _open;
    private int _written;

    /// <summary>Waits until the client has been sent all answers.</summary>
    public async Task WaitForAnswersAsync()
    {
        for (var waited = TimeSpan.Zero; Volatile.Read(ref _open) > 0 && waited < Patience; waited += Pause)
        {
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var message = await base.ReadCoreAsync(cancellationToken).ConfigureAwait(false);
                if (message is null)
                {
                    await WaitForAnswersAsync().ConfigureAwait(false);
                }
                else if (message is JsonRpcRequest { IsResponseExpected: true })
                {
                    _ = Interlocked.Increment(ref _open);
                }

                return message;
            }
            catch (Exception error) when (error is JsonException or System.Runtime.Serialization.SerializationException or InvalidOperationException or FormatException)
            {
                log($"a message can't be read and is passed over: {error.Message}");
            }
        }
    }

    /// <inheritdoc/>
    protected override void Write(JsonRpcMessage content, CancellationToken cancellationToken)
    {
        base.Write(content, cancellationToken);
        if (content is JsonRpcResult or JsonRpcError)
        {
            _ = Interlocked.Increment(ref _written);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var written = Interlocked.Exchange(ref _written, 0);
        await base.FlushAsync(cancellationToken).ConfigureAwait(false);
        _ = Interlocked.Add(ref _open, -written);
    }
}
