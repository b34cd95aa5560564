namespace A11.LanguageServer.Protocol;

/// <summary>A place of a document.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Character">The UTF-16 code unit of the line, from 0.</param>
internal sealed record Position(int Line, int Character);

/// <summary>A part of a document; its end is not in it.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal sealed record DocumentRange(Position Start, Position End);

/// <summary>A part of a document that may be another one.</summary>
/// <param name="Uri">The document.</param>
/// <param name="Range">The part.</param>
internal sealed record Location(string Uri, DocumentRange Range);
