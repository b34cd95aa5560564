using A11.Agents.Checks;
using A11.Core.Files;

namespace A11.LanguageServer.Repositories;

/// <summary>A repository at a moment: its files, with the documents that are open in place of those on disk, and who checks them.</summary>
/// <param name="Root">Absolute path of its root.</param>
/// <param name="Files">The files.</param>
/// <param name="Check">The check, with the repository's settings.</param>
internal sealed record RepositorySnapshot(string Root, IFileSource Files, RepositoryCheck Check);
