using System.Text;
using System.Text.Json;
using A11.Core.Text;

namespace A11.Core.Tasks;

/// <summary>A JSON value with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is.</param>
internal sealed record JsonValue(JsonValueKind Kind, TextSpan Span)
{
    /// <summary>A string's value.</summary>
    public string? Text { get; init; }

    /// <summary>An array's items.</summary>
    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>An object's members in order, duplicates included.</summary>
    public IReadOnlyList<(string Name, TextSpan NameSpan, JsonValue Value)> Members { get; init; } = [];
}

/// <summary>Reads JSON (RFC 8259) into values that know their places; comments and trailing commas are errors.</summary>
internal sealed class JsonNodeReader
{
    private const int MaximumDepth = 64;

    private readonly int[] _offsets;
    private readonly byte[] _bytes;

    private JsonNodeReader(string text)
    {
        _bytes = Encoding.UTF8.GetBytes(text);
        _offsets = Offsets(text, _bytes.Length);
    }

    /// <summary>The value of a text; null with the place and the reason where it is none.</summary>
    public static (JsonValue? Value, TextSpan Place, string? Error) Read(SourceText text)
    {
        var reader = new JsonNodeReader(text.Content);
        var json = new Utf8JsonReader(reader._bytes, new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            _ = json.Read();
            var value = reader.ReadValue(ref json);
            _ = json.Read();
            return (value, default, null);
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0) + 1;
            var start = line <= text.LineCount ? text.GetLine(line).Start : text.Length;
            var at = Math.Min(reader.CharacterAt(reader.ByteAt(start) + (int)(error.BytePositionInLine ?? 0)), text.Length);
            return (null, new TextSpan(at, at < text.Length ? 1 : 0), error.Message.Split(". LineNumber")[0].Split(" Path:")[0].TrimEnd('.'));
        }
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
            var span = SpanFrom((int)json.TokenStartIndex, ref json);
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
