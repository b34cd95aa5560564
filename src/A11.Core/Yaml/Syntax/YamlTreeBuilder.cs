using System.Collections.Immutable;
using A11.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace A11.Core.Yaml.Syntax;

/// <summary>Builds the tree from the events of YamlDotNet's parser. One builder reads one text.</summary>
internal sealed class YamlTreeBuilder
{
    /// <summary>Deeper than any workflow, compose file or manifest; shallow enough for recursive rules.</summary>
    private const int MaximumDepth = 100;

    /// <summary>Nodes whose lines are indented further for the parser, which reads the text anew for each: more than any file that people write has, few enough for one made to cost.</summary>
    private const int MaximumIndented = 40;

    private readonly SourceText _text;
    private readonly YamlPadding _padding;
    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<OpenCollection> _open = new();
    private readonly List<YamlDocument> _documents = [];
    private readonly List<YamlProblem> _problems = [];
    private readonly List<YamlScalar> _scalars = [];
    private readonly List<TextSpan> _nodes = [];
    private bool _hasAliases;
    private int _scalarEnd;
    private TextSpan? _action;
    private int? _shallow;

    private YamlTreeBuilder(SourceText text, YamlPadding padding) => (_text, _padding) = (text, padding);

    /// <summary>Builds the tree of a text.</summary>
    public static YamlTree Build(SourceText text)
    {
        var padding = new YamlPadding(text.Content);
        for (var left = MaximumIndented; ; left--)
        {
            var builder = new YamlTreeBuilder(text, padding);
            builder.Read();
            if (builder._shallow is not (>= 0 and var start) || left == 0 || !padding.TryIndent(start))
            {
                return builder.Finish();
            }
        }
    }

    private void Read()
    {
        try
        {
            Read(new Parser(new StringReader(_padding.Text)));
        }
        catch (YamlException error)
        {
            var place = PlaceOf(error);
            _shallow = error.Message.Contains("wrong indentation", StringComparison.Ordinal) ? OutermostFlow ?? place.Start : null;
            _problems.Add(new YamlProblem(YamlProblemKind.Syntax, place, YamlSyntaxMessage.Explain(error.Message)));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser's own invariants break on a line of a flow collection that is less deep than its block, and on some malformed texts (a document end directly before a flow indicator).
            // Where the collection could be a key, it breaks before it says that there is one.
            _shallow = OutermostFlow ?? FlowBounds.FindStart(_text.Content, Math.Min(_scalarEnd, _text.Length));
            _problems.Add(new YamlProblem(YamlProblemKind.Syntax, new TextSpan(_scalarEnd, 0), YamlSyntaxMessage.Explain("it can't be parsed after this place")));
        }
    }

    private YamlTree Finish()
    {
        while (_open.Count > 0)
        {
            Close(new TextSpan(Math.Min(_scalarEnd, _text.Length), 0));
        }

        var documents = _documents.ToImmutableArray();
        if (_hasAliases && YamlExpansion.FindBomb(documents) is { } bomb)
        {
            _problems.Add(bomb);
        }

        // What follows an error in the grammar follows from it.
        var broken = _problems.Where(static problem => problem.Kind == YamlProblemKind.Syntax).MinBy(static problem => problem.Span.Start);
        _ = _problems.RemoveAll(problem => broken is not null && problem != broken && problem.Span.Start >= broken.Span.Start);
        _nodes.Sort(static (left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.Length.CompareTo(left.Length));
        return new YamlTree(_text)
        {
            Documents = documents,
            Problems = [.. _problems],
            Scalars = [.. _scalars],
            NodeSpans = [.. _nodes],
            Action = _action,
        };
    }

    private void Read(Parser parser)
    {
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case DocumentStart:
                    _anchors.Clear();
                    break;
                case Scalar scalar:
                    Add(CreateScalar(scalar));
                    break;
                case AnchorAlias alias:
                    Add(CreateAlias(alias));
                    break;
                case MappingStart or SequenceStart:
                    if (_open.Count == MaximumDepth)
                    {
                        var place = Widen(SpanOf(parser.Current.Start, parser.Current.End));
                        _problems.Add(new YamlProblem(YamlProblemKind.TooDeep, place, $"Collections are nested more than {MaximumDepth} deep here, so nothing after this place is checked. Nest them less deeply."));
                        return;
                    }

                    Open((NodeEvent)parser.Current);
                    break;
                case MappingEnd or SequenceEnd:
                    Close(SpanOf(parser.Current.Start, parser.Current.End));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Where the flow collection begins that the parser is in and that is in no other.</summary>
    private int? OutermostFlow => _open.LastOrDefault(static collection => collection.IsFlow)?.Start;

    private YamlScalar CreateScalar(Scalar scalar)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => YamlScalarStyle.Plain,
        };
        var span = ContentSpan(scalar, style);
        var node = new YamlScalar(_text)
        {
            Span = span,
            Value = scalar.Value,
            Style = style,
            Anchor = AnchorOf(scalar),
            Tag = TagOf(scalar),
        };
        _scalars.Add(node);
        _scalarEnd = Math.Max(_scalarEnd, span.End);
        RefuseTabBefore(span.Start);
        return node;
    }

