using System.Text;
using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>The script of a RUN.</summary>
/// <param name="Text">The script.</param>
/// <param name="Map">Leads from it to the file.</param>
/// <param name="IsForShell">Whether the shell in force reads it; false where its first line names a program of its own (<c>#!</c>).</param>
public sealed record RunScript(string Text, SourceMap Map, bool IsForShell)
{
    /// <summary>The arguments with the here-documents behind them, as the shell itself would read them.</summary>
    internal static RunScript Join(Instruction run, SourceText source)
    {
        var text = new StringBuilder(run.Arguments);
        var segments = new List<SourceMap.Segment>();
        segments.AddRange(run.Map.Segments);
        foreach (var document in run.HereDocuments)
        {
            var lines = TextSpan.FromBounds(document.Content.Start, document.End.End);
            segments.Add(new SourceMap.Segment(text.Length, 1, new TextSpan(lines.Start, 0)));
            _ = text.Append('\n');
            segments.Add(new SourceMap.Segment(text.Length, lines.Length, lines));
            _ = text.Append(source[lines]);
        }

        return new RunScript(text.ToString(), SourceMap.FromSegments(segments), true);
    }
}
