using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Text;

namespace A11.LanguageServer.Diagnostics;

/// <summary>
/// What ShellCheck found before an edit, on the lines that the edit left as they are: shown until ShellCheck has looked again, as findings that go and come back with each letter would keep
/// people from reading.
/// </summary>
internal static class CarriedFindings
{
    /// <summary>The findings, at their places after the edit; their fixes are made anew with them.</summary>
    /// <param name="before">What was found before.</param>
    /// <param name="text">The text after the edit.</param>
    public static IEnumerable<Diagnostic> Find(CheckedDocument before, SourceText text) =>
        before.Findings.Where(static finding => finding.Rule == ScriptRules.ShellCheck || finding.Rule == ScriptRules.OptionalChecks).Select(finding => Move(finding, before.Text, text)).OfType<Diagnostic>();

    private static Diagnostic? Move(Diagnostic finding, SourceText before, SourceText now)
    {
        var first = before.GetPosition(finding.Span.Start).Line;
        var last = before.GetPosition(finding.Span.End).Line;
        foreach (var shift in ImmutableArray.Create(0, now.LineCount - before.LineCount))
        {
            if (first + shift >= 1 && last + shift <= now.LineCount && Enumerable.Range(first, last - first + 1).All(line => before[before.GetLine(line)].SequenceEqual(now[now.GetLine(line + shift)])))
            {
                var distance = now.GetLine(first + shift).Start - before.GetLine(first).Start;
                return finding with { Text = now, Span = finding.Span.Shift(distance), Fix = null };
            }
        }

        return null;
    }
}
