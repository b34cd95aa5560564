using System.Diagnostics;
using System.Text.Json;
using A11.Core;
using A11.Core.Baselines;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Reports;
using A11.Core.Text;
using A11.LanguageServer.Connections;
using A11.LanguageServer.Diagnostics;
using A11.LanguageServer.Documents;
using A11.LanguageServer.Editing;
using A11.LanguageServer.Protocol;
using A11.LanguageServer.Repositories;

namespace A11.LanguageServer;

/// <summary>A server of the Language Server Protocol 3.17 for one client: documents as they are typed, checked as <c>a11 check</c> would check them saved.</summary>
public sealed class EditorServer : IDisposable
{
    private const string IgnoredFiles = ".gitignore";

    private readonly ClientConnection _connection;
    private readonly OpenRepositories _repositories;
    private readonly DiagnosticPublisher _diagnostics;
    private readonly CodeActions _codeActions;
    private readonly EditorFeatures _features;
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ClientCapabilities? _client;
    private bool _isShutDown;

    private EditorServer(Stream input, Stream output, LanguageServerOptions options)
    {
        _connection = new ClientConnection(input, output, options.Log);
        _repositories = new OpenRepositories(options.Check, options.Log);
        _diagnostics = new DiagnosticPublisher(_connection, options);
        _codeActions = new CodeActions(_diagnostics);
        _features = new EditorFeatures(options.Check.Engine, _diagnostics);
        HandleLifetime();
        HandleDocuments();
        HandleActions();
        HandleQuestions();
    }

    /// <summary>Serves a client until it leaves.</summary>
    /// <param name="input">What the client writes.</param>
    /// <param name="output">What the client reads.</param>
    /// <param name="options">Who checks documents.</param>
    /// <param name="cancellation">Ends the server.</param>
    /// <returns>Whether the client took its leave (<c>shutdown</c>) before it went.</returns>
    public static async Task<bool> RunAsync(Stream input, Stream output, LanguageServerOptions options, CancellationToken cancellation = default)
    {
        using var server = new EditorServer(input, output, options);
        server._connection.Start();
        if (await Task.WhenAny(server._connection.Completion, server._left.Task, Task.Delay(Timeout.Infinite, cancellation)).ConfigureAwait(false) == server._left.Task)
        {
            await server._connection.WaitForAnswersAsync().ConfigureAwait(false);
        }

        return server._isShutDown;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _diagnostics.Dispose();
        _connection.Dispose();
    }

    private void HandleLifetime()
    {
        _connection.HandleRequest<InitializeParams, InitializeResult>("initialize", (request, _) => Task.FromResult(Initialize(request)));
        _connection.HandleNotification<JsonElement>("initialized", _ => WatchFiles());
        _connection.HandleRequest<object?>("shutdown", () =>
        {
            _isShutDown = true;
            return null;
        });
        _connection.HandleNotification("exit", () => _left.TrySetResult());
        _connection.HandleNotification<DidChangeWorkspaceFoldersParams>("workspace/didChangeWorkspaceFolders", change =>
        {
            AddFolders(change.Event.Added ?? []);
            foreach (var path in (change.Event.Removed ?? []).Select(static folder => FileUri.ToPath(folder.Uri)).OfType<string>())
            {
                _repositories.RemoveFolder(path);
            }
        });
    }

    private void HandleDocuments()
    {
        _connection.HandleNotification<DidOpenParams>("textDocument/didOpen", request => Open(request.TextDocument));
        _connection.HandleNotification<DidChangeParams>("textDocument/didChange", Change);
        _connection.HandleNotification<DocumentParams>("textDocument/didClose", request => Close(request.TextDocument.Uri));
        _connection.HandleNotification<DocumentParams>("textDocument/didSave", request => Save(request.TextDocument.Uri));
        _connection.HandleNotification<DidChangeWatchedFilesParams>("workspace/didChangeWatchedFiles", change => ReadAgain(change.Changes));
    }

    private void HandleActions()
    {
        _connection.HandleRequest<CodeActionParams, CodeAction[]>("textDocument/codeAction", (request, token) =>
            Answer(request.TextDocument.Uri, [], document => _codeActions.Find(document, request.Range, request.Context?.Only, ResolvesLater, token), token));
        _connection.HandleRequest<CodeAction, CodeAction>("codeAction/resolve", (action, token) =>
            Answer(action.Data?.Uri, action, document => document.Document.Version == action.Data!.Version ? _codeActions.Resolve(action, document, token) : action, token));
        _connection.HandleRequest<ExecuteCommandParams, JsonElement?>("workspace/executeCommand", (request, _) =>
        {
            ShowPage(request);
            return Task.FromResult<JsonElement?>(null);
        });
    }

    private void HandleQuestions()
    {
        _connection.HandleRequest<PositionParams, Hover?>("textDocument/hover", (request, token) => Answer(request.TextDocument.Uri, null, document => _features.FindHover(document, request.Position), token));
        _connection.HandleRequest<PositionParams, CompletionList>("textDocument/completion", (request, token) =>
            Answer(request.TextDocument.Uri, new CompletionList(false, []), document => _features.FindCompletions(document, request.Position), token));
        _connection.HandleRequest<PositionParams, Location[]>("textDocument/definition", (request, token) => Answer(request.TextDocument.Uri, [], document => _features.FindDefinitions(document, request.Position), token));
        _connection.HandleRequest<ReferenceParams, Location[]>("textDocument/references", (request, token) =>
            Answer(request.TextDocument.Uri, [], document => _features.FindReferences(document, request.Position, request.Context?.IncludeDeclaration ?? true, token), token));
        _connection.HandleRequest<DocumentParams, DocumentSymbol[]>("textDocument/documentSymbol", (request, token) => Answer(request.TextDocument.Uri, [], _features.FindOutline, token));
        _connection.HandleRequest<DocumentParams, FoldingRange[]>("textDocument/foldingRange", (request, token) => Answer(request.TextDocument.Uri, [], _features.FindFolds, token));
    }

