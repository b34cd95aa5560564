using A11.Core.Diagnostics;
using A11.Core.Secrets.Values;
using A11.Core.Text;

namespace A11.Core.Reports.Html;

/// <summary>What a page must not show of the files whose lines it holds: what findings say is a secret, and private keys, of which more than one line would be seen.</summary>
internal sealed class HiddenPlaces(CheckReport report)
{
    private readonly SecretPlaces _secrets = new(report);
    private SourceText? _text;
    private IReadOnlyList<TextSpan> _places = [];

    /// <summary>Whether a finding's fix holds a secret.</summary>
    public bool AreInFix(Diagnostic finding) => _secrets.AreIn(finding);

    /// <summary>The places in a finding's text. Findings of one file come one after the other, so that it is read once.</summary>
    public IReadOnlyList<TextSpan> In(Diagnostic finding, SourceText text)
    {
        if (!ReferenceEquals(text, _text))
        {
            _text = text;
            _places = [.. _secrets.In(finding.Path), .. PrivateKeyText.FindBodiesIn(text.Content)];
        }

        return _places;
    }
}
