using A11.Core.Diagnostics;

namespace A11.Core.Reports;

/// <summary>Where the lines of a commit can be read on the web.</summary>
/// <param name="Prefix">The address of the commit's root, with a slash at its end.</param>
/// <param name="RangeSeparator">What stands between the lines of a range: <c>-L</c> on GitHub (“Creating a permanent link to a code snippet”), <c>-</c> on GitLab.</param>
public sealed record SourceAddress(string Prefix, string RangeSeparator)
{
    /// <summary>The address of a finding's lines.</summary>
    public string Find(Diagnostic finding)
    {
        var (first, last) = (finding.Start.Line, finding.End.Line);
        return FormattableString.Invariant($"{Prefix}{Encode(finding.Path)}#L{first}{(last > first ? FormattableString.Invariant($"{RangeSeparator}{last}") : "")}");
    }

    /// <summary>A path as a part of an address, percent-encoded but for its slashes.</summary>
    internal static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
