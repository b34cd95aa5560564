using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>
/// Finds comments: a <c>#</c> at the start of a line or behind white space that lies in no scalar (YAML 1.2.2, chapter 6.6).
/// </summary>
internal sealed class YamlComments
{
    private readonly YamlTree _tree;

    /// <summary>The node that the last comment stood in front of, and what is below it: many comments in a row stand in front of the same.</summary>
    private (int Node, TextSpan Target) _last = (-1, default);

    private YamlComments(YamlTree tree) => _tree = tree;

    public static ImmutableArray<Comment> Find(YamlTree tree) => new YamlComments(tree).Find();

    private ImmutableArray<Comment> Find()
    {
        var tree = _tree;
        var text = tree.Source.Content;
        if (!text.Contains('#', StringComparison.Ordinal))
        {
            return [];
        }

        var comments = ImmutableArray.CreateBuilder<Comment>();
        var position = 0;
        foreach (var scalar in tree.Scalars.OrderBy(static scalar => scalar.Span.Start))
        {
            Collect(tree, position, scalar.Span.Start, comments);
            position = Math.Max(position, scalar.IsBlock ? CollectHeader(tree, scalar, comments) : scalar.Span.End);
        }

        Collect(tree, position, text.Length, comments);
        return comments.ToImmutable();
    }

    /// <summary>The header line of a block scalar (<c>| # why</c>) may end with a comment.</summary>
    private int CollectHeader(YamlTree tree, YamlScalar scalar, ImmutableArray<Comment>.Builder comments)
    {
        Collect(tree, scalar.Span.Start, Math.Min(EndOfLine(tree.Source.Content, scalar.Span.Start), scalar.Span.End), comments);
        return scalar.Span.End;
    }

    private void Collect(YamlTree tree, int start, int end, ImmutableArray<Comment>.Builder comments)
    {
        var text = tree.Source.Content;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '#' && (i == 0 || char.IsWhiteSpace(text[i - 1])))
            {
                var stop = EndOfLine(text, i);
                comments.Add(new Comment(TextSpan.FromBounds(i, stop), TargetOf(tree, i)));
                i = stop;
            }
        }
    }

    private TextSpan TargetOf(YamlTree tree, int offset)
    {
        var text = tree.Source.Content;
        var lineStart = offset;
        while (lineStart > 0 && text[lineStart - 1] is not ('\n' or '\r'))
        {
            lineStart--;
        }

        // Behind something on its own line it speaks of that line, else of the next node below.
        return text.AsSpan(lineStart, offset - lineStart).IsWhiteSpace()
            ? NextNode(tree, offset)
            : TextSpan.FromBounds(lineStart, offset);
    }

    private TextSpan NextNode(YamlTree tree, int offset)
    {
        // The spans are in ascending order.
        var (low, high) = (0, tree.NodeSpans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tree.NodeSpans[middle].Start > offset ? (low, middle) : (middle + 1, high);
        }

        if (low == tree.NodeSpans.Length)
        {
            return new TextSpan(tree.Source.Length, 0);
        }

        if (_last.Node != low)
        {
            _last = (low, EntryAt(tree.NodeSpans[low], tree.Source));
        }

        return _last.Target;
    }

    /// <summary>From the next node's line start to the end of what is nested below that line.</summary>
    private static TextSpan EntryAt(TextSpan first, SourceText text)
    {
        var line = text.GetPosition(first.Start).Line;
        var start = text.GetLine(line).Start;
        var indent = IndentOf(text.Content, start);
        var end = text.GetLine(line).End;
        for (var next = line + 1; next <= text.LineCount; next++)
        {
            var span = text.GetLine(next);
            if (text[span].IsWhiteSpace())
            {
                continue;
            }

            if (IndentOf(text.Content, span.Start) <= indent)
            {
                break;
            }

            end = span.End;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static int IndentOf(string text, int lineStart)
    {
        var i = lineStart;
        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        return i - lineStart;
    }

    private static int EndOfLine(string text, int offset)
    {
        var length = text.AsSpan(offset).IndexOfAny('\r', '\n');
        return length < 0 ? text.Length : offset + length;
    }
}
