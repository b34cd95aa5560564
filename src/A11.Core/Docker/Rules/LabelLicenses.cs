using A11.Core.Diagnostics;

namespace A11.Core.Docker.Rules;

/// <summary>A label that is a licence holds an SPDX expression.</summary>
public sealed class LabelLicenses : LabelValueRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3054", "label-license", "A label that is a licence holds an SPDX expression", Severity.Warning, Category.Documented)
    {
        Aliases = ["hadolint/DL3054"],
    };

    /// <inheritdoc/>
    protected override string Kind => "spdx";

    /// <inheritdoc/>
    protected override string Expected => "an SPDX licence expression, as MIT or “Apache-2.0 OR MIT” is";

    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        SpdxExpression.IsValid(value);
}
