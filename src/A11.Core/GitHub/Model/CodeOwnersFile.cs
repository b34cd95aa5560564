using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.GitHub.Model;

/// <summary>A file that names who owns what (“About code owners”): a pattern and owners on each line, of which the last line that matches decides.</summary>
/// <param name="Text">The text.</param>
/// <param name="Lines">The lines with a pattern.</param>
/// <param name="Comments">The comments.</param>
public sealed record CodeOwnersFile(SourceText Text, ImmutableArray<CodeOwnersLine> Lines, ImmutableArray<Comment> Comments)
{
    internal static CodeOwnersFile Parse(SourceText text)
    {
        var lines = ImmutableArray.CreateBuilder<CodeOwnersLine>();
        var comments = new List<TextSpan>();
        for (var number = 1; number <= text.LineCount; number++)
        {
            var words = WordsOf(text, text.GetLine(number), comments);
            if (words is [var pattern, .. var owners])
            {
                lines.Add(new CodeOwnersLine(pattern, [.. owners], number));
            }
        }

        return new CodeOwnersFile(text, lines.ToImmutable(), [.. comments.Select(comment => new Comment(comment, TargetOf(comment, text, lines)))]);
    }

    private static List<TextSpan> WordsOf(SourceText text, TextSpan line, List<TextSpan> comments)
    {
        var words = new List<TextSpan>();
        var content = text.Content;
        for (var i = line.Start; i < line.End;)
        {
            if (char.IsWhiteSpace(content[i]))
            {
                i++;
                continue;
            }

            if (content[i] == '#')
            {
                comments.Add(TextSpan.FromBounds(i, line.End));
                break;
            }

            var start = i;
            while (i < line.End && !char.IsWhiteSpace(content[i]))
            {
                // A space of the path is escaped.
                i += content[i] == '\\' && i + 1 < line.End ? 2 : 1;
            }

            words.Add(TextSpan.FromBounds(start, i));
        }

        return words;
    }

    /// <summary>What a comment speaks of: the line that it is on, else the next with a pattern.</summary>
    private static TextSpan TargetOf(TextSpan comment, SourceText text, IEnumerable<CodeOwnersLine> lines)
    {
        var number = text.GetPosition(comment.Start).Line;
        return lines.FirstOrDefault(line => line.Number >= number) is { } next ? text.GetLine(next.Number) : new TextSpan(text.Length, 0);
    }
}
