using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using A11.Core.Json.Syntax;
using A11.Core.Text;
using JsonValue = A11.Core.Json.Syntax.JsonValue;

namespace A11.Core.Json.Editing;

/// <summary>
/// A JSON text, perhaps with comments and trailing commas, that gets members and items added and taken out again. What it does not touch stays as it is
/// written, and what is taken out leaves the text as it was before it was added: containers that were made for it go with it, and others stay.
/// </summary>
public sealed class JsonEditor
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string _lineEnd;
    private SourceText _text;
    private JsonValue _root;

    /// <summary>The text with spaces in place of comments, by which no place moves.</summary>
    private string _plain;

    /// <summary>Opens a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lineEnd">How its lines end.</param>
    /// <exception cref="JsonEditException">It is no JSON object.</exception>
    public JsonEditor(string text, string lineEnd)
    {
        _lineEnd = lineEnd;
        (_text, _root, _plain) = Read(text);
        if (_root.Kind != JsonValueKind.Object)
        {
            throw new JsonEditException(_text.GetPosition(_root.Span.Start), "the file must hold a JSON object");
        }
    }

    /// <summary>The text as it is now.</summary>
    public string Text => _text.Content;

    /// <summary>A new document.</summary>
    /// <param name="content">What is in it.</param>
    /// <param name="lineEnd">How its lines end.</param>
    public static string Create(JsonObject content, string lineEnd) => JsonLayout.Render(content, "", "  ", lineEnd) + lineEnd;

    /// <summary>Adds a member to an object, which is made where it is missing. One of this name stays as it is.</summary>
    /// <param name="path">The names that lead to the object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="JsonEditException">A value on the way is no object.</exception>
    public bool AddMember(ImmutableArray<string> path, string name, JsonNode value) =>
        Add(path, JsonValueKind.Object, container => container[name] is null, new JsonObject { [name] = value.DeepClone() }, indent => JsonLayout.Render(name, value, indent.Own, indent.Step, _lineEnd));

    /// <summary>Adds an item at the end of an array, which is made where it is missing. One of the same value stays as it is.</summary>
    /// <param name="path">The names that lead to the array.</param>
    /// <param name="value">The item.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="JsonEditException">A value on the way is no object, or the last one no array.</exception>
    public bool AddItem(ImmutableArray<string> path, JsonNode value) =>
        Add(path, JsonValueKind.Array, container => !container.Items.Any(item => IsSame(item, value)), new JsonArray(value.DeepClone()), indent => JsonLayout.Render(value, indent.Own, indent.Step, _lineEnd));

    /// <summary>Takes a member out, where it has this value.</summary>
    /// <param name="path">The names that lead to the object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it was there.</returns>
    public bool RemoveMember(ImmutableArray<string> path, string name, JsonNode value) =>
        Find(path) is { } container && container.Members.ToList().FindLastIndex(member => member.Name == name) is >= 0 and var at && IsSame(container.Members[at].Value, value) && Remove(path, at);

    /// <summary>Takes an item out of an array.</summary>
    /// <param name="path">The names that lead to the array.</param>
    /// <param name="value">The item.</param>
    /// <returns>Whether it was there.</returns>
    public bool RemoveItem(ImmutableArray<string> path, JsonNode value) =>
        Find(path) is { } container && container.Items.ToList().FindLastIndex(item => IsSame(item, value)) is >= 0 and var at && Remove(path, at);

    /// <summary>Whether there is a value at the end of a path.</summary>
    /// <param name="path">The names that lead to it.</param>
    public bool Has(ImmutableArray<string> path) => Find(path) is not null;

    /// <summary>Whether the value at the end of a path is a container, or there is none, so that something can be added to it.</summary>
    /// <param name="path">The names that lead to it.</param>
    public bool IsOpen(ImmutableArray<string> path)
    {
        var value = _root;
        foreach (var name in path)
        {
            if (value[name] is not { } next)
            {
                return value.Kind == JsonValueKind.Object;
            }

            value = next;
        }

        return value.Kind is JsonValueKind.Object or JsonValueKind.Array;
    }

    private bool Add(ImmutableArray<string> path, JsonValueKind kind, Func<JsonValue, bool> isMissing, JsonNode made, Func<Indentation, string> render)
    {
        var container = _root;
        for (var i = 0; i < path.Length; i++)
        {
            Require(container, JsonValueKind.Object, path[..i]);
            if (container[path[i]] is not { } next)
            {
                // All that is missing on the way is made in one piece, whose brackets are on lines of their own: by that it is known again.
                var value = path[(i + 1)..].Reverse().Aggregate(made, static (inner, name) => new JsonObject { [name] = inner });
                Insert(container, indent => JsonLayout.Render(path[i], value, indent.Own, indent.Step, _lineEnd));
                return true;
            }

            container = next;
        }

        Require(container, kind, path);
        if (!isMissing(container))
        {
            return false;
        }

        Insert(container, render);
        return true;
    }

    private void Require(JsonValue value, JsonValueKind kind, ImmutableArray<string> path)
    {
        if (value.Kind != kind)
        {
            throw new JsonEditException(_text.GetPosition(value.Span.Start), $"“{string.Join('.', path)}” must be an {(kind == JsonValueKind.Array ? "array" : "object")}");
        }
    }

    private void Insert(JsonValue container, Func<Indentation, string> render)
    {
        var indent = FindIndentation(container);
        if (LastOf(container) is not { } last)
        {
            // Directly behind the bracket, unlike in a container that is made: so it is known to have been there.
            Replace([Insertion(container.Span.Start + 1, render(indent with { Own = indent.Outer }))]);
            return;
        }

        var comma = _plain.IndexOf(',', last.End, container.Span.End - last.End);
        var place = SkipComments(comma < 0 ? last.End : comma + 1);
        var added = _lineEnd + indent.Own + render(indent);
        Replace(comma >= 0 ? [Insertion(place, added + ",")]
            : place == last.End ? [Insertion(place, "," + added)]
            : [Insertion(last.End, ","), Insertion(place, added)]);
    }

    private bool Remove(ImmutableArray<string> path, int index)
    {
        var container = Find(path)!;
        var spans = SpansOf(container);
        var made = Content[container.Span.Start + 1] is '\r' or '\n';
        Replace(EditsOfRemoval(container, spans, index));
        if (made && path.Length > 0 && Find(path) is { } left && LastOf(left) is null && string.IsNullOrWhiteSpace(Content[(left.Span.Start + 1)..(left.Span.End - 1)]))
        {
            var parent = Find(path[..^1])!;
            _ = Remove(path[..^1], parent.Members.ToList().FindLastIndex(member => member.Name == path[^1]));
        }

        return true;
    }

    private ImmutableArray<TextEdit> EditsOfRemoval(JsonValue container, ImmutableArray<TextSpan> spans, int index)
    {
        var (span, close) = (spans[index], container.Span.End - 1);
        var next = index + 1 < spans.Length ? spans[index + 1].Start : close;
        var comma = _plain.IndexOf(',', span.End, next - span.End);
        if (index > 0 && index == spans.Length - 1 && comma < 0)
        {
            var before = _plain.IndexOf(',', spans[index - 1].End, span.Start - spans[index - 1].End);
            return [Cut(before, before + 1), Cut(LineBreakBefore(span.Start), span.End)];
        }

        var end = comma < 0 ? span.End : comma + 1;
        if (spans.Length > 1)
        {
            return [Cut(LineBreakBefore(span.Start), end)];
        }

        var isMade = Content[container.Span.Start + 1] is '\r' or '\n';
        var isAlone = string.IsNullOrWhiteSpace(Content[(container.Span.Start + 1)..span.Start]) && string.IsNullOrWhiteSpace(Content[end..close]);
        return isMade ? [isAlone ? Cut(container.Span.Start + 1, close) : Cut(LineBreakBefore(span.Start), end)] : [Cut(span.Start, end)];
    }

    private static TextEdit Insertion(int place, string text) => new(new TextSpan(place, 0), text);

    private static TextEdit Cut(int start, int end) => new(TextSpan.FromBounds(start, end), "");

    /// <summary>Where the line break and the indentation before a place begin; the place itself where there is no break.</summary>
    private int LineBreakBefore(int place)
    {
        var at = place;
        while (at > 0 && Content[at - 1] is ' ' or '\t')
        {
            at--;
        }

        if (at > 0 && Content[at - 1] == '\n')
        {
            at -= at > 1 && Content[at - 2] == '\r' ? 2 : 1;
        }

        return at;
    }

    /// <summary>The end of the comments that follow on the same line, which speak of what stands before them.</summary>
    private int SkipComments(int place)
    {
        var comments = JsonComments.Find(Content);
        for (var at = place; at < Content.Length;)
        {
            if (comments.FirstOrDefault(comment => comment.Start == at) is { Length: > 0 } comment && !_text[comment].ContainsAny('\r', '\n'))
            {
                at = place = comment.End;
            }
            else if (Content[at] is ' ' or '\t')
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return place;
    }

    private Indentation FindIndentation(JsonValue container)
    {
        var step = FirstOf(_root) is { } first && IsFirstOnLine(first.Start) && LinePrefix(first.Start) is { Length: > 0 } prefix ? prefix : "  ";
        var outer = LinePrefix(container.Span.Start);
        return new Indentation(outer, LastOf(container) is { } last && IsFirstOnLine(SpansOf(container)[^1].Start) ? LinePrefix(last.Start) : outer + step, step);
    }

    private bool IsFirstOnLine(int place) => string.IsNullOrWhiteSpace(Content[_text.GetLine(_text.GetPosition(place).Line).Start..place]);

    /// <summary>The whitespace at the beginning of a line.</summary>
    private string LinePrefix(int place)
    {
        var line = _text.GetLine(_text.GetPosition(place).Line);
        return new string([.. Content.AsSpan(line.Start, line.Length).ToString().TakeWhile(static character => character is ' ' or '\t')]);
    }

    private JsonValue? Find(ImmutableArray<string> path) => path.Aggregate((JsonValue?)_root, static (value, name) => value?[name]);

    private static ImmutableArray<TextSpan> SpansOf(JsonValue container) =>
        [.. container.Members.Select(static member => member.NameSpan.Union(member.Value.Span)).Concat(container.Items.Select(static item => item.Span))];

    private static TextSpan? FirstOf(JsonValue container) => SpansOf(container) is [var first, ..] ? first : null;

    private static TextSpan? LastOf(JsonValue container) => SpansOf(container) is [.., var last] ? last : null;

    private bool IsSame(JsonValue value, JsonNode other) => JsonNode.DeepEquals(JsonNode.Parse(_text[value.Span].ToString(), documentOptions: Lenient), other);

    private string Content => _text.Content;

    private void Replace(ImmutableArray<TextEdit> edits) => (_text, _root, _plain) = Read(TextEdit.Apply(Content, edits));

    private static (SourceText Text, JsonValue Root, string Plain) Read(string content)
    {
        var text = new SourceText(content);
        var tree = JsonReader.ReadWithComments(text);
        return tree.Problem is { } problem ? throw new JsonEditException(text.GetPosition(problem.Place.Start), problem.Reason) : (text, tree.Root!, JsonComments.Blank(content, JsonComments.Find(content)));
    }

    /// <summary>How lines are indented.</summary>
    /// <param name="Outer">The line of the container.</param>
    /// <param name="Own">What is in it.</param>
    /// <param name="Step">One level more.</param>
    private readonly record struct Indentation(string Outer, string Own, string Step);
}
