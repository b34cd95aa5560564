using A11.Core.Diagnostics;
using A11.Core.Secrets.Values;
using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>Where findings say that a secret is written: no report may copy it into a log.</summary>
internal sealed class SecretPlaces
{
    private readonly Dictionary<string, List<TextSpan>> _places = new(StringComparer.Ordinal);

    public SecretPlaces(CheckReport report)
    {
        foreach (var diagnostic in report.All)
        {
            if (!diagnostic.Rule.FindsSecrets)
            {
                continue;
            }

            if (!_places.TryGetValue(diagnostic.Path, out var spans))
            {
                _places.Add(diagnostic.Path, spans = []);
            }

            spans.Add(diagnostic.Cause ?? diagnostic.Span);
        }
    }

    /// <summary>Whether a finding's fix holds a secret: one that a rule found in the file, or what any line would be taken for.</summary>
    public bool AreIn(Diagnostic diagnostic) => diagnostic is { Fix: { } fix, Text: { } text } && fix.Edits.Select(edit => edit.NewText).Append(fix.Title).Any(written => AreIn(written, diagnostic.Path, text));

    private bool AreIn(string written, string path, SourceText text) =>
        written.Length > 0
        && (In(path).Any(span => span.Length > 0 && span.End <= text.Length && written.AsSpan().Contains(text[span], StringComparison.Ordinal))
            || written.Split('\n').Any(line => SecretText.FindIn(line).Any()));

    public IReadOnlyList<TextSpan> In(string path) => _places.TryGetValue(path, out var spans) ? spans : [];
}
