using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>The values of labels for which the schema of the repository gives a kind.</summary>
public sealed class LabelValues : DockerRule
{
    private static readonly CheckDescriptor Url = new("AXD3052", "invalid-label-url", "Labels of kind url must have a URL", Severity.Warning, Category.Documented) { Aliases = ["hadolint/DL3052"] };

    private static readonly CheckDescriptor Time = new("AXD3053", "invalid-label-time", "Labels of kind rfc3339 must have an RFC 3339 time", Severity.Warning, Category.Documented) { Aliases = ["hadolint/DL3053"] };

    private static readonly CheckDescriptor License = new("AXD3054", "invalid-label-license", "Labels of kind spdx must have an SPDX expression", Severity.Warning, Category.Documented) { Aliases = ["hadolint/DL3054"] };

    private static readonly CheckDescriptor Commit = new("AXD3055", "invalid-label-commit", "Labels of kind hash must have a Git hash", Severity.Warning, Category.Documented) { Aliases = ["hadolint/DL3055"] };

    private static readonly CheckDescriptor Version = new("AXD3056", "invalid-label-version", "Labels of kind semver must have a semantic version", Severity.Warning, Category.Documented) { Aliases = ["hadolint/DL3056"] };

    private static readonly CheckDescriptor Email = new("AXD3058", "invalid-label-email", "Labels of kind email must have an email address", Severity.Warning, Category.Documented) { Aliases = ["hadolint/DL3058"] };

    /// <summary>Characters that an address has in quotes only (RFC 5322, “atext”), which nobody uses.</summary>
    private static readonly SearchValues<char> NotInAddresses = SearchValues.Create(" \t<>(),;:\"");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Url;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Url, Time, License, Commit, Version, Email];

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("LABEL") || LabelSchema.Get(context) is not { IsEmpty: false } schema)
        {
            return;
        }

        foreach (var (name, value, span) in LabelSchema.Read(instruction))
        {
            // A variable's value is known only when the image is built; an empty value is another rule's.
            if (schema.TryGetValue(name, out var kind) && value.Length > 0 && !value.Contains('$', StringComparison.Ordinal) && FindProblem(kind, value) is var (check, expected))
            {
                context.Report(check, span, $"The value of label {name} is not {expected}: {value}. Correct it.");
            }
        }
    }

    /// <summary>The check that a value fails, and what it expects; null for a valid value and for kinds without a format.</summary>
    private static (CheckDescriptor Check, string Expected)? FindProblem(string kind, string value) => kind.ToUpperInvariant() switch
    {
        "URL" when !IsUrl(value) => (Url, "an absolute URL"),
        "RFC3339" when !IsTime(value) => (Time, "an RFC 3339 time such as 2026-01-31T12:00:00Z"),
        "SPDX" when !SpdxExpression.IsValid(value) => (License, "an SPDX expression such as MIT or “Apache-2.0 OR MIT”"),
        "HASH" when !(value.Length is 7 or 40 && value.All(char.IsAsciiHexDigitLower)) => (Commit, "a Git hash of 7 or 40 digits"),
        "SEMVER" when !SemanticVersion.IsValid(value) => (Version, "a semantic version such as 1.2.3"),
        "EMAIL" when !IsEmail(value) => (Email, "an email address"),
        _ => null,
    };

    private static bool IsUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && value.Contains("://", StringComparison.Ordinal) && (uri.Host.Length > 0 || uri.IsFile);

    private static bool IsTime(string value) =>
        value.Length >= 20
        && char.IsAsciiDigit(value[0])
        && value[4] == '-'
        && value[10] is 'T' or 't' or ' '
        && (value[^1] is 'Z' or 'z' || value[^6] is '+' or '-')
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsEmail(string value) =>
        value.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && value.LastIndexOf('@') == at
        && value.AsSpan().IndexOfAny(NotInAddresses) < 0
        && value.AsSpan(at + 1).IndexOf('.') > 0
        && !value.EndsWith('.')
        && !value.Contains("..", StringComparison.Ordinal);
}
