using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using A11.LanguageServer.Protocol;
using Microsoft.VisualStudio.Threading;
using StreamJsonRpc;

namespace A11.LanguageServer.Connections;

/// <summary>The connection to the client. Messages are taken up one after the other; what takes time goes on beside the next ones.</summary>
internal sealed class ClientConnection : IDisposable
{
    private readonly TolerantMessageHandler _messages;
    private readonly JsonRpc _rpc;

    /// <summary>A connection that takes up messages once it is started.</summary>
    /// <param name="input">What the client writes.</param>
    /// <param name="output">What the client reads.</param>
    /// <param name="log">Told what is wrong with messages.</param>
    public ClientConnection(Stream input, Stream output, Action<string> log)
    {
        _messages = new TolerantMessageHandler(output, input, CreateFormatter(), log);
        _rpc = new JsonRpc(_messages) { SynchronizationContext = new NonConcurrentSynchronizationContext(sticky: false) };
    }

    /// <summary>Ends when one of the two sides closes the connection; never fails.</summary>
    public Task Completion => _rpc.Completion.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>Waits until the client has been sent all answers that are due.</summary>
    public Task WaitForAnswersAsync() => _messages.WaitForAnswersAsync();

    /// <summary>Says who answers a request.</summary>
    public void HandleRequest<TParams, TResult>(string method, Func<TParams, CancellationToken, Task<TResult>> handler) => Add(method, handler);

    /// <summary>Says who answers a request without parameters.</summary>
    public void HandleRequest<TResult>(string method, Func<TResult> handler) => _rpc.AddLocalRpcMethod(method, handler);

    /// <summary>Says who is told of a notification.</summary>
    public void HandleNotification<TParams>(string method, Action<TParams> handler) => Add(method, handler);

    /// <summary>Says who is told of a notification without parameters.</summary>
    public void HandleNotification(string method, Action handler) => _rpc.AddLocalRpcMethod(method, handler);

    /// <summary>Begins to take up messages.</summary>
    public void Start() => _rpc.StartListening();

    /// <summary>Tells the client something; nothing where the connection is closed.</summary>
    /// <param name="method">What it is.</param>
    /// <param name="arguments">The members of the parameters; those without a value are left out.</param>
    public async Task NotifyAsync(string method, params (string Name, object? Value)[] arguments)
    {
        try
        {
            await _rpc.NotifyWithParameterObjectAsync(method, ToMembers(arguments), null).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ConnectionLostException or ObjectDisposedException or IOException)
        {
            // The client is gone; the end of its stream ends the server.
        }
    }

    /// <summary>Asks the client for something, and waits for its answer, whatever that is.</summary>
    /// <param name="method">What is asked for.</param>
    /// <param name="arguments">The members of the parameters; those without a value are left out.</param>
    public async Task RequestAsync(string method, params (string Name, object? Value)[] arguments)
    {
        try
        {
            await _rpc.InvokeWithParameterObjectAsync(method, ToMembers(arguments), null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is RemoteRpcException or ConnectionLostException or ObjectDisposedException or IOException)
        {
            // What the client doesn't want, the server does without.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rpc.Dispose();

    private static Dictionary<string, object?> ToMembers((string Name, object? Value)[] arguments) =>
        arguments.Where(static argument => argument.Value is not null).ToDictionary(static argument => argument.Name, static argument => argument.Value, StringComparer.Ordinal);

    private void Add(string method, Delegate handler) =>
        _rpc.AddLocalRpcMethod(handler.Method, handler.Target, new JsonRpcMethodAttribute(method) { UseSingleObjectParameterDeserialization = true });

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The formatter reads and writes types of the source-generated context alone, as its documentation asks for (StreamJsonRpc, “NativeAOT / Trimming”).")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    private static SystemTextJsonFormatter CreateFormatter() => new() { JsonSerializerOptions = new JsonSerializerOptions(ProtocolContext.Default.Options) { TypeInfoResolver = ProtocolContext.Default } };
}
