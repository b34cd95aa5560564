using A11.Core.Repositories;
using A11.Core.Text;

namespace A11.Core.Editing;

/// <summary>A file in which somebody types.</summary>
/// <param name="Text">Its text as it is, which mostly can't be parsed where somebody types.</param>
/// <param name="Readable">The file; where its text can't be parsed, without the line that is being typed, at whose place are spaces: offsets stay.</param>
/// <param name="Offset">Where the cursor is.</param>
/// <param name="Repository">The files around it.</param>
public sealed record EditedFile(SourceText Text, SourceFile Readable, int Offset, Repository Repository);
