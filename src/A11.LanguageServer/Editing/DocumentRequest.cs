using A11.Core.Files;
using A11.LanguageServer.Documents;
using A11.LanguageServer.Repositories;

namespace A11.LanguageServer.Editing;

/// <summary>A question about an open document, with the state of it that was asked about.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Document">The document.</param>
/// <param name="Files">The repository's files, this document and the others that are open among them, as they were then.</param>
internal sealed record DocumentRequest(OpenRepository Repository, OpenDocument Document, IFileSource Files);
