using System.Text.Json;

namespace A11.Agents.Agents.Completion;

/// <summary>
/// A profile's completion signal, and where it counts: on lines of its own as the very last thing that an agent says, once. Signals that are
/// JSON are compared as JSON, so that spaces and the order of keys are free; the same object with another status tells a failure.
/// </summary>
internal sealed class CompletionSignal
{
    private const string StatusKey = "status";
    private const string FailedStatus = "failed";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly string _text;
    private readonly JsonElement? _json;

    /// <summary>A signal.</summary>
    /// <param name="text">As the profile writes it.</param>
    public CompletionSignal(string text)
    {
        _text = text.Trim();
        _json = Parse(_text);
    }

    /// <summary>The signal as the profile writes it.</summary>
    public string Text => _text;

    /// <summary>Reads what an agent said.</summary>
    /// <param name="messages">All that it said, in order; the last is its final text.</param>
    public SignalReading Read(IReadOnlyList<string> messages)
    {
        var earlier = messages.SkipLast(1).SelectMany(Statements).Any(statement => KindOf(statement.Text).Kind == SignalKind.Done);
        var statements = messages.Count == 0 ? [] : Statements(messages[^1]).ToList();
        var signals = statements.Where(statement => KindOf(statement.Text).Kind != SignalKind.None).ToList();
        if (signals.Count == 0)
        {
            return messages.Any(Mentions) ? new SignalReading(SignalKind.Misplaced, "it stands inside other text") : new SignalReading(SignalKind.None);
        }

        var last = signals[^1];
        return last.IsFenced ? new SignalReading(SignalKind.Misplaced, "it stands in a fenced block of code")
            : last != statements[^1] ? new SignalReading(SignalKind.Misplaced, "other text follows it")
            : signals.Count(signal => !signal.IsFenced) > 1 || (earlier && KindOf(last.Text).Kind == SignalKind.Done) ? new SignalReading(SignalKind.Misplaced, "it was given more than once")
            : KindOf(last.Text);
    }

    /// <summary>Whether a line is the signal, so that nothing is expected behind it.</summary>
    public bool IsSignal(string line) => KindOf(line.Trim()).Kind is SignalKind.Done or SignalKind.Failed;

    /// <summary>What an object says that an agent ends with.</summary>
    public SignalReading Read(JsonElement value)
    {
        if (_json is not { ValueKind: JsonValueKind.Object } signal || value.ValueKind != JsonValueKind.Object)
        {
            return new SignalReading(SignalKind.None);
        }

        if (signal.EnumerateObject().All(member => value.TryGetProperty(member.Name, out var other) && JsonElement.DeepEquals(member.Value, other)))
        {
            return new SignalReading(SignalKind.Done);
        }

        return value.TryGetProperty(StatusKey, out var status) && status.ValueKind == JsonValueKind.String && status.GetString() == FailedStatus
            ? new SignalReading(SignalKind.Failed, value.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString()! : "")
            : new SignalReading(SignalKind.None);
    }

    private SignalReading KindOf(string statement)
    {
        if (_json is not { } signal)
        {
            return new SignalReading(statement == _text ? SignalKind.Done : SignalKind.None);
        }

        if (Parse(statement) is not { } value)
        {
            return new SignalReading(SignalKind.None);
        }

        // A failure may say more than the signal; completion is the signal and nothing else.
        return JsonElement.DeepEquals(signal, value) ? new SignalReading(SignalKind.Done)
            : Read(value) is { Kind: SignalKind.Failed } failed ? failed
            : new SignalReading(SignalKind.None);
    }

    /// <summary>Whether a text has the signal inside a line: without spaces, and in the order of the profile, which is as models repeat it.</summary>
    private bool Mentions(string text) => Compact(text).Contains(Compact(_text), StringComparison.Ordinal);

    private static string Compact(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static JsonElement? Parse(string text)
    {
        if (text is not ['{', .., '}'] && text is not ['"', .., '"'] && text is not ['[', .., ']'])
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The lines that are not blank; an object that is written over several lines is one of them.</summary>
    private static IEnumerable<Statement> Statements(string text)
    {
        var lines = text.Split('\n');
        var fence = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (FenceOf(line) is { } mark && (fence.Length == 0 || (line.TrimEnd(mark[0]).Length == 0 && mark.Length >= fence.Length && mark[0] == fence[0])))
            {
                fence = fence.Length == 0 ? mark : "";
                yield return new Statement(i, line, IsFenced: false);
            }
            else
            {
                var end = line == "{" ? EndOfObject(lines, i) : i;
                yield return new Statement(i, string.Join('\n', lines[i..(end + 1)]).Trim(), fence.Length > 0);
                i = end;
            }
        }
    }

    /// <summary>The line that closes an object opened by a line that holds only its brace; the same line where none does soon.</summary>
    private static int EndOfObject(string[] lines, int start)
    {
        const int longest = 20;
        var end = Array.FindIndex(lines, start, Math.Min(longest, lines.Length - start), line => line.Trim() == "}");
        return end < 0 ? start : end;
    }

    private static string? FenceOf(string line)
    {
        var length = line.Length - line.TrimStart(line[0]).Length;
        return line[0] is '`' or '~' && length >= 3 ? line[..length] : null;
    }

    private sealed record Statement(int Line, string Text, bool IsFenced);
}
