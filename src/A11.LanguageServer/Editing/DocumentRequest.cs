using A11.LanguageServer.Documents;
using A11.LanguageServer.Repositories;

namespace A11.LanguageServer.Editing;

/// <summary>A question about an open document, with the state of it that was asked about.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Document">The document.</param>
internal sealed record DocumentRequest(OpenRepository Repository, OpenDocument Document);
