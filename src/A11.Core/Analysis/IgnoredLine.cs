using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>A line for which another linter's configuration ignores a check.</summary>
/// <param name="Peer">The linter.</param>
/// <param name="Name">The check, with the linter in front.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record IgnoredLine(string Peer, string Name, int Line)
{
    /// <summary>It as a suppression; null where the text has no such line.</summary>
    internal Suppression? Read(SourceText text) =>
        Line >= 1 && Line <= text.LineCount && text.GetLine(Line) is var place ? new Suppression(new TextSpan(place.Start, 0), [new SuppressedName(Name, default)], place, Peer, null) : null;
}
