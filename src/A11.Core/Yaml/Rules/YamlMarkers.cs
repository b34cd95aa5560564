using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml.Rules;

/// <summary>Looks at comments, and at the markers around documents.</summary>
public sealed class YamlMarkers : YamlStyleRule
{
    private static readonly SwitchOption StartIsPresent = new("present", "Whether the marker is asked for; false where it is not allowed.", true);
    private static readonly SwitchOption EndIsPresent = new("present", "Whether the marker is asked for; false where it is not allowed.", true);
    private static readonly SwitchOption RequiresStartingSpace = new("require-starting-space", "Whether a comment begins with a space.", true);
    private static readonly SwitchOption IgnoresShebangs = new("ignore-shebangs", "Whether #! in the first line is allowed.", true);
    private static readonly NumberOption LeastFromContent = new("min-spaces-from-content", "Fewest spaces between something and a comment after it; -1 for any number.", 2) { Minimum = -1 };

    private static readonly CheckDescriptor DocumentStart = new("AXY2401", "missing-document-start", "Documents should begin with ---", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/document-start"],
        OptIn = true,
        Fix = FixSafety.Safe,
        Options = [StartIsPresent],
    };

    private static readonly CheckDescriptor DocumentEnd = new("AXY2402", "missing-document-end", "Documents should end with a marker", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/document-end"],
        OptIn = true,
        Options = [EndIsPresent],
    };

    private static readonly CheckDescriptor Comments = new("AXY2403", "yaml-comment-spacing", "Comments should have spaces around their marker", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/comments"],
        OptIn = true,
        Fix = FixSafety.Safe,
        Options = [RequiresStartingSpace, IgnoresShebangs, LeastFromContent],
    };

    private static readonly CheckDescriptor CommentsIndentation = new("AXY2404", "yaml-comment-indentation", "Comments should be indented like what they speak of", Severity.Warning, Category.Documented)
    {
        Aliases = ["yamllint/comments-indentation"],
        OptIn = true,
    };

    private static readonly Comparer<TextSpan> StartOrder = Comparer<TextSpan>.Create(static (left, right) => left.Start.CompareTo(right.Start));

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => DocumentStart;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [DocumentStart, DocumentEnd, Comments, CommentsIndentation];

    /// <inheritdoc/>
    public override void Visit(YamlTree tree, RuleContext context)
    {
        CheckStart(tree, context);
        CheckEnd(tree, context);
        var layout = new YamlLayout(tree);
        TextSpan[] blocks = [.. tree.AllNodes.OfType<YamlScalar>().Where(static scalar => scalar.IsBlock).Select(static scalar => scalar.Span).OrderBy(static span => span.Start)];
        var previous = -1;
        foreach (var comment in tree.Comments)
        {
            CheckComment(tree.Source, comment.Span, layout, context);
            previous = CheckIndentation(tree.Source, comment.Span, previous, blocks, context);
        }
    }

    private static void CheckStart(YamlTree tree, RuleContext context)
    {
        if (tree.Documents is not [{ Root: var first }, ..])
        {
            return;
        }

        var source = tree.Source;
        if (!context.Option(DocumentStart, StartIsPresent))
        {
            ReportAll(source, "---", DocumentStart, "The marker --- is not allowed here. Remove it.", context);
        }
        else if (!HasMarker(source, "---", 0, first.Span.Start))
        {
            var line = source.GetLine(FirstLineOfContent(source));
            var isFirst = line.Contains(first.Span.Start) && source.Content[line.Start] != '%';
            context.Report(DocumentStart, line, "The document does not begin with ---. Add it on a line of its own.", isFirst ? new Fix("Add ---", [new TextEdit(line with { Length = 0 }, "---\n")], FixSafety.Safe) : null);
        }
    }

    private static void CheckEnd(YamlTree tree, RuleContext context)
    {
        var source = tree.Source;
        if (!context.Option(DocumentEnd, EndIsPresent))
        {
            ReportAll(source, "...", DocumentEnd, "The marker “...” is not allowed here. Remove it.", context);
        }
        else if (!tree.Documents.IsEmpty && !HasMarker(source, "...", tree.Documents[^1].Root.Span.End, source.Length))
        {
            context.Report(DocumentEnd, source.GetLine(source.GetPosition(Math.Max(0, source.Length - 1)).Line), "The document has no end marker. Add “...” on a line of its own.");
        }
    }

