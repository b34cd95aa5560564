using System.Buffers;
using A11.Core.Diagnostics;

namespace A11.Core.Docker.Rules;

/// <summary>A label that is an e-mail address holds one.</summary>
public sealed class LabelAddresses : LabelValueRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3058", "label-email", "A label that is an e-mail address holds one", Severity.Warning, Category.Documented)
    {
        Aliases = ["hadolint/DL3058"],
    };

    /// <summary>Characters that an address has in quotes only (RFC 5322, “atext”), which nobody uses.</summary>
    private static readonly SearchValues<char> NotAllowed = SearchValues.Create(" \t<>(),;:\"");

    /// <inheritdoc/>
    protected override string Kind => "email";

    /// <inheritdoc/>
    protected override string Expected => "an e-mail address";

    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && value.LastIndexOf('@') == at
        && value.AsSpan().IndexOfAny(NotAllowed) < 0
        && value.AsSpan(at + 1).IndexOf('.') > 0
        && !value.EndsWith('.')
        && !value.Contains("..", StringComparison.Ordinal);
}
