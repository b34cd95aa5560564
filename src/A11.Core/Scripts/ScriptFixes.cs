using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Scripts;

/// <summary>ShellCheck's own mends, where they can be written into the host as they are.</summary>
internal static class ScriptFixes
{
    /// <summary>The fix; null where ShellCheck has none, or the host would read what it writes otherwise than the shell does.</summary>
    public static Fix? Create(ScriptFinding finding, EmbeddedScript script, SourceText host)
    {
        if (finding.Edits.IsEmpty || !finding.Edits.All(edit => CanWrite(edit, script, host)))
        {
            return null;
        }

        return new Fix($"Mend as ShellCheck proposes ({finding.Code})", [.. finding.Edits.Select(edit => edit with { Span = script.Map.ToHost(edit.Span) })], FixSafety.Unsafe);
    }

    /// <summary>What is replaced must stand in the host letter for letter, with a letter before and behind it, and what is written must mean the same there.</summary>
    private static bool CanWrite(TextEdit edit, EmbeddedScript script, SourceText host)
    {
        var around = TextSpan.FromBounds(Math.Max(0, edit.Span.Start - 1), Math.Min(script.Text.Length, edit.Span.End + 1));
        return script.Host.AcceptsFixes
            && edit.NewText.AsSpan().IndexOfAny('\n', '\r') < 0
            && host[script.Map.ToHost(around)].SequenceEqual(script.Text.AsSpan(around.Start, around.Length));
    }
}
