using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using A11.Core.Text;

namespace A11.Core.Json.Syntax;

/// <summary>Reads JSON (RFC 8259) into values that know their places.</summary>
internal sealed class JsonReader
{
    private const int MaximumDepth = 64;

    private readonly SourceText _text;
    private readonly string _content;
    private readonly int[] _offsets;
    private readonly byte[] _bytes;

    private JsonReader(SourceText text, string content)
    {
        _text = text;
        _content = content;
        _bytes = Encoding.UTF8.GetBytes(content);
        _offsets = Offsets(content, _bytes.Length);
    }

    /// <summary>Reads a text in which comments and trailing commas are errors.</summary>
    public static JsonTree Read(SourceText text) => new JsonReader(text, text.Content).Read(new JsonReaderOptions { MaxDepth = MaximumDepth }, []);

    /// <summary>Reads a text that may have comments and trailing commas.</summary>
    public static JsonTree ReadWithComments(SourceText text)
    {
        var comments = JsonComments.Find(text.Content);
        return new JsonReader(text, JsonComments.Blank(text.Content, comments)).Read(new JsonReaderOptions { MaxDepth = MaximumDepth, AllowTrailingCommas = true }, comments);
    }

    private JsonTree Read(JsonReaderOptions options, ImmutableArray<TextSpan> comments)
    {
        var json = new Utf8JsonReader(_bytes, options);
        try
        {
            _ = json.Read();
            var root = ReadValue(ref json);
            _ = json.Read();
            return new JsonTree(root) { Comments = [.. comments.Select(span => new Comment(_text[span].EndsWith("*/") ? span with { Length = span.Length - 2 } : span, TargetOf(span, root)))] };
        }
        catch (JsonException error)
        {
            return new JsonTree(Root: null) { Problem = new JsonFault(_content, options.AllowTrailingCommas, MaximumDepth).Find() ?? (PlaceOf(error), "it can't be read") };
        }
    }

    private TextSpan PlaceOf(JsonException error)
    {
        var line = (int)(error.LineNumber ?? 0) + 1;
        var start = line <= _text.LineCount ? _text.GetLine(line).Start : _text.Length;
        var at = Math.Min(CharacterAt(ByteAt(start) + (int)(error.BytePositionInLine ?? 0)), _text.Length);
        return new TextSpan(at, at < _text.Length ? 1 : 0);
    }

    /// <summary>Behind something on its own line a comment speaks of that line, else of the next member or item.</summary>
    private TextSpan TargetOf(TextSpan comment, JsonValue root)
    {
        var line = _text.GetLine(_text.GetPosition(comment.Start).Line);
        var before = TextSpan.FromBounds(line.Start, comment.Start);
        return _text[before].IsWhiteSpace() ? FindNext(root, comment.End) ?? new TextSpan(_text.Length, 0) : before;
    }

    /// <summary>The first member or item that begins behind a place, with all that is in it.</summary>
    private static TextSpan? FindNext(JsonValue value, int place)
    {
        foreach (var part in value.Members.Select(static member => (Span: member.NameSpan.Union(member.Value.Span), member.Value)).Concat(value.Items.Select(static item => (item.Span, Value: item))))
        {
            if (part.Span.Start >= place)
            {
                return part.Span;
            }

            if (part.Span.End > place)
            {
                return FindNext(part.Value, place);
            }
        }

        return null;
    }

    private JsonValue ReadValue(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref json, start);
            case JsonTokenType.StartArray:
                return ReadArray(ref json, start);
            default:
                var kind = json.TokenType switch
                {
                    JsonTokenType.String => JsonValueKind.String,
                    JsonTokenType.Number => JsonValueKind.Number,
                    JsonTokenType.True => JsonValueKind.True,
                    JsonTokenType.False => JsonValueKind.False,
                    _ => JsonValueKind.Null,
                };
                return new JsonValue(kind, SpanFrom(start, ref json)) { Text = kind == JsonValueKind.String ? TextOf(ref json) : null };
        }
    }

    private JsonValue ReadObject(ref Utf8JsonReader json, int start)
    {
        var members = new List<(string, TextSpan, JsonValue)>();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = TextOf(ref json);

            // What the reader has consumed goes up to the colon.
            var first = (int)json.TokenStartIndex;
            var span = TextSpan.FromBounds(CharacterAt(first), CharacterAt(first + json.ValueSpan.Length + 2));
            _ = json.Read();
            members.Add((name, span, ReadValue(ref json)));
        }

        return new JsonValue(JsonValueKind.Object, SpanFrom(start, ref json)) { Members = members };
    }

    private JsonValue ReadArray(ref Utf8JsonReader json, int start)
    {
        var items = new List<JsonValue>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref json));
        }

        return new JsonValue(JsonValueKind.Array, SpanFrom(start, ref json)) { Items = items };
    }

    /// <summary>An escaped half of a surrogate pair is no text; it becomes the replacement character, which no path may hold.</summary>
    private static string TextOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private TextSpan SpanFrom(int start, ref Utf8JsonReader json) => TextSpan.FromBounds(CharacterAt(start), CharacterAt((int)json.BytesConsumed));

    private int CharacterAt(int position) => _offsets.Length == 0 ? position : _offsets[Math.Clamp(position, 0, _offsets.Length - 1)];

    private int ByteAt(int character)
    {
        var index = _offsets.Length == 0 ? character : Array.BinarySearch(_offsets, character);
        return index < 0 ? ~index : index;
    }

    /// <summary>The character that each byte belongs to; empty where every character is one byte.</summary>
    private static int[] Offsets(string text, int length)
    {
        if (length == text.Length)
        {
            return [];
        }

        var offsets = new int[length + 1];
        var position = 0;
        var character = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Array.Fill(offsets, character, position, rune.Utf8SequenceLength);
            position += rune.Utf8SequenceLength;
            character += rune.Utf16SequenceLength;
        }

        offsets[length] = text.Length;
        return offsets;
    }
}
