using System.Text;
using System.Text.Json;

namespace A11.Agents.Agents.Output;

/// <summary>Reads events that are JSON objects, one a line. Lines that are none are kept aside: programs print warnings among their events.</summary>
internal abstract class JsonLinesReader(Watch watch) : OutputReader(watch)
{
    private bool _hasEvents;

    /// <summary>The last line that was no event.</summary>
    protected string PlainLine { get; private set; } = "";

    /// <inheritdoc/>
    public override void Receive(ReadOnlyMemory<byte> line)
    {
        if (TryParse(line) is { } document)
        {
            using (document)
            {
                ReadEvents(document.RootElement);
            }
        }
        else if (Encoding.UTF8.GetString(line.Span).Trim() is { Length: > 0 } plain)
        {
            PlainLine = plain;
        }
    }

    /// <inheritdoc/>
    public override void Finish(string output, string errors)
    {
        // One object over several lines is how some print when they are asked for one result.
        if (!_hasEvents && TryParse(Encoding.UTF8.GetBytes(output)) is { } document)
        {
            using (document)
            {
                ReadEvents(document.RootElement);
            }
        }

        // What a program says in plain words instead of its result is why it has none.
        if (Report.Succeeded is null && Report.Messages.Count == 0)
        {
            Report.Complain(_hasEvents ? "" : PlainLine);
        }
    }

    /// <summary>Reads an event.</summary>
    protected abstract void ReadEvent(JsonElement value);

    private void ReadEvents(JsonElement root)
    {
        _hasEvents = true;
        if (root.ValueKind == JsonValueKind.Object)
        {
            ReadEvent(root);
            return;
        }

        foreach (var value in root.EnumerateArray())
        {
            ReadEvent(value);
        }
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> text)
    {
        var start = text.Span.Trim(" \t\r\n"u8);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'['))
        {
            return null;
        }

        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object || document.RootElement.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
