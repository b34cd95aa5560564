using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace A11.Core.Workflows.Expressions;

/// <summary>JSON as <c>fromJSON</c> reads and <c>toJSON</c> writes it.</summary>
internal static class ExpressionJson
{
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = ExpressionParser.MaximumDepth };
    private static readonly JsonWriterOptions WriteOptions = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value of a text; null where it is no JSON.</summary>
    public static ExpressionValue? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, ReadOptions);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a value, with two spaces for each level.</summary>
    public static string Write(ExpressionValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriteOptions))
        {
            Write(value, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
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

    private static void Write(ExpressionValue value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case BooleanValue boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case NumberValue number:
                writer.WriteRawValue(ExpressionNumber.Format(number.Value), skipInputValidation: true);
                break;
            case StringValue text:
                writer.WriteStringValue(text.Text);
                break;
            case ArrayValue array:
                writer.WriteStartArray();
                foreach (var item in array.Items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case ObjectValue known:
                writer.WriteStartObject();
                foreach (var (name, property) in known.Properties)
                {
                    writer.WritePropertyName(name);
                    Write(property, writer);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
