using A11.Core.Diagnostics;

namespace A11.Core.Docker.Rules;

/// <summary>A label that is a URL holds one.</summary>
public sealed class LabelUrls : LabelValueRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3052", "label-url", "A label that is a URL holds one", Severity.Warning, Category.Documented)
    {
        Aliases = ["hadolint/DL3052"],
    };

    /// <inheritdoc/>
    protected override string Kind => "url";

    /// <inheritdoc/>
    protected override string Expected => "an absolute URL";

    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && value.Contains("://", StringComparison.Ordinal) && (uri.Host.Length > 0 || uri.IsFile);
}
