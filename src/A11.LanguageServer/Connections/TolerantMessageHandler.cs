using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace A11.LanguageServer.Connections;

/// <summary>Reads messages behind their headers, and passes over those that are no JSON-RPC: a client's mistake must not end the server.</summary>
internal sealed class TolerantMessageHandler(Stream output, Stream input, IJsonRpcMessageFormatter formatter, Action<string> log) : HeaderDelimitedMessageHandler(output, input, formatter)
{
    /// <inheritdoc/>
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await base.ReadCoreAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is JsonException or System.Runtime.Serialization.SerializationException or InvalidOperationException or FormatException)
            {
                log($"a message can't be read and is passed over: {error.Message}");
            }
        }
    }
}
