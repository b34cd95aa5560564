using System.Collections.Concurrent;
using System.Text.Json;
using A11.Agents.Checks;
using A11.LanguageServer.Documents;
using A11.Tests;
using Nerdbank.Streams;
using StreamJsonRpc;

namespace A11.LanguageServer.Tests;

/// <summary>An editor that speaks with a server in the same process, by the protocol library's own client.</summary>
internal sealed class EditorClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestFolder _folder;
    private readonly Stream _stream;
    private readonly Stream _serverStream;
    private readonly JsonRpc _rpc;
    private readonly ConcurrentDictionary<string, JsonElement> _published = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _news = new(0);

    private EditorClient(TestFolder folder, LanguageServerOptions options)
    {
        _folder = folder;
        (_stream, _serverStream) = FullDuplexStream.CreatePair();
        Server = EditorServer.RunAsync(_serverStream, _serverStream, options with { Log = Log.Enqueue });
        _rpc = new JsonRpc(new HeaderDelimitedMessageHandler(_stream, new SystemTextJsonFormatter()));
        _rpc.AddLocalRpcMethod(typeof(EditorClient).GetMethod(nameof(Publish))!, this, new JsonRpcMethodAttribute("textDocument/publishDiagnostics") { UseSingleObjectParameterDeserialization = true });
        _rpc.AddLocalRpcMethod(typeof(EditorClient).GetMethod(nameof(ShowDocument))!, this, new JsonRpcMethodAttribute("window/showDocument") { UseSingleObjectParameterDeserialization = true });
        _rpc.AddLocalRpcMethod(typeof(EditorClient).GetMethod(nameof(Register))!, this, new JsonRpcMethodAttribute("client/registerCapability") { UseSingleObjectParameterDeserialization = true });
        _rpc.StartListening();
    }

    /// <summary>Ends with the server: whether it was shut down.</summary>
    public Task<bool> Server { get; }

    /// <summary>What the server logs.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>All that was published, in order.</summary>
    public ConcurrentQueue<JsonElement> Published { get; } = [];

    /// <summary>The pages that the server had shown.</summary>
    public ConcurrentQueue<string> Shown { get; } = [];

    /// <summary>What the server can do.</summary>
    public JsonElement Capabilities { get; private set; }

    /// <summary>Which capabilities the server has registered.</summary>
    public ConcurrentQueue<string> Registered { get; } = [];

    public static LanguageServerOptions Options => new(new CheckOptions(TestEngine.Default)) { Delay = TimeSpan.Zero, LongDelay = TimeSpan.FromMilliseconds(1) };

    public static async Task<EditorClient> StartAsync(TestFolder folder, LanguageServerOptions? options = null, bool resolves = true, int? processId = null, string[]? folders = null)
    {
        var client = new EditorClient(folder, options ?? Options);
        var result = await client.RequestAsync("initialize", new
        {
            processId = processId ?? Environment.ProcessId,
            rootUri = FileUri.FromPath(folder.Path),
            workspaceFolders = folders?.Select(path => new { uri = FileUri.FromPath(folder.PathOf(path)), name = path }),
            capabilities = new
            {
                workspace = new { didChangeWatchedFiles = new { dynamicRegistration = true } },
                textDocument = new { codeAction = new { resolveSupport = new { properties = resolves ? new[] { "edit" } : [] } } },
                window = new { showDocument = new { support = true } },
            },
        });
        client.Capabilities = result.GetProperty("capabilities");
        await client.NotifyAsync("initialized", new { });
        return client;
    }

    public string UriOf(string path) => FileUri.FromPath(_folder.PathOf(path));

    public async Task<JsonElement> RequestAsync(string method, object? parameters) => await _rpc.InvokeWithParameterObjectAsync<JsonElement>(method, parameters).WaitAsync(Patience);

    public Task NotifyAsync(string method, object? parameters) => _rpc.NotifyWithParameterObjectAsync(method, parameters);

    /// <summary>Writes bytes to the server, whatever they are.</summary>
    public async Task WriteAsync(byte[] bytes)
    {
        await _stream.WriteAsync(bytes);
        await _stream.FlushAsync();
    }

    public Task OpenAsync(string path, string text, int version = 1) => NotifyAsync("textDocument/didOpen", new { textDocument = new { uri = UriOf(path), languageId = "yaml", version, text } });

    public Task ChangeAsync(string path, int version, params object[] changes) => NotifyAsync("textDocument/didChange", new { textDocument = new { uri = UriOf(path), version }, contentChanges = changes });

    public Task CloseAsync(string path) => NotifyAsync("textDocument/didClose", new { textDocument = new { uri = UriOf(path) } });

    public static object Edit(int startLine, int startCharacter, int endLine, int endCharacter, string text) =>
        new { range = new { start = new { line = startLine, character = startCharacter }, end = new { line = endLine, character = endCharacter } }, text };

    public object At(string path, int line, int character) => new { textDocument = new { uri = UriOf(path) }, position = new { line, character } };

    /// <summary>The findings of a document, once there are some that are meant.</summary>
    /// <param name="path">The document.</param>
    /// <param name="isMeant">Whether what was published is what is waited for.</param>
    public async Task<JsonElement[]> FindingsAsync(string path, Predicate<JsonElement> isMeant)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (_published.TryGetValue(UriOf(path), out var last) && isMeant(last))
            {
                return [.. last.GetProperty("diagnostics").EnumerateArray()];
            }

            try
            {
                await _news.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"The server did not publish what is waited for; last {(_published.TryGetValue(UriOf(path), out var other) ? other : "nothing")}; {string.Join('\n', Log)}");
            }
        }
    }

    /// <summary>The findings of a version of a document.</summary>
    public Task<JsonElement[]> FindingsAsync(string path, int version) => FindingsAsync(path, published => published.TryGetProperty("version", out var its) && its.GetInt32() == version);

    /// <summary>The findings of a document, once there is one of a check, or none.</summary>
    public Task<JsonElement[]> FindingsAsync(string path, string check, bool isThere = true) => FindingsAsync(path, published => published.GetProperty("diagnostics").EnumerateArray().Any(finding => CodeOf(finding) == check) == isThere);

    public static string CodeOf(JsonElement finding) => finding.GetProperty("code").GetString()!;

    public void Publish(JsonElement parameters)
    {
        Published.Enqueue(parameters.Clone());
        _published[parameters.GetProperty("uri").GetString()!] = parameters.Clone();
        _ = _news.Release();
    }

    public object ShowDocument(JsonElement parameters)
    {
        Shown.Enqueue(parameters.GetProperty("uri").GetString()!);
        return new { success = true };
    }

    public object? Register(JsonElement parameters)
    {
        foreach (var registration in parameters.GetProperty("registrations").EnumerateArray())
        {
            Registered.Enqueue(registration.GetProperty("method").GetString()!);
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        _rpc.Dispose();
        await _stream.DisposeAsync();
        _ = await Server.WaitAsync(Patience);
        await _serverStream.DisposeAsync();
        _news.Dispose();
    }
}
