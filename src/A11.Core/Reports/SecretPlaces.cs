using A11.Core.Text;

namespace A11.Core.Reports;

/// <summary>Where findings say that a secret is written: no report may copy it into a log.</summary>
internal sealed class SecretPlaces
{
    private readonly Dictionary<string, List<TextSpan>> _places = new(StringComparer.Ordinal);

    public SecretPlaces(CheckReport report)
    {
        foreach (var diagnostic in report.Result.Diagnostics.Concat(report.Result.Suppressed).Concat(report.Baselined))
        {
            if (!diagnostic.Rule.FindsSecrets)
            {
                continue;
            }

            if (!_places.TryGetValue(diagnostic.Path, out var spans))
            {
                _places.Add(diagnostic.Path, spans = []);
            }

            spans.Add(diagnostic.Span);
        }
    }

    public IReadOnlyList<TextSpan> In(string path) => _places.TryGetValue(path, out var spans) ? spans : [];
}