    /// <summary>A marker in the first column ends any scalar (YAML 1.2.2, chapter 9.1.2), so that each is one.</summary>
    private static void ReportAll(SourceText source, string marker, CheckDescriptor check, string message, RuleContext context)
    {
        for (var line = 1; line <= source.LineCount; line++)
        {
            var text = source[source.GetLine(line)];
            if (text.StartsWith(marker, StringComparison.Ordinal) && (text.Length == marker.Length || text[marker.Length] is ' ' or '\t'))
            {
                context.Report(check, new TextSpan(source.GetLine(line).Start, marker.Length), message);
            }
        }
    }

    /// <summary>The first line that is neither empty nor a comment.</summary>
    private static int FirstLineOfContent(SourceText source)
    {
        var line = 1;
        while (line < source.LineCount && source[source.GetLine(line)].TrimStart(" \t") is [] or ['#', ..])
        {
            line++;
        }

        return line;
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

    private static void CheckComment(SourceText source, TextSpan comment, YamlLayout layout, RuleContext context)
    {
        var text = source[comment].TrimStart('#');
        var isShebang = comment.Start == 0 && text is ['!', ..] && context.Option(Comments, IgnoresShebangs);
        if (!text.IsEmpty && !char.IsWhiteSpace(text[0]) && !isShebang && context.Option(Comments, RequiresStartingSpace))
        {
            // Some programs read what follows the marker directly, so that a space would change what it is to them.
            context.Report(Comments, comment with { Length = Math.Min(comment.Length, comment.Length - text.Length + 1) }, "The comment has no space after its marker. Add one.");
        }

        var line = source.GetLine(source.GetPosition(comment.Start).Line);
        var before = source[TextSpan.FromBounds(line.Start, comment.Start)];
        var (content, least) = (before.TrimEnd(' ').Length, context.Option(Comments, LeastFromContent));
        if (!before.IsWhiteSpace() && before.Length - content < least)
        {
            var missing = least - (before.Length - content);
            context.Report(
                Comments,
                comment with { Length = 1 },
                $"The comment has {(before.Length - content == 1 ? "one space" : $"{before.Length - content} spaces")} before it, fewer than {least}. Add {(missing == 1 ? "one" : $"{missing}")}.",
                layout.Replace("Add spaces before the comment", comment with { Length = 0 }, new string(' ', missing)));
        }
    }

    /// <summary>Looks at a comment on lines of its own; gives its indentation, which the next one may have as well, or -1.</summary>
    private static int CheckIndentation(SourceText source, TextSpan comment, int previous, TextSpan[] blocks, RuleContext context)
    {
        var (line, column) = (source.GetPosition(comment.Start).Line, IndentOf(source, source.GetPosition(comment.Start).Line));
        if (!source[TextSpan.FromBounds(source.GetLine(line).Start, comment.Start)].IsWhiteSpace())
        {
            return -1;
        }

        var next = IndentOf(source, NeighborLine(source, line, 1));
        var before = previous >= 0 && IsBelowComment(source, line) ? previous : Math.Max(IndentOf(source, FirstLineOf(NeighborLine(source, line, -1), blocks, source)), next);
        if (column != next && column != before)
        {
            context.Report(CommentsIndentation, comment, "The comment is indented neither like the line below nor like the one above. Indent it like what it speaks of.");
        }

        return column;
    }

    /// <summary>Whether the line above, but for empty ones, is a comment.</summary>
    private static bool IsBelowComment(SourceText source, int line)
    {
        var above = line - 1;
        while (above > 0 && source[source.GetLine(above)].IsWhiteSpace())
        {
            above--;
        }

        return above > 0 && source[source.GetLine(above)].TrimStart().StartsWith("#");
    }

    /// <summary>The next line in a direction that is neither empty nor a comment; 0 where there is none.</summary>
    private static int NeighborLine(SourceText source, int line, int direction)
    {
        const int FarthestLine = 200;
        for (var i = line + direction; i >= 1 && i <= source.LineCount && Math.Abs(i - line) < FarthestLine; i += direction)
        {
            var text = source[source.GetLine(i)].TrimStart();
            if (!text.IsEmpty && text[0] != '#')
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>The line itself, or the one where the block scalar that it belongs to begins: a comment behind a script stands where its key does.</summary>
    private static int FirstLineOf(int line, TextSpan[] blocks, SourceText source)
    {
        if (line == 0)
        {
            return 0;
        }

        var end = source.GetLine(line).End;
        var after = Array.BinarySearch(blocks, new TextSpan(end, 0), StartOrder);
        var at = (after < 0 ? ~after : after) - 1;
        return at >= 0 && blocks[at].End >= end ? source.GetPosition(blocks[at].Start).Line : line;
    }

    private static int IndentOf(SourceText source, int line)
    {
        if (line == 0)
        {
            return 0;
        }

        var text = source[source.GetLine(line)];
        return text.Length - text.TrimStart(' ').Length;
    }
}