    /// <summary>The parser lets a tab pass that indents a block's first key; other loaders refuse it (YAML 1.2.2, chapter 6.1).</summary>
    private void RefuseTabBefore(int start)
    {
        var position = start;
        while (position > 0 && _text.Content[position - 1] is ' ' or '\t')
        {
            position--;
        }

        var tab = _text.Content.IndexOf('\t', position, start - position);
        var isLineStart = position == 0 || _text.Content[position - 1] is '\n' or '\r';
        if (tab >= 0 && isLineStart && _open.TryPeek(out var parent) && parent is { IsFlow: false, ExpectsKey: true })
        {
            _problems.Add(new YamlProblem(YamlProblemKind.Syntax, new TextSpan(tab, 1), YamlSyntaxMessage.Explain("a tab indents this line. Use spaces")));
        }
    }

    /// <summary>The scalar's own characters: the event of an anchored or tagged scalar begins at the anchor or tag.</summary>
    private TextSpan ContentSpan(Scalar scalar, YamlScalarStyle style)
    {
        var span = SpanOf(scalar.Start, scalar.End);
        var start = span.Start;
        var end = TrimEnd(start, span.End);
        if (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty)
        {
            start = SkipProperties(start, end);
        }

        return style is YamlScalarStyle.Plain && scalar.Value.Length == 0 ? new TextSpan(Math.Min(start, span.End), 0) : TextSpan.FromBounds(start, Math.Max(start, end));
    }

    private int SkipProperties(int start, int end)
    {
        var text = _text.Content;
        while (start < end && text[start] is '&' or '!')
        {
            while (start < end && !char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }
        }

        return start;
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(_text.Content[end - 1]))
        {
            end--;
        }