    /// <summary>Whether the client asks for an action's edit when it is chosen.</summary>
    private bool ResolvesLater => _client?.TextDocument?.CodeAction?.ResolveSupport?.Properties?.Contains("edit") == true;

    /// <summary>Answers a question about the state that a document has now, beside the messages that follow.</summary>
    private Task<TResult> Answer<TResult>(string? uri, TResult nothing, Func<DocumentRequest, TResult> answer, CancellationToken cancellation) =>
        uri is not null && Find(uri) is var (repository, document) && new DocumentRequest(repository, document, repository.Files) is var request ? Task.Run(() => answer(request), cancellation) : Task.FromResult(nothing);

    /// <summary>Has the client show a rule's page; a client that can't is told the address.</summary>
    private void ShowPage(ExecuteCommandParams request)
    {
        if (request.Command != CodeActions.OpenPage || request.Arguments is not [{ ValueKind: JsonValueKind.String } argument] || argument.GetString() is not { } address
            || !address.StartsWith(RulePages.DocumentationAddress, StringComparison.Ordinal))
        {
            return;
        }

        _ = _client?.Window?.ShowDocument?.Support == true
            ? _connection.RequestAsync("window/showDocument", ("uri", address), ("external", true))
            : _connection.NotifyAsync("window/showMessage", ("type", 3), ("message", address));
    }

    private InitializeResult Initialize(InitializeParams request)
    {
        _client = request.Capabilities;
        AddFolders(request.WorkspaceFolders ?? (request.RootUri is { } root ? [new WorkspaceFolder(root, null)] : []));
        if (request.ProcessId is { } process)
        {
            _ = LeaveWithAsync(process);
        }

        return new InitializeResult(new ServerCapabilities { ExecuteCommandProvider = new ExecuteCommandOptions([CodeActions.OpenPage]) }, new ServerInfo("a11", EngineVersion.Text));
    }

    private void AddFolders(IEnumerable<WorkspaceFolder> folders)
    {
        foreach (var path in folders.Select(static folder => FileUri.ToPath(folder.Uri)).OfType<string>())
        {
            _repositories.AddFolder(path);
        }
    }

    /// <summary>Ends the server when the client's process is gone: then nobody closes the connection.</summary>
    private async Task LeaveWithAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync().ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return;
        }

        _ = _left.TrySetResult();
    }

    /// <summary>Asks to be told of files that change, by which what is found in open documents may change.</summary>
    private void WatchFiles()
    {
        if (_client?.Workspace?.DidChangeWatchedFiles?.DynamicRegistration == true)
        {
            _ = _connection.RequestAsync("client/registerCapability", ("registrations", new[] { new Registration("files", "workspace/didChangeWatchedFiles", new WatcherOptions([new WatchedPattern("**/*")])) }));
        }
    }

    private void Open(TextDocumentItem item)
    {
        if (FileUri.ToPath(item.Uri) is not { } path)
        {
            return;
        }

        var repository = _repositories.FindFor(path);
        Set(repository, new OpenDocument(item.Uri, repository.ToRelative(path), item.Version, new SourceText(item.Text)) { Mark = ReadMark(path) });
    }

    private void Change(DidChangeParams change)
    {
        if (Find(change.TextDocument.Uri) is var (repository, document))
        {
            Set(repository, document.Apply(change.TextDocument.Version ?? document.Version + 1, change.ContentChanges));
        }
    }

    private void Set(OpenRepository repository, OpenDocument document)
    {
        repository.Set(document);
        if (RepositorySettings.IsConfiguration(document.Path))
        {
            repository.ForgetSettings();
            _diagnostics.CheckAll(repository);
        }

        _diagnostics.Check(repository, document);
    }

    private void Close(string uri)
    {
        if (Find(uri) is var (repository, document))
        {
            repository.Remove(document.Path);
            _diagnostics.Forget(document);
            ReadAgain([new FileEvent(uri, 2)]);
        }
    }

    private void Save(string uri)
    {
        if (Find(uri) is var (repository, _))
        {
            _diagnostics.CheckAll(repository);
        }
    }

    private void ReadAgain(IEnumerable<FileEvent> changes)
    {
        const int Changed = 2;
        foreach (var (path, type) in changes.Select(static change => (Path: FileUri.ToPath(change.Uri), change.Type)).Where(static change => change.Path is not null))
        {
            var repository = _repositories.FindFor(path!);
            var relative = repository.ToRelative(path!);
            if (relative.StartsWith(".git/", StringComparison.Ordinal))
            {
                continue;
            }

            if (type != Changed || RepositoryPath.FileName(relative) is IgnoredFiles)
            {
                repository.ForgetFiles();
            }
            else if (RepositorySettings.IsConfiguration(relative) || relative == Baseline.FileName)
            {
                repository.ForgetSettings();
            }

            _diagnostics.CheckAll(repository);
        }
    }

    private (OpenRepository Repository, OpenDocument Document)? Find(string uri) =>
        FileUri.ToPath(uri) is { } path && _repositories.FindFor(path) is var repository && repository.Find(repository.ToRelative(path)) is { } document ? (repository, document) : null;

    /// <summary>The byte order mark of the file on disk.</summary>
    private static ReadOnlyMemory<byte> ReadMark(string path)
    {
        try
        {
            var start = new DirectoryFileSource(Path.GetDirectoryName(path)!).Read(Path.GetFileName(path));
            return start[..FileContent.DetectEncoding(start.Span).Mark];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
