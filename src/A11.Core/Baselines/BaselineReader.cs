using System.Globalization;
using System.Text;
using System.Text.Json;
using A11.Core.Text;

namespace A11.Core.Baselines;

/// <summary>Reads the JSON of a baseline and says of the first mistake where it is.</summary>
internal sealed class BaselineReader(string text, int version)
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

    /// <summary>What is wrong and where, as <c>(line,column): sentence</c>.</summary>
    public string? Error { get; private set; }

    public List<BaselineEntry> Read()
    {
        var entries = new List<BaselineEntry>();
        var reader = new Utf8JsonReader(_bytes);
        try
        {
            ReadDocument(ref reader, entries);
            while (Error is null && reader.Read())
            {
                // Whatever follows the document makes the reader complain.
            }
        }
        catch (JsonException error)
        {
            var place = $"({(error.LineNumber ?? 0) + 1},{(error.BytePositionInLine ?? 0) + 1})";
            Error = $"{place}: this is not JSON; mend it, or write the baseline anew by “a11 baseline”.";
        }

        return entries;
    }

    private void ReadDocument(ref Utf8JsonReader reader, List<BaselineEntry> entries)
    {
        _ = reader.Read();
        if (!Expect(ref reader, JsonTokenType.StartObject, "an object"))
        {
            return;
        }

        var hasVersion = false;
        while (Error is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            if (name == "version")
            {
                hasVersion = ReadVersion(ref reader);
            }
            else if (name == "findings")
            {
                ReadFindings(ref reader, entries);
            }
            else
            {
                Fail(reader, $"a baseline has no key “{name}”");
            }
        }

        if (Error is null && !hasVersion)
        {
            Fail(reader, "“version” is missing");
        }
    }

    private bool ReadVersion(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var found) && found == version)
        {
            return true;
        }

        Fail(reader, $"“version” must be {version.ToString(CultureInfo.InvariantCulture)}; a newer A11.Build may have written this");
        return false;
    }

    private void ReadFindings(ref Utf8JsonReader reader, List<BaselineEntry> entries)
    {
        _ = reader.Read();
        if (!Expect(ref reader, JsonTokenType.StartArray, "an array"))
        {
            return;
        }

        while (Error is null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Expect(ref reader, JsonTokenType.StartObject, "an object"))
            {
                entries.Add(ReadEntry(ref reader));
            }
        }
    }

    private BaselineEntry ReadEntry(ref Utf8JsonReader reader)
    {
        var entry = new BaselineEntry("", "", "");
        while (Error is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            _ = reader.Read();
            var value = Expect(ref reader, JsonTokenType.String, "a text") ? reader.GetString()! : "";
            entry = name switch
            {
                "path" => entry with { Path = value },
                "rule" => entry with { Rule = value },
                "fingerprint" => entry with { Fingerprint = value },
                _ => entry,
            };
        }

        if (Error is null && (entry.Path.Length == 0 || entry.Rule.Length == 0 || entry.Fingerprint.Length == 0))
        {
            Fail(reader, "a finding needs “path”, “rule” and “fingerprint”");
        }

        return entry;
    }

    private bool Expect(ref Utf8JsonReader reader, JsonTokenType type, string name)
    {
        if (reader.TokenType != type)
        {
            Fail(reader, $"{name} is expected here");
        }

        return Error is null;
    }

    private void Fail(in Utf8JsonReader reader, string sentence)
    {
        var offset = Encoding.UTF8.GetCharCount(_bytes.AsSpan(0, (int)reader.TokenStartIndex));
        Error ??= $"({new SourceText(text).GetPosition(offset)}): {sentence}.";
    }
}
