using A11.Core.Diagnostics;
using A11.Core.Reports;
using A11.LanguageServer.Documents;
using A11.LanguageServer.Protocol;
using A11.LanguageServer.Repositories;

namespace A11.LanguageServer.Diagnostics;

/// <summary>Findings as the protocol has them.</summary>
internal static class FindingConverter
{
    private const string Source = "a11";

    /// <summary>A finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="repository">The repository that it was found in.</param>
    public static ProtocolDiagnostic Convert(Diagnostic finding, OpenRepository repository) => new(RangeOf(finding), finding.Message)
    {
        Severity = finding.Severity switch { Severity.Error => 1, Severity.Warning => 2, _ => 3 },
        Code = finding.Rule.Id,
        CodeDescription = new CodeDescription(RulePages.AddressOf(finding.Rule)),
        Source = Source,
        Tags = DiagnosticTags.Find(finding.Rule),
        RelatedInformation = finding.Related.IsEmpty ? null : [.. finding.Related.Select(related => new RelatedInformation(
            new Location(repository.ToUri(related.Path), new DocumentRange(DocumentPlaces.ToPosition(related.Start), DocumentPlaces.ToPosition(related.End))), related.Message))],
    };

    /// <summary>The place of a finding.</summary>
    public static DocumentRange RangeOf(Diagnostic finding) => new(DocumentPlaces.ToPosition(finding.Start), DocumentPlaces.ToPosition(finding.End));
}
