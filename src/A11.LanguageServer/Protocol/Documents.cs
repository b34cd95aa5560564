namespace A11.LanguageServer.Protocol;

/// <summary>A document as it is opened.</summary>
internal sealed record TextDocumentItem(string Uri, int Version, string Text);

/// <summary>A document.</summary>
internal sealed record TextDocumentIdentifier(string Uri);

/// <summary>A document in one of its versions.</summary>
internal sealed record VersionedTextDocumentIdentifier(string Uri, int? Version);

/// <summary>Parameters of <c>textDocument/didOpen</c>.</summary>
internal sealed record DidOpenParams(TextDocumentItem TextDocument);

/// <summary>Parameters of <c>textDocument/didChange</c>.</summary>
internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, ContentChange[] ContentChanges);

/// <summary>An edit of a document; one without a range replaces all of it.</summary>
internal sealed record ContentChange(DocumentRange? Range, string Text);

/// <summary>Parameters of requests about a document, and of notifications that it was closed or saved.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>Parameters of requests about a place.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>Parameters of <c>textDocument/references</c>.</summary>
internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext? Context);

/// <summary>What references are asked for.</summary>
internal sealed record ReferenceContext(bool IncludeDeclaration);

/// <summary>Parameters of <c>workspace/didChangeWatchedFiles</c>.</summary>
internal sealed record DidChangeWatchedFilesParams(FileEvent[] Changes);

/// <summary>What happened to a file: 1 created, 2 changed, 3 deleted.</summary>
internal sealed record FileEvent(string Uri, int Type);
