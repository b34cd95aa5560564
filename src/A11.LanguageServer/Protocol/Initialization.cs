using System.Text.Json;

namespace A11.LanguageServer.Protocol;

/// <summary>Parameters of <c>initialize</c>.</summary>
internal sealed record InitializeParams(int? ProcessId, string? RootUri, WorkspaceFolder[]? WorkspaceFolders, ClientCapabilities? Capabilities);

/// <summary>A directory that the client has open.</summary>
internal sealed record WorkspaceFolder(string Uri, string? Name);

/// <summary>Parameters of <c>workspace/didChangeWorkspaceFolders</c>.</summary>
internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersChange Event);

/// <summary>Which directories the client has opened and closed.</summary>
internal sealed record WorkspaceFoldersChange(WorkspaceFolder[]? Added, WorkspaceFolder[]? Removed);

/// <summary>What the client can do, as far as the server asks.</summary>
internal sealed record ClientCapabilities(WorkspaceClientCapabilities? Workspace, TextDocumentClientCapabilities? TextDocument, WindowClientCapabilities? Window);

/// <summary>What the client can do with its workspace.</summary>
internal sealed record WorkspaceClientCapabilities(DynamicCapability? DidChangeWatchedFiles);

/// <summary>A capability that may be registered later.</summary>
internal sealed record DynamicCapability(bool DynamicRegistration);

/// <summary>What the client can do with documents.</summary>
internal sealed record TextDocumentClientCapabilities(CodeActionClientCapabilities? CodeAction);

/// <summary>What the client can do with code actions.</summary>
internal sealed record CodeActionClientCapabilities(CodeActionResolveSupport? ResolveSupport);

/// <summary>Which properties of a code action the client asks for when it is chosen.</summary>
internal sealed record CodeActionResolveSupport(string[]? Properties);

/// <summary>What the client can show.</summary>
internal sealed record WindowClientCapabilities(ShowDocumentClientCapabilities? ShowDocument);

/// <summary>Whether the client can show a document, or a page of the web.</summary>
internal sealed record ShowDocumentClientCapabilities(bool Support);

/// <summary>The answer to <c>initialize</c>.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

/// <summary>The server's name.</summary>
internal sealed record ServerInfo(string Name, string Version);

/// <summary>What the server can do.</summary>
internal sealed record ServerCapabilities
{
    /// <summary>How columns are counted.</summary>
    public string PositionEncoding { get; init; } = "utf-16";

    /// <summary>How documents are sent.</summary>
    public TextDocumentSyncOptions TextDocumentSync { get; init; } = new();

    /// <summary>Which code actions there are.</summary>
    public CodeActionOptions CodeActionProvider { get; init; } = new();

    /// <summary>Which commands there are.</summary>
    public ExecuteCommandOptions? ExecuteCommandProvider { get; init; }

    /// <summary>Whether there are texts for places.</summary>
    public bool HoverProvider { get; init; } = true;

    /// <summary>What begins a completion.</summary>
    public CompletionOptions CompletionProvider { get; init; } = new();

    /// <summary>Whether definitions are found.</summary>
    public bool DefinitionProvider { get; init; } = true;

    /// <summary>Whether references are found.</summary>
    public bool ReferencesProvider { get; init; } = true;

    /// <summary>Whether documents have an outline.</summary>
    public bool DocumentSymbolProvider { get; init; } = true;

    /// <summary>Whether documents have parts to fold.</summary>
    public bool FoldingRangeProvider { get; init; } = true;

    /// <summary>What the server takes of the workspace.</summary>
    public WorkspaceOptions Workspace { get; init; } = new();
}

/// <summary>How documents are sent: opened and closed, in edits (2), and when they are saved.</summary>
internal sealed record TextDocumentSyncOptions
{
    /// <summary>Whether the server is told of documents that are opened and closed.</summary>
    public bool OpenClose { get; init; } = true;

    /// <summary>2 for edits.</summary>
    public int Change { get; init; } = 2;

    /// <summary>Whether the server is told of documents that are saved.</summary>
    public bool Save { get; init; } = true;
}

/// <summary>Which code actions there are.</summary>
internal sealed record CodeActionOptions
{
    /// <summary>The kinds.</summary>
    public string[] CodeActionKinds { get; init; } = [CodeActionKind.QuickFix, CodeActionKind.FixAll];

    /// <summary>Whether the edits are made when an action is chosen.</summary>
    public bool ResolveProvider { get; init; } = true;
}

/// <summary>Which commands there are.</summary>
internal sealed record ExecuteCommandOptions(string[] Commands);

/// <summary>What begins a completion.</summary>
internal sealed record CompletionOptions
{
    /// <summary>Characters beside letters that begin one.</summary>
    public string[] TriggerCharacters { get; init; } = [".", " ", "=", "{", "(", "/"];
}

/// <summary>What the server takes of the workspace.</summary>
internal sealed record WorkspaceOptions
{
    /// <summary>How it takes several directories.</summary>
    public WorkspaceFoldersOptions WorkspaceFolders { get; init; } = new();
}

/// <summary>That the server takes several directories, and is told of changes.</summary>
internal sealed record WorkspaceFoldersOptions
{
    /// <summary>Whether it takes several.</summary>
    public bool Supported { get; init; } = true;

    /// <summary>Whether it wants to be told of changes.</summary>
    public bool ChangeNotifications { get; init; } = true;
}

/// <summary>Parameters of <c>client/registerCapability</c>.</summary>
internal sealed record RegistrationParams(Registration[] Registrations);

/// <summary>A capability that the server registers.</summary>
internal sealed record Registration(string Id, string Method, WatcherOptions RegisterOptions);

/// <summary>Which files the client is to watch.</summary>
internal sealed record WatcherOptions(WatchedPattern[] Watchers);

/// <summary>Files that the client is to watch.</summary>
internal sealed record WatchedPattern(string GlobPattern);

/// <summary>Parameters of <c>workspace/executeCommand</c>.</summary>
internal sealed record ExecuteCommandParams(string Command, JsonElement[]? Arguments);

/// <summary>Parameters of <c>window/showDocument</c>.</summary>
internal sealed record ShowDocumentParams(string Uri, bool External);

/// <summary>Parameters of <c>window/logMessage</c> and <c>window/showMessage</c>: 1 error, 2 warning, 3 information, 4 log.</summary>
internal sealed record MessageParams(int Type, string Message);
