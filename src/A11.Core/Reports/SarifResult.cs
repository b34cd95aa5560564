using A11.Core.Diagnostics;

namespace A11.Core.Reports;

/// <summary>How a result stands to what counts.</summary>
internal enum SarifStanding
{
    /// <summary>It counts.</summary>
    New,

    /// <summary>The baseline knows it.</summary>
    Baselined,

    /// <summary>A comment suppresses it.</summary>
    Suppressed,
}

/// <summary>A finding as a result of a SARIF run.</summary>
internal sealed record SarifResult(Diagnostic Diagnostic, SarifStanding Standing)
{
    /// <summary>Whether there is a fix to write.</summary>
    public bool HasFix => Diagnostic is { Fix.Edits.IsEmpty: false, Text: not null };
}
