using A11.Core.Diagnostics;

namespace A11.Core.Docker.Rules;

/// <summary>A label that is a version holds a semantic one.</summary>
public sealed class LabelVersions : LabelValueRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3056", "label-version", "A label that is a version holds a semantic one", Severity.Warning, Category.Documented)
    {
        Aliases = ["hadolint/DL3056"],
    };

    /// <inheritdoc/>
    protected override string Kind => "semver";

    /// <inheritdoc/>
    protected override string Expected => "a semantic version, as 1.2.3 or 1.2.3-rc.1 is";

    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        SemanticVersion.IsValid(value);
}
