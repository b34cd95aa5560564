using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using A11.Core.Analysis;

namespace A11.Core.Reports;

/// <summary>Writes a JSON document to text.</summary>
internal static class JsonReportWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Reports are files, not parts of a web page: quotation marks and letters of any language stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> document)
    {
        using (var json = new Utf8JsonWriter(new TextBuffer(output), Options))
        {
            document(json);
        }

        output.Write('\n');
    }

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes whether the boundary applied, where this was a question: a report without findings must not look like a pass.</summary>
    public static void WriteBoundary(this Utf8JsonWriter json, CheckReport report)
    {
        if (report.Boundary is var (applies, reason))
        {
            json.WriteStartObject("boundary");
            json.WriteBoolean("applies", applies);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes the files that were not checked, and why; nothing where all were.</summary>
    public static void WriteUncheckedFiles(this Utf8JsonWriter json, CheckReport report)
    {
        var leftAlone = report.Result.UncheckedFiles.Where(file => !file.IsChecked).ToArray();
        if (leftAlone.Length == 0)
        {
            return;
        }

        json.WriteStartArray("notChecked");
        foreach (var file in leftAlone)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("reason", file.Reason.ToName());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a text the way SARIF wraps it: <c>"name": { "text": … }</c>.</summary>
    public static void WriteMessage(this Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>Takes a document in pieces, so that a report of any length needs no more memory than one of them.</summary>
    private sealed class TextBuffer(TextWriter output) : IBufferWriter<byte>
    {
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
        private byte[] _bytes = new byte[16 * 1024];
        private char[] _characters = new char[16 * 1024];
        private bool _endsWithHash;

        public void Advance(int count)
        {
            if (_characters.Length < count)
            {
                _characters = new char[count];
            }

            JsonText.Write(_characters.AsSpan(0, _decoder.GetChars(_bytes, 0, count, _characters, 0)), output, ref _endsWithHash);
        }

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (_bytes.Length < sizeHint)
            {
                _bytes = new byte[sizeHint];
            }

            return _bytes;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
