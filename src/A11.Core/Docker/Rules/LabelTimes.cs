using System.Globalization;
using A11.Core.Diagnostics;

namespace A11.Core.Docker.Rules;

/// <summary>A label that is a time holds one of RFC 3339.</summary>
public sealed class LabelTimes : LabelValueRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3053", "label-time", "A label that is a time holds one of RFC 3339", Severity.Warning, Category.Documented)
    {
        Aliases = ["hadolint/DL3053"],
    };

    /// <inheritdoc/>
    protected override string Kind => "rfc3339";

    /// <inheritdoc/>
    protected override string Expected => "a time of RFC 3339, as 2026-01-31T12:00:00Z is";

    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.Length >= 20
        && char.IsAsciiDigit(value[0])
        && value[4] == '-'
        && value[10] is 'T' or 't' or ' '
        && (value[^1] is 'Z' or 'z' || value[^6] is '+' or '-')
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
