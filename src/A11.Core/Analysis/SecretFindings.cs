using A11.Core.Diagnostics;
using A11.Core.Text;

namespace A11.Core.Analysis;

/// <summary>Findings about secrets: several checks know one by its form, by its name or by where it stands.</summary>
internal static class SecretFindings
{
    /// <summary>
    /// Keeps one of the findings about a value: the most severe, else that of a check that knows its form, else that of a check that knows what the file is for, else that of the longest value. A value of several
    /// lines can hold several secrets.
    /// </summary>
    public static void DropDoubles(List<Diagnostic> found, SourceText text)
    {
        Diagnostic[] secrets = [.. found.Where(static finding => finding.Rule.FindsSecrets)];
        if (secrets.Length < 2)
        {
            return;
        }

        var kept = new List<Diagnostic>();
        var doubles = new HashSet<Diagnostic>(ReferenceEqualityComparer.Instance);
        foreach (var finding in secrets.OrderByDescending(static finding => finding.Severity).ThenByDescending(static finding => finding.Rule.KnowsSecretsByForm)
            .ThenByDescending(static finding => finding.Cause is not null).ThenByDescending(static finding => ValueOf(finding).Length))
        {
            if (IsOneLine(ValueOf(finding), text) && kept.Exists(other => other.Rule != finding.Rule && ValueOf(other) is var value && IsOneLine(value, text) && Overlap(value, ValueOf(finding))))
            {
                _ = doubles.Add(finding);
            }
            else
            {
                kept.Add(finding);
            }
        }

        _ = found.RemoveAll(doubles.Contains);
    }

    private static TextSpan ValueOf(Diagnostic finding) => finding.Cause ?? finding.Span;

    private static bool IsOneLine(TextSpan span, SourceText text) => span.End > text.Content.Length || text.GetPosition(span.Start).Line == text.GetPosition(span.End).Line;

    private static bool Overlap(TextSpan first, TextSpan second) => first.Start < second.End && second.Start < first.End;
}
