using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace A11.Core.Workflows.Expressions;

/// <summary>JSON as <c>fromJSON</c> reads and <c>toJSON</c> writes it.</summary>
internal static class ExpressionJson
{
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = ExpressionParser.MaximumDepth };

    /// <summary>The value of a text; null where it is no JSON, or has an escape of half a character.</summary>
    public static ExpressionValue? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), ReadOptions);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a value, with two spaces for each level.</summary>
    public static string Write(ExpressionValue value)
    {
        var text = new StringBuilder();
        Write(value, text, 0);
        return text.ToString();
    }

    private static ExpressionValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => new BooleanValue(true),
        JsonValueKind.False => new BooleanValue(false),
        JsonValueKind.Number => new NumberValue(element.GetDouble()),
        JsonValueKind.String => new StringValue(element.GetString()!),
        JsonValueKind.Array => new ArrayValue([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => new ObjectValue([.. element.EnumerateObject().Select(static property => KeyValuePair.Create(property.Name, Read(property.Value)))]),
        _ => NullValue.Instance,
    };

    private static void Write(ExpressionValue value, StringBuilder text, int level)
    {
        switch (value)
        {
            case NullValue:
                text.Append("null");
                break;
            case StringValue { Text: var content }:
                Write(content, text);
                break;
            case ArrayValue array:
                Write(array.Items, '[', ']', text, level, static (item, text, level) => Write(item, text, level));
                break;
            case ObjectValue known:
                Write(known.Properties, '{', '}', text, level, static (property, text, level) =>
                {
                    Write(property.Key, text);
                    text.Append(": ");
                    Write(property.Value, text, level);
                });
                break;
            default:
                text.Append(ExpressionCoercion.ToText(value));
                break;
        }
    }

    private static void Write(string content, StringBuilder text) => text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(content)).Append('"');

    private static void Write<T>(ImmutableArray<T> parts, char open, char close, StringBuilder text, int level, Action<T, StringBuilder, int> write)
    {
        text.Append(open);
        for (var i = 0; i < parts.Length; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', (level + 1) * 2);
            write(parts[i], text, level + 1);
        }

        if (parts.Length > 0)
        {
            text.Append('\n').Append(' ', level * 2);
        }

        text.Append(close);
    }
}
