using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Looks at comments, and at the markers around documents.</summary>
public sealed class YamlMarkers : YamlStyleRule
{
    private static readonly CheckDescriptor DocumentStart = new("AXY2401", "missing-document-start", "Documents should begin with ---", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/document-start"],
        OptIn = true,
    };

    private static readonly CheckDescriptor DocumentEnd = new("AXY2402", "missing-document-end", "Documents should end with a marker", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/document-end"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Comments = new("AXY2403", "yaml-comment-spacing", "Comments should have spaces around their marker", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/comments"],
        OptIn = true,
    };

    private static readonly CheckDescriptor CommentsIndentation = new("AXY2404", "yaml-comment-indentation", "Comments should be indented like what they speak of", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/comments-indentation"],
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => DocumentStart;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [DocumentStart, DocumentEnd, Comments, CommentsIndentation];

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        CheckDocument(tree, context);
        var previous = -1;
        foreach (var comment in tree.Comments)
        {
            CheckComment(tree.Source, comment.Span, context);
            previous = CheckIndentation(tree.Source, comment.Span, previous, context);
        }
    }

    private static void CheckDocument(YamlTree tree, RuleContext context)
    {
        if (tree.Documents is not [{ Root: var first }, ..])
        {
            return;
        }

        if (!HasMarker(tree.Source, "---", 0, first.Span.Start))
        {
            context.Report(DocumentStart, tree.Source.GetLine(tree.Source.GetPosition(first.Span.Start).Line), "The document does not begin with ---. Add it on a line of its own.");
        }

        if (!HasMarker(tree.Source, "...", tree.Documents[^1].Root.Span.End, tree.Source.Length))
        {
            context.Report(DocumentEnd, tree.Source.GetLine(tree.Source.GetPosition(Math.Max(0, tree.Source.Length - 1)).Line), "The document has no end marker. Add “...” on a line of its own.");
        }
    }

    private static bool HasMarker(SourceText source, string marker, int start, int end)
    {
        for (var line = source.GetPosition(start).Line; line <= source.LineCount && source.GetLine(line).Start <= end; line++)
        {
            if (source[source.GetLine(line)].StartsWith(marker, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckComment(SourceText source, TextSpan comment, RuleContext context)
    {
        var text = source[comment].TrimStart('#');
        if (!text.IsEmpty && !char.IsWhiteSpace(text[0]) && !(comment.Start == 0 && text[0] == '!'))
        {
            context.Report(Comments, comment with { Length = Math.Min(comment.Length, comment.Length - text.Length + 1) }, "The comment has no space after its marker. Add one.");
        }

        var line = source.GetLine(source.GetPosition(comment.Start).Line);
        var before = source[TextSpan.FromBounds(line.Start, comment.Start)];
        var content = before.TrimEnd(' ').Length;
        if (content > 0 && before.Length - content < 2)
        {
            context.Report(Comments, comment with { Length = 1 }, "The comment has fewer than two spaces before it. Add one.");
        }
    }

    /// <summary>Looks at a comment on lines of its own; gives its indentation, which the next one may have as well, or -1.</summary>
    private static int CheckIndentation(SourceText source, TextSpan comment, int previous, RuleContext context)
    {
        var (line, column) = (source.GetPosition(comment.Start).Line, IndentOf(source, source.GetPosition(comment.Start).Line));
        if (!source[TextSpan.FromBounds(source.GetLine(line).Start, comment.Start)].IsWhiteSpace())
        {
            return -1;
        }

        var next = NeighborIndent(source, line, 1);
        var isBehindComment = previous >= 0 && line > 1 && source[source.GetLine(line - 1)].TrimStart().StartsWith("#");
        var before = isBehindComment ? previous : Math.Max(NeighborIndent(source, line, -1), next);
        if (column != next && column != before)
        {
            context.Report(CommentsIndentation, comment, "The comment is indented neither like the line below nor like the one above. Indent it like what it speaks of.");
        }

        return column;
    }

    /// <summary>The indentation of the next line in a direction that is neither empty nor a comment; 0 where there is none.</summary>
    private static int NeighborIndent(SourceText source, int line, int direction)
    {
        const int FarthestLine = 200;
        for (var i = line + direction; i >= 1 && i <= source.LineCount && Math.Abs(i - line) < FarthestLine; i += direction)
        {
            var text = source[source.GetLine(i)].TrimStart();
            if (!text.IsEmpty && text[0] != '#')
            {
                return IndentOf(source, i);
            }
        }

        return 0;
    }

    private static int IndentOf(SourceText source, int line)
    {
        var text = source[source.GetLine(line)];
        return text.Length - text.TrimStart(' ').Length;
    }
}
