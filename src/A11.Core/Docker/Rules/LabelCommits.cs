using A11.Core.Diagnostics;

namespace A11.Core.Docker.Rules;

/// <summary>A label that is a commit holds a Git hash.</summary>
public sealed class LabelCommits : LabelValueRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3055", "label-commit", "A label that is a commit holds a Git hash", Severity.Warning, Category.Documented)
    {
        Aliases = ["hadolint/DL3055"],
    };

    /// <inheritdoc/>
    protected override string Kind => "hash";

    /// <inheritdoc/>
    protected override string Expected => "a Git hash of 7 or 40 digits";

    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.Length is 7 or 40 && value.All(char.IsAsciiHexDigitLower);
}
