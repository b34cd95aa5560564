using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.Agents.ShellCheck;

/// <summary>A comment in ShellCheck's report (<c>--format=json1</c>).</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Level"><c>error</c>, <c>warning</c>, <c>info</c> or <c>style</c>.</param>
/// <param name="Number">The code.</param>
/// <param name="Message">What it says.</param>
/// <param name="Replacements">How to mend it.</param>
internal sealed record ShellCheckComment(ShellCheckPlace Place, string Level, int Number, string Message, ImmutableArray<(ShellCheckPlace Place, string Text)> Replacements)
{
    /// <summary>Reads a report: comments by the file's name as it was given; false where it is none.</summary>
    public static bool TryReadReport(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out ILookup<string, ShellCheckComment>? comments)
    {
        comments = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            comments = document.RootElement.GetProperty("comments").EnumerateArray()
                .Select(comment => (File: comment.GetProperty("file").GetString() ?? "", Comment: Read(comment)))
                .ToLookup(pair => pair.File, pair => pair.Comment, StringComparer.Ordinal);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return false;
        }
    }

    /// <summary>The comment as a finding in the script; null where it speaks of what was added to the copy.</summary>
    public ScriptFinding? ToFinding(ScriptCopy copy) => !(copy.IsBusybox && IsPortability(Number)) && Place.In(copy) is { } span
        ? new ScriptFinding(Number, SeverityOf(Level), span, Message, EditsIn(copy))
        : null;

    /// <summary>Whether a code says that a shell does not know something (ShellCheck's wiki, SC3001 to SC3061).</summary>
    private static bool IsPortability(int number) => number / 1000 == 3;

    private ImmutableArray<TextEdit> EditsIn(ScriptCopy copy)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>(Replacements.Length);
        foreach (var (place, text) in Replacements)
        {
            if (place.In(copy) is not { } span || edits.Any(edit => edit.Span.Touches(span)))
            {
                return [];
            }

            edits.Add(new TextEdit(span, text));
        }

        return edits.ToImmutable();
    }

    private static Severity SeverityOf(string level) => level switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => Severity.Info,
    };

    private static ShellCheckComment Read(JsonElement json) => new(
        ShellCheckPlace.Read(json),
        json.GetProperty("level").GetString() ?? "",
        json.GetProperty("code").GetInt32(),
        json.GetProperty("message").GetString() ?? "",
        json.TryGetProperty("fix", out var fix) && fix.ValueKind == JsonValueKind.Object
            ? [.. fix.GetProperty("replacements").EnumerateArray().Select(replacement => (ShellCheckPlace.Read(replacement), replacement.GetProperty("replacement").GetString() ?? ""))]
            : []);
}