        return end;
    }

    private YamlAlias CreateAlias(AnchorAlias alias)
    {
        _hasAliases = true;
        var span = SpanOf(alias.Start, alias.End);
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var target))
        {
            _problems.Add(new YamlProblem(YamlProblemKind.UnknownAnchor, span, $"The alias *{name} has no anchor above it, so the file can't be loaded. Define &{name} above, or correct the name."));
        }
        else if (target is null)
        {
            _problems.Add(new YamlProblem(YamlProblemKind.AliasBomb, span, $"The alias *{name} is inside its own anchor &{name}, so the document would be endless and can't be loaded. Remove the alias."));
        }

        return new YamlAlias { Span = span, Name = name, Target = target, Tag = null };
    }

    private void Open(NodeEvent start)
    {
        var anchor = AnchorOf(start);
        if (anchor is not null)
        {
            // Known but not finished: an alias to it from inside would be a loop.
            _anchors[anchor] = null;
        }

        var begin = SpanOf(start.Start, start.End);
        var at = start.Anchor.IsEmpty && start.Tag.IsEmpty ? begin.Start : SkipProperties(begin.Start, _text.Length);
        var isFlow = start is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };
        _open.Push(new OpenCollection(start is MappingStart, isFlow, at, anchor, TagOf(start)));
    }

    private void Close(TextSpan end)
    {
        var collection = _open.Pop();
        var last = collection.Children.Count == 0 ? collection.Start : collection.Children[^1].Span.End;
        var span = TextSpan.FromBounds(collection.Start, Math.Max(collection.Start, collection.IsFlow ? AfterBracket(collection.Start, end.End) : Math.Max(last, collection.LastEnd)));
        Add(collection.IsAction && YamlTemplate.IsAction(_text, span) ? CreateAction(span) : collection.ToNode(span));
    }

    /// <summary>The parser ends a collection in brackets in front of the last of them.</summary>
    private int AfterBracket(int start, int end) =>
        end < _text.Length && (_text.Content[start], _text.Content[end]) is ('{', '}') or ('[', ']') ? end + 1 : end;

    private YamlScalar CreateAction(TextSpan span)
    {
        _action ??= span;
        return new YamlScalar(_text) { Span = span, Value = _text[span].ToString(), Style = YamlScalarStyle.Plain };
    }

    private void Add(YamlNode node)
    {
        if (node.Anchor is { } anchor)
        {
            _anchors[anchor] = node;
        }

        _nodes.Add(node.Span);
        if (_open.TryPeek(out var parent))
        {
            parent.Children.Add(node);
            parent.LastEnd = Math.Max(parent.LastEnd, node.Span.End);
        }
        else
        {
            _documents.Add(new YamlDocument(node));
        }
    }

    /// <summary>Where the parser stopped. It gives no place for a tab in the indentation: that is the first one behind what it read.</summary>
    private TextSpan PlaceOf(YamlException error)
    {
        if (error.Start.Index == 0 && error.Message.Contains("invalid tab", StringComparison.Ordinal))
        {
            var tab = _text.Content.IndexOf('\t', Math.Min(_scalarEnd, _text.Length));
            return tab < 0 ? default : new TextSpan(tab, 1);
        }

        return Widen(SpanOf(error.Start, error.End));
    }

    /// <summary>The character at a place that has no width, so that there is something to underline.</summary>
    private TextSpan Widen(TextSpan span) =>
        span.Length == 0 && span.Start < _text.Length && _text.Content[span.Start] is not ('\r' or '\n') ? span with { Length = 1 } : span;

    private TextSpan SpanOf(Mark start, Mark end)
    {
        var from = Math.Clamp(_padding.ToOriginal((int)start.Index), 0, _text.Length);
        var to = Math.Clamp(_padding.ToOriginal((int)end.Index), from, _text.Length);
        return TextSpan.FromBounds(from, to);
    }

    private static string? AnchorOf(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private static string? TagOf(NodeEvent node) => node.Tag.IsEmpty ? null : node.Tag.Value;

    private sealed class OpenCollection(bool isMapping, bool isFlow, int start, string? anchor, string? tag)
    {
        public bool IsFlow => isFlow;

        public int Start => start;

        public int LastEnd { get; set; }

        public bool ExpectsKey => isMapping && Children.Count % 2 == 0;

        public List<YamlNode> Children { get; } = [];

        /// <summary>Whether it is a mapping in braces whose only key is one, too, and has no value.</summary>
        public bool IsAction => isMapping && isFlow && anchor is null && Children is [YamlMapping { IsFlow: true }, YamlScalar { Span.Length: 0 }];

        public YamlNode ToNode(TextSpan span) => isMapping
            ? new YamlMapping { Span = span, Entries = [.. Entries(span)], IsFlow = isFlow, Anchor = anchor, Tag = tag }
            : new YamlSequence { Span = span, Items = [.. Children], IsFlow = isFlow, Anchor = anchor, Tag = tag };

        private IEnumerable<YamlEntry> Entries(TextSpan span)
        {
            for (var i = 0; i + 1 < Children.Count; i += 2)
            {
                yield return new YamlEntry(Children[i], Children[i + 1]);
            }

            // The text broke off between a key and its value.
            if (Children.Count % 2 == 1)
            {
                var key = Children[^1];
                yield return new YamlEntry(key, new YamlAlias { Span = new TextSpan(span.End, 0), Name = "", Target = null });
            }
        }
    }
}
