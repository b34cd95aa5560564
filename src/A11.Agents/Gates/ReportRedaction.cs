using A11.Agents.Secrets;
using A11.Core.Diagnostics;

namespace A11.Agents.Gates;

/// <summary>Takes secrets out of what the gate says, before anybody is told: an agent in a round of repair, a log, a record.</summary>
internal static class ReportRedaction
{
    /// <summary>The report without secrets.</summary>
    public static GateReport Redact(this Redactor redactor, GateReport report) => report with
    {
        Violations = [.. report.Violations.Select(redactor.Redact)],
        FailureReason = redactor.Redact(report.FailureReason),
        Missing = [.. report.Missing.Select(redactor.Redact)],
        Findings = [.. report.Findings.Select(redactor.Redact)],
        FindingsForPeople = [.. report.FindingsForPeople.Select(redactor.Redact)],
        Criteria = [.. report.Criteria.Select(criterion => criterion with { Evidence = redactor.Redact(criterion.Evidence) })],
        Reviews = [.. report.Reviews.Select(review => review with { Reason = redactor.Redact(review.Reason), Findings = [.. review.Findings.Select(redactor.Redact)] })],
    };

    /// <summary>The finding without secrets. Its text stays: nobody prints it.</summary>
    private static Diagnostic Redact(this Redactor redactor, Diagnostic finding) => finding with
    {
        Path = redactor.Redact(finding.Path),
        Message = redactor.Redact(finding.Message),
        Related = [.. finding.Related.Select(place => place with { Path = redactor.Redact(place.Path), Message = redactor.Redact(place.Message) })],
        Fix = finding.Fix is { } fix && fix.Edits.Any(edit => redactor.Redact(edit.NewText) != edit.NewText) ? null : finding.Fix,
    };
}
