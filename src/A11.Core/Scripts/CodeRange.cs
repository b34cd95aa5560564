using System.Globalization;

namespace A11.Core.Scripts;

/// <summary>Codes of ShellCheck's as its directives name them: <c>SC2086</c>, <c>2086</c>, <c>SC2000-SC2100</c> (shellcheck(1), “DIRECTIVES”).</summary>
/// <param name="First">The first code.</param>
/// <param name="Last">The last one; the first where it is one alone.</param>
internal readonly record struct CodeRange(int First, int Last)
{
    /// <summary>Reads codes; null where a word names none. Codes have four digits, so that no range grows beyond what there can be.</summary>
    public static CodeRange? Parse(ReadOnlySpan<char> written)
    {
        var dash = written.IndexOf('-');
        return ParseCode(dash < 0 ? written : written[..dash]) is { } first && ParseCode(dash < 0 ? written : written[(dash + 1)..]) is { } last ? new CodeRange(first, last) : null;
    }

    /// <summary>Whether an alias names one of the codes.</summary>
    public bool Contains(string alias) =>
        alias.StartsWith("shellcheck/", StringComparison.Ordinal) && ParseCode(alias.AsSpan("shellcheck/".Length)) is { } code && code >= First && code <= Last;

    private static int? ParseCode(ReadOnlySpan<char> written) =>
        int.TryParse(written.StartsWith("SC", StringComparison.OrdinalIgnoreCase) ? written[2..] : written, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 1000 and < 10_000 ? code : null;
}
