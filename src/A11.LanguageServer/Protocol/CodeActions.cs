using System.Text.Json;

namespace A11.LanguageServer.Protocol;

/// <summary>Kinds of code actions.</summary>
internal static class CodeActionKind
{
    /// <summary>Does something about a finding.</summary>
    public const string QuickFix = "quickfix";

    /// <summary>Applies all safe fixes of a document.</summary>
    public const string FixAll = "source.fixAll.a11";
}

/// <summary>Parameters of <c>textDocument/codeAction</c>.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, DocumentRange Range, CodeActionContext? Context);

/// <summary>What code actions are asked for.</summary>
internal sealed record CodeActionContext(string[]? Only);

/// <summary>Something that can be done at a place.</summary>
internal sealed record CodeAction(string Title, string Kind)
{
    /// <summary>The findings that it is about.</summary>
    public ProtocolDiagnostic[]? Diagnostics { get; init; }

    /// <summary>Whether it is what most people would choose.</summary>
    public bool? IsPreferred { get; init; }

    /// <summary>What it changes; null until it is chosen, where that takes time.</summary>
    public WorkspaceEdit? Edit { get; init; }

    /// <summary>The command that carries it out.</summary>
    public Command? Command { get; init; }

    /// <summary>What the server needs to make the edit when it is chosen.</summary>
    public CodeActionData? Data { get; init; }
}

/// <summary>What the server needs to make an edit later.</summary>
/// <param name="Uri">The document.</param>
/// <param name="Version">The document's version that the action was offered for.</param>
/// <param name="Action">What to do: <c>suppress</c> or <c>fixAll</c>.</param>
/// <param name="Check">The check's ID.</param>
/// <param name="Start">Where its finding begins.</param>
internal sealed record CodeActionData(string Uri, int Version, string Action, string? Check, int Start);

/// <summary>Edits of documents.</summary>
internal sealed record WorkspaceEdit(TextDocumentEdit[] DocumentChanges);

/// <summary>Edits of a document in one of its versions.</summary>
internal sealed record TextDocumentEdit(VersionedTextDocumentIdentifier TextDocument, ProtocolTextEdit[] Edits);

/// <summary>An edit.</summary>
internal sealed record ProtocolTextEdit(DocumentRange Range, string NewText);

/// <summary>A command of the server.</summary>
internal sealed record Command(string Title, [property: System.Text.Json.Serialization.JsonPropertyName("command")] string Name, JsonElement[]? Arguments);
